//! claims: races of 2 to 20 operators for one thread, over HTTP, each on a connection of their own.

use crate::bench::Bench;
use crate::digests;
use crate::error::{Error, Result};
use crate::figure::Figure;
use crate::measure::{Chance, quantile, timed};
use crate::process::Process;
use crate::seed;
use crate::wire::{Answer, Who, Wire};
use model::id::{MutationId, OperatorId, ThreadId};
use model::refusal::Refusal;
use model::thread::{Card, State, Talk};
use serde::Deserialize;
use serde_json::json;
use std::collections::HashMap;
use store::Store;

const NAME: &str = "claims";
/// Most operators in one race.
const MOST: usize = 20;

/// What came of all races.
#[derive(Default)]
struct Tally {
    clients: usize,
    double: usize,
    none: usize,
    misled: usize,
    other: usize,
    losers: Vec<f64>,
    won: HashMap<ThreadId, OperatorId>,
}

/// The fault of somebody who came too late.
#[derive(Deserialize)]
struct Late {
    refused: Refusal,
}

/// On SQLite, and on the database of the settings if there is one.
pub async fn run(bench: &Bench) -> Result<Vec<Figure>> {
    let data = bench.folder()?;
    let file = format!("sqlite:{}", data.join("moksori.db").display());
    let mut figures = on(bench, "SQLite", &file, Process::moksori(&bench.settings.binary, &data, None)).await?;
    if let Some(url) = &bench.settings.database {
        let data = bench.folder()?;
        figures.extend(on(bench, "PostgreSQL", url, Process::moksori(&bench.settings.binary, &data, Some(url))).await?);
    }
    Ok(figures)
}

async fn on(
    bench: &Bench,
    engine: &str,
    url: &str,
    start: impl Future<Output = Result<Process>>,
) -> Result<Vec<Figure>> {
    let races = bench.settings.races;
    let store = Store::open(url).await?;
    // More than half of the open threads are nobody's.
    seed::fill(&store, races * 6, races * 2).await?;
    store.close().await;
    let server = start.await?;
    let mut wires = Vec::new();
    for n in 0..MOST {
        wires.push(Wire::open(server.address, Who::Token(seed::token(n))).await?);
    }
    let board = digests::load(&mut wires[0]).await?;
    let free: Vec<ThreadId> = board.column(State::New).take(races).map(|card| card.id).collect();
    let (mut tally, mut chance) = (Tally::default(), Chance(2010));
    for thread in &free {
        let racers = 2 + chance.below(MOST - 1);
        race(&mut wires, racers, *thread, &mut tally).await?;
    }
    // What the server itself says afterwards, to anybody.
    let after = digests::load(&mut wires[0]).await?;
    for (thread, winner) in &tally.won {
        let talk: Talk = wires[1].call("/api/thread/talk", &json!({ "thread": thread })).await?;
        let claims = talk.history.iter().filter(|event| matches!(event.change, model::event::Change::ThreadClaimed));
        let owned = after.card(*thread).and_then(|card| card.owner) == Some(*winner);
        tally.double += usize::from(claims.count() != 1 || !owned);
    }
    server.stop().await?;
    if free.len() < races {
        return Err(Error::Other(format!("only {} threads were free", free.len())));
    }
    let case = |what: &str| format!("{engine}, {} races, {} claims, {what}", free.len(), tally.clients);
    let wrong = tally.double + tally.none + tally.misled + tally.other;
    let double = Figure::new(NAME, case("double owners, races without a winner, wrong names"), wrong as f64, "races");
    let p50 = quantile(&mut tally.losers, 0.5);
    let p99 = quantile(&mut tally.losers, 0.99);
    Ok(vec![
        double.target("0", |_, n| n == 0.0),
        Figure::new(NAME, case("p50 until a loser knows who won"), p50, "ms"),
        Figure::new(NAME, case("p99 until a loser knows who won"), p99, "ms")
            .target("≤ 1,000 ms", |_, ms| ms <= 1_000.0),
    ])
}

async fn race(wires: &mut [Wire], racers: usize, thread: ThreadId, tally: &mut Tally) -> Result<()> {
    let claim = |wire| claim(wire, thread);
    let answers = futures::future::join_all(wires.iter_mut().take(racers).map(|wire| timed(claim(wire)))).await;
    tally.clients += racers;
    let (mut winner, mut named) = (None, Vec::new());
    for (took, answer) in answers {
        let Answer { status, body } = answer?;
        match status {
            200 => {
                tally.double += usize::from(winner.is_some());
                winner = serde_json::from_slice::<Card>(&body)?.owner;
            }
            409 => {
                match serde_json::from_slice::<Late>(&body)?.refused {
                    Refusal::AlreadyClaimed { by } => named.push(by),
                    _ => tally.other += 1,
                }
                tally.losers.push(took);
            }
            _ => tally.other += 1,
        }
    }
    tally.misled += named.iter().filter(|by| Some(**by) != winner).count();
    match winner {
        Some(winner) => drop(tally.won.insert(thread, winner)),
        None => tally.none += 1,
    }
    Ok(())
}

async fn claim(wire: &mut Wire, thread: ThreadId) -> Result<Answer> {
    let body = json!({ "thread": thread, "mutation": MutationId::new() });
    wire.post("/api/thread/claim", body.to_string().into()).await
}
