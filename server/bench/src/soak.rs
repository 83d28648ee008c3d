//! soak: 500 boards and ten changes a second for minutes, and whether memory creeps meanwhile.

use crate::bench::Bench;
use crate::error::Result;
use crate::fanout::side::{Load, Side};
use crate::figure::Figure;
use std::time::Instant;

const NAME: &str = "soak";
const BOARDS: usize = 500;
/// Changes a second.
const RATE: usize = 10;
const MB: f64 = 1_048_576.0;

/// One server, for as long as the settings say.
pub async fn run(bench: &Bench) -> Result<Vec<Figure>> {
    let ours = bench.moksori(&bench.data(bench.settings.small).await?).await?;
    let mut load = Load::open(&[&ours], BOARDS, Instant::now()).await?;
    let (mut resident, mut wrong) = (Vec::new(), 0);
    for minute in 1..=bench.settings.minutes {
        for round in load.round(&[Side::Ours], RATE, RATE * 60).await? {
            wrong += (BOARDS * RATE * 60).saturating_sub(round.late.len()) + round.disordered + round.ended;
        }
        resident.push(ours.resident()? as f64 / MB);
        eprintln!("minute {minute}: {:.1} MB", resident[resident.len() - 1]);
    }
    load.close().await;
    ours.stop().await?;
    let name = |what: &str| format!("{BOARDS} boards, {RATE}/s, {} min, {what}", bench.settings.minutes);
    // The first half is for caches to fill.
    let (half, last) = (resident[resident.len() / 2], resident[resident.len() - 1]);
    Ok(vec![
        Figure::new(NAME, name("at the end"), last, "MB")
            .beside(half, "half-way")
            .target("no creep (≤ 1.05×)", |ratio, _| ratio <= 1.05),
        Figure::new(NAME, name("lost, doubled or out of order"), wrong as f64, "frames")
            .target("0", |_, frames| frames == 0.0),
    ])
}
