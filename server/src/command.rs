//! What each word of the command line does.

mod banner;
mod demo;
mod serve;
mod token;
mod user;

use crate::cli::{Cli, Command, Config};
use crate::trouble::Trouble;
use crate::{log, openapi};
use std::io::Write;

/// Does what was asked, and returns when it is done.
pub fn run(cli: Cli) -> Result<(), Trouble> {
    let mut settings = cli.settings;
    let rooms = match &cli.command {
        Command::Openapi => return say(&openapi::text()),
        Command::Demo => Some(demo::Rooms::choose(&mut settings)?),
        _ => None,
    };
    let config = settings.settle()?;
    log::start(&config.log)?;
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    runtime.block_on(async {
        match cli.command {
            Command::Serve => serve::run(config).await,
            Command::Demo => demo::run(config, rooms).await,
            Command::User(user) => user::run(&config, user).await,
            Command::Token(token) => token::run(&config, token).await,
            Command::Config(Config::Print) => say(&config.print()),
            Command::Openapi => Ok(()),
        }
    })
}

/// Writes an answer; a reader that left early is no trouble.
fn say(text: &str) -> Result<(), Trouble> {
    let mut out = std::io::stdout().lock();
    match writeln!(out, "{}", text.trim_end()).and_then(|()| out.flush()) {
        Err(e) if e.kind() != std::io::ErrorKind::BrokenPipe => Err(e.into()),
        _ => Ok(()),
    }
}
