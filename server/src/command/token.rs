//! `moksori token …`

use crate::boot::Workspace;
use crate::cli::Token;
use crate::command;
use crate::config::Config;
use crate::trouble::Trouble;

/// Makes or ends keys for scripts. A made key is all that is printed, so that a script can take it.
pub async fn run(config: &Config, token: Token) -> Result<(), Trouble> {
    let workspace = Workspace::open(config, None, 0).await?;
    let told = match token {
        Token::Create { name, email } => workspace.desk.create_token_for(&email, &name).await?,
        Token::Revoke { name } => match workspace.desk.revoke_token_named(&name).await? {
            0 => return Err(Trouble::Refused(format!("No key is called {name}."))),
            1 => format!("The key {name} is dead."),
            many => format!("{many} keys called {name} are dead."),
        },
    };
    workspace.close().await;
    command::say(&told)
}
