//! live: 200 boards under 20 changes a second, half of them cut off for half of the time; at the end every board must be
//! what a fresh load shows, and nobody may have been told to load afresh.

mod actor;
mod client;

use crate::bench::Bench;
use crate::digests;
use crate::error::Result;
use crate::figure::Figure;
use crate::measure::quantile;
use crate::seed;
use crate::wire::{Who, Wire};
use actor::Actor;
use client::{Client, Report};
use model::board::Board;
use std::sync::atomic::AtomicI64;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};
use store::Store;
use tokio::sync::watch;
use tokio::task::JoinSet;

const NAME: &str = "live";
/// Boards.
const CLIENTS: usize = 200;
/// Changes a second.
const RATE: u64 = 20;
/// Longest that a board may take to know everything once nothing happens any more.
const PATIENCE: Duration = Duration::from_secs(30);

/// What the clients are told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Word {
    /// Everybody is on.
    On,
    /// Every second board's line is cut.
    Cut,
    /// Stop once this event is known.
    Until(i64),
}

/// The whole play.
pub async fn run(bench: &Bench) -> Result<Vec<Figure>> {
    let data = bench.folder()?;
    let store = Store::open(&format!("sqlite:{}", data.join("moksori.db").display())).await?;
    seed::fill(&store, 3_000, 300).await?;
    store.close().await;
    let server = bench.moksori(&data).await?;
    let mut wire = Wire::open(server.address, Who::Token(seed::token(0))).await?;
    let (resident, before) = (server.resident()?, digests::load(&mut wire).await?.seq());
    let (say, word) = watch::channel(Word::On);
    let latest = Arc::new(AtomicI64::new(0));
    let shown = Arc::new(Mutex::new(Board::default()));
    let mut clients = JoinSet::new();
    for number in 0..CLIENTS {
        let board = digests::load(&mut wire).await?;
        let shown = (number == 0).then(|| shown.clone());
        let client = Client { number, address: server.address, board, shown, latest: latest.clone() };
        clients.spawn(client.run(word.clone()));
    }
    let seconds = bench.settings.seconds;
    let begun = Instant::now();
    let mut actor = Actor::open(server.address, shown.clone(), digests::load(&mut wire).await?).await?;
    let mut pace = tokio::time::interval(Duration::from_micros(1_000_000 / RATE));
    let (mut changes, mut cut) = (0, false);
    while begun.elapsed() < Duration::from_secs(seconds) {
        pace.tick().await;
        let quarter = begun.elapsed().as_secs() * 4 / seconds.max(4);
        if cut != (1..3).contains(&quarter) {
            cut = !cut;
            say.send_replace(if cut { Word::Cut } else { Word::On });
        }
        changes += actor.act().await?;
    }
    let took = begun.elapsed().as_secs_f64();
    say.send_replace(Word::On);
    let fresh = settled(&mut wire).await?;
    say.send_replace(Word::Until(fresh.seq()));
    let full = server.resident()?;
    let mut all = Report::default();
    let mut equal = 0;
    while let Ok(Some(done)) = tokio::time::timeout(PATIENCE, clients.join_next()).await {
        let report = done??;
        equal += usize::from(report.digest == fresh.digest());
        all.add(report);
    }
    clients.shutdown().await;
    server.stop().await?;
    let case =
        |what: &str| format!("{CLIENTS} boards, {RATE}/s for {seconds} s, half cut for {} s: {what}", seconds / 2);
    let different = (CLIENTS - equal) as f64;
    let mb = |bytes: u64| bytes as f64 / 1_048_576.0;
    Ok(vec![
        Figure::new(NAME, case("boards that differ from a fresh load"), different, "boards")
            .target("0", |_, n| n == 0.0),
        Figure::new(NAME, case("gaps, told to load afresh"), all.wrong as f64, "times").target("0", |_, n| n == 0.0),
        Figure::new(NAME, case("changes asked for, a second"), changes as f64 / took, "/s"),
        Figure::new(NAME, case("events heard by each"), (fresh.seq() - before) as f64, "events"),
        Figure::new(NAME, case("event to client, p50"), quantile(&mut all.late, 0.5), "ms"),
        Figure::new(NAME, case("event to client, p99"), quantile(&mut all.late, 0.99), "ms"),
        Figure::new(NAME, case("caught up after the cut, p95"), quantile(&mut all.caught_up, 0.95), "ms")
            .target("≤ 1,000 ms", |_, ms| ms <= 1_000.0),
        Figure::new(NAME, case("server, resident, before"), mb(resident), "MB"),
        Figure::new(NAME, case("server, resident, after"), mb(full), "MB"),
    ])
}

/// A fresh load after which nothing happened for a second.
async fn settled(wire: &mut Wire) -> Result<Board> {
    let mut board = digests::load(wire).await?;
    loop {
        tokio::time::sleep(Duration::from_secs(1)).await;
        let again = digests::load(wire).await?;
        if again.seq() == board.seq() {
            return Ok(again);
        }
        board = again;
    }
}
