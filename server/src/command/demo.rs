//! `moksori demo`

use super::serve;
use crate::boot::Workspace;
use crate::command;
use crate::config::{Config, Settings};
use crate::data::Data;
use crate::trouble::Trouble;
use desk::Newcomer;
use std::path::PathBuf;

/// The crowd says the same things in every demo.
const SEED: u64 = 2010;

/// A folder that is gone when the demo is; none if the caller named one.
pub struct Rooms(Option<PathBuf>);

impl Rooms {
    /// Puts the demo into a folder of its own, unless the settings name one: it never touches a real workspace.
    pub fn choose(settings: &mut Settings) -> Result<Self, Trouble> {
        if settings.data.is_some() {
            return Ok(Self(None));
        }
        let folder = std::env::temp_dir().join(format!("moksori-demo-{:08x}", rand::random::<u32>()));
        crate::data::make(&folder)?;
        settings.data = Some(folder.clone());
        Ok(Self(Some(folder)))
    }
}

impl Drop for Rooms {
    fn drop(&mut self) {
        if let Some(folder) = &self.0 {
            // What cannot be removed is in the system's folder for such things.
            _ = std::fs::remove_dir_all(folder);
        }
    }
}

/// Fills the workspace, prints who can sign in, and serves it.
pub async fn run(config: Config, _rooms: Option<Rooms>) -> Result<(), Trouble> {
    let listener = serve::listen(&config).await?;
    let data = Data::hold(&config.data)?;
    let workspace = Workspace::open(&config, Some(data.practice()), SEED).await?;
    let team = workspace.desk.demo().await?;
    if team.is_empty() {
        command::say("This folder has a team already; its passwords were printed when it was made.")?;
    } else {
        command::say(&table(&team))?;
    }
    serve::serve(config, listener, workspace).await
}

/// Who can sign in, by role. E-mails and passwords are Latin letters: they stand in columns, the names behind them.
fn table(team: &[Newcomer]) -> String {
    let mut lines = vec!["A workspace to look around. Sign in as anybody of the team:".to_owned(), String::new()];
    let width = team.iter().map(|one| one.operator.email.len()).max().unwrap_or_default();
    let mut role = None;
    for Newcomer { operator, password } in team {
        if role != Some(operator.role) {
            role = Some(operator.role);
            lines.push(format!("  {:?}", operator.role));
        }
        lines.push(format!("    {:<width$}  {password}  {}", operator.email, operator.name));
    }
    lines.push(String::new());
    lines.join("\n")
}
