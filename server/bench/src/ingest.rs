//! ingest: from a practice customer's post to a committed message with its thread, customer and event.
//!
//! One at a time over HTTP (`/api/practice/say` answers when the post is on the board; it writes the practice network's
//! own journal too, with a wait for the disk), and in batches as Moksori's ingest fetches them from a network that has
//! 10,000 posts for it, a fifth of them answers in known threads and a twentieth delivered twice. The limit inserts the
//! very rows that Moksori then holds, into a copy of the same file, on a bare connection with the same durability.

mod posts;
mod rows;

use crate::bench::Bench;
use crate::error::{Error, Result};
use crate::figure::Figure;
use crate::measure::{median, quantile, timed};
use crate::process::{Process, own};
use crate::seed;
use crate::wire::{Who, Wire};
use model::account::Account;
use model::id::AccountId;
use posts::Posts;
use rows::Rows;
use serde_json::json;
use std::path::Path;
use std::time::Instant;

const NAME: &str = "ingest";
/// Posts of one round in batches.
const POSTS: usize = 10_000;
/// Posts of one round, by how many ask at once.
const SINGLE: [(usize, usize); 3] = [(1, 300), (8, 1_000), (64, 2_000)];
/// Posts that Moksori commits at once.
const CHUNK: usize = 100;

/// Batches and singles, in stores of each size.
pub async fn run(bench: &Bench) -> Result<Vec<Figure>> {
    let mut figures = Vec::new();
    let mut paces = Vec::new();
    for size in bench.sizes() {
        paces.push(batches(bench, size, &mut figures).await?);
    }
    single(bench, &mut figures).await?;
    if let [small, large] = &paces[..] {
        let growth = large / small;
        let figure = Figure::new(NAME, "growth of a batched message's CPU, small to large", growth, "×");
        figures.push(figure.target("≤ 1.3×", |_, growth| growth <= 1.3));
    }
    Ok(figures)
}

/// Fills `figures`, and answers the microseconds of CPU that a message costs, the process's start included.
async fn batches(bench: &Bench, size: usize, figures: &mut Vec<Figure>) -> Result<f64> {
    let (ours, raw) = (bench.data(size).await?, bench.data(size).await?);
    let (file, bare) = (ours.join("moksori.db"), raw.join("moksori.db"));
    let mut posts = Posts::new(&ours.join("practice.jsonl"), 2010);
    let (mut pace, mut limit, mut cpu, mut bare_cpu) = (vec![], vec![], vec![], vec![]);
    for round in 0..=bench.settings.rounds {
        let before = rows::latest(&file)?;
        let fresh = posts.write(POSTS)?;
        let server = bench.moksori(&ours).await?;
        wait(&file, before + fresh as i64).await?;
        let work = server.busy()?;
        server.stop().await?;
        let (first, last) = rows::span(&file, before)?;
        let found = Rows::read(&file, before)?;
        let resting = own()?;
        let batched = found.insert(&bare, CHUNK)?;
        if round > 0 {
            cpu.push(work * 1e6 / POSTS as f64);
            bare_cpu.push((own()? - resting) * 1e6 / POSTS as f64);
            // Events carry the time of their commit: the first chunk's own work is before the first of them.
            pace.push((POSTS - CHUNK) as f64 / (last - first).max(1) as f64 * 1e6);
            limit.push(POSTS as f64 / batched);
        }
    }
    let pace = median(&pace);
    let figure = Figure::new(NAME, format!("batches of 100, {size} messages"), pace, "messages/s");
    let figure = figure.beside(median(&limit), "raw inserts of the same rows");
    figures.push(figure.target("≥ 0.5×", |ratio, _| ratio >= 0.5));
    let figure = Figure::new(NAME, format!("batches of 100, {size} messages, CPU a message"), median(&cpu), "µs");
    figures.push(figure.beside(median(&bare_cpu), "raw inserts, with their lookups"));
    Ok(median(&cpu))
}

/// Waits until the log has got that far.
async fn wait(file: &Path, seq: i64) -> Result<()> {
    let begun = Instant::now();
    while rows::latest(file)? < seq {
        if begun.elapsed().as_secs() > 120 {
            return Err(Error::Other(format!("ingest stood still before event {seq}")));
        }
        tokio::time::sleep(std::time::Duration::from_millis(100)).await;
    }
    Ok(())
}

async fn single(bench: &Bench, figures: &mut Vec<Figure>) -> Result<()> {
    let (ours, raw) = (bench.data(bench.settings.small).await?, bench.data(bench.settings.small).await?);
    let (file, bare) = (ours.join("moksori.db"), raw.join("moksori.db"));
    let server = bench.moksori(&ours).await?;
    let mut wire = Wire::open(server.address, Who::Token(seed::token(0))).await?;
    let account: Vec<Account> = wire.call("/api/account/list", &json!({})).await?;
    for (at_once, count) in SINGLE {
        let (mut pace, mut p99, mut limit) = (Vec::new(), Vec::new(), Vec::new());
        for round in 0..=bench.settings.rounds {
            let before = rows::latest(&file)?;
            let (seconds, mut late) = say(&server, account[0].id, at_once, count, round).await?;
            let alone = Rows::read(&file, before)?.insert(&bare, 1)?;
            if round > 0 {
                pace.push(count as f64 / seconds);
                p99.push(quantile(&mut late, 0.99));
                limit.push(count as f64 / alone);
            }
        }
        let name = format!("single, {at_once} at once");
        let figure = Figure::new(NAME, name.clone(), median(&pace), "messages/s");
        let figure = figure.beside(median(&limit), "raw, a transaction each");
        figures.push(figure.target("≥ 3,000/s", |_, pace| pace >= 3_000.0));
        let figure = Figure::new(NAME, format!("{name}, p99 until acknowledged"), median(&p99), "ms");
        figures.push(figure.target("≤ 10 ms", |_, ms| ms <= 10.0));
    }
    server.stop().await
}

/// Seconds for all, and milliseconds for each.
async fn say(
    server: &Process,
    account: AccountId,
    at_once: usize,
    count: usize,
    round: usize,
) -> Result<(f64, Vec<f64>)> {
    let mut wires = Vec::new();
    for _ in 0..at_once {
        wires.push(Wire::open(server.address, Who::Token(seed::token(0))).await?);
    }
    let begun = Instant::now();
    let speakers = wires.iter_mut().enumerate().map(|(n, wire)| async move {
        let mut late = Vec::new();
        for k in (n..count).step_by(at_once) {
            let text = format!("{round}-{k} 오늘 아침부터 데이터가 아주 느립니다. 확인 부탁드려요.");
            let body = json!({ "account": account, "customer": format!("single{}", k % 500), "text": text });
            let path = "/api/practice/say";
            let (took, answer) = timed(wire.post(path, body.to_string().into())).await;
            answer?.good(path)?;
            late.push(took);
        }
        Ok::<_, Error>(late)
    });
    let late = futures::future::try_join_all(speakers).await?;
    Ok((begun.elapsed().as_secs_f64(), late.concat()))
}
