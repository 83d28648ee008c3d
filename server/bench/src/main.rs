//! The benchmark suite: each figure stands beside the limit that was measured in the same interleaved run.
//!
//! The machine may be busy with other things, so milliseconds mean little and ratios mean much: every benchmark takes
//! turns between Moksori and the least that any program could do for the same work, five rounds, and reports medians.
//! The real release binary runs in a process of its own, the bare one too, and the load in a third: this one.
//!
//! To add a benchmark: a file of its name with `run(&Bench) -> Result<Vec<Figure>>`, and a word in [`Which`].

mod bench;
mod board_open;
mod claims;
mod digests;
mod error;
mod fanout;
mod figure;
mod ingest;
mod line;
mod list;
mod live;
mod measure;
mod memory;
mod process;
mod raw;
mod seed;
mod soak;
mod storm;
mod wire;

use bench::{Bench, Settings};
use clap::{Parser, ValueEnum};
use error::Result;
use std::process::ExitCode;

/// Measures Moksori beside the limits of the machine it runs on.
#[derive(Parser)]
#[command(name = "bench", max_term_width = 110)]
struct Cli {
    /// What to measure.
    #[arg(value_enum, required = true)]
    which: Vec<Which>,
    #[command(flatten)]
    settings: Settings,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
#[value(rename_all = "snake_case")]
enum Which {
    /// Everything below, in this order.
    All,
    /// The first byte to the last of a signed-in board.
    BoardOpenServer,
    /// From a POST to the frame on every board.
    Fanout,
    /// Messages a second, one at a time and in batches.
    Ingest,
    /// Pages of lists.
    ListSearch,
    /// Resident bytes, idle and a board.
    Memory,
    /// Whether memory creeps over minutes.
    Soak,
    /// 200 boards that must be equal at the end, half of them cut off for a while.
    Live,
    /// Races for threads that one may win.
    Claims,
    /// The bare server that the others are compared with; started by the suite itself.
    #[value(hide = true)]
    Raw,
}

const ALL: [Which; 8] = [
    Which::BoardOpenServer,
    Which::Fanout,
    Which::Ingest,
    Which::ListSearch,
    Which::Memory,
    Which::Soak,
    Which::Live,
    Which::Claims,
];

fn main() -> ExitCode {
    let cli = Cli::parse();
    let runtime = match tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => {
            eprintln!("no runtime: {error}");
            return ExitCode::FAILURE;
        }
    };
    match runtime.block_on(run(cli)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("bench: {error}");
            ExitCode::FAILURE
        }
    }
}

async fn run(cli: Cli) -> Result<()> {
    if cli.which == [Which::Raw] {
        return raw::serve().await;
    }
    let wanted = if cli.which.contains(&Which::All) { ALL.to_vec() } else { cli.which };
    let bench = Bench::new(cli.settings)?;
    let mut figures = Vec::new();
    for which in wanted {
        eprintln!("{which:?} …");
        let found = match which {
            Which::BoardOpenServer => board_open::run(&bench).await?,
            Which::Fanout => fanout::run(&bench).await?,
            Which::Ingest => ingest::run(&bench).await?,
            Which::ListSearch => list::run(&bench).await?,
            Which::Memory => memory::run(&bench).await?,
            Which::Soak => soak::run(&bench).await?,
            Which::Live => live::run(&bench).await?,
            Which::Claims => claims::run(&bench).await?,
            Which::All | Which::Raw => Vec::new(),
        };
        bench.tell(&found)?;
        figures.extend(found);
    }
    println!("\n{}", figure::table(&figures));
    Ok(())
}
