//! `moksori`: the one binary. It composes the rooms and owns nothing but the way in: the command line, the settings, the
//! router and the safety around it.

mod assets;
mod boot;
mod cli;
mod client;
mod command;
mod config;
mod data;
mod door;
mod guard;
mod headers;
mod health;
mod image;
mod live;
mod log;
mod openapi;
mod origin;
mod panic;
mod press;
mod router;
mod trouble;

use clap::Parser;
use std::process::ExitCode;

fn main() -> ExitCode {
    let cli = cli::Cli::parse();
    match command::run(cli) {
        Ok(()) => ExitCode::SUCCESS,
        Err(trouble) => {
            eprintln!("{trouble}");
            ExitCode::FAILURE
        }
    }
}
