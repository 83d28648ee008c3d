//! `moksori user …`

use crate::boot::Workspace;
use crate::cli::{NewUser, User};
use crate::command;
use crate::config::Config;
use crate::trouble::Trouble;
use desk::Guest;

/// Adds, rescues or locks out somebody.
pub async fn run(config: &Config, user: User) -> Result<(), Trouble> {
    let workspace = Workspace::open(config, None, 0).await?;
    let told = match user {
        User::Add(new) => add(&workspace, new).await?,
        User::Reset { email } => {
            let password = workspace.desk.reset_password(&email).await?;
            format!("{email} signs in with the password {password} from now on; their browsers are signed out.")
        }
        User::Disable { email } => {
            let operator = workspace.desk.disable(&email).await?;
            format!("{} ({}) is locked out.", operator.name, operator.email)
        }
    };
    workspace.close().await;
    command::say(&told)
}

async fn add(workspace: &Workspace, new: NewUser) -> Result<String, Trouble> {
    let password = if new.password_stdin {
        std::io::read_to_string(std::io::stdin())?.trim_end_matches(['\r', '\n']).to_owned()
    } else {
        made_up()
    };
    let shown = if new.password_stdin { String::new() } else { format!(" and the password {password}") };
    let guest = Guest { name: new.name, email: new.email, cotag: new.cotag, password, settings: Default::default() };
    let operator = workspace.desk.add_operator(guest, new.role).await?;
    Ok(format!("{} is on the team and signs in with {}{shown}.", operator.name, operator.email))
}

/// Sixteen letters that nobody mixes up: 80 bits of chance.
fn made_up() -> String {
    const LETTERS: &[u8; 32] = b"abcdefghijkmnpqrstuvwxyz23456789";
    let chance: [u8; 16] = rand::random();
    chance.iter().map(|byte| char::from(LETTERS[usize::from(byte % 32)])).collect()
}
