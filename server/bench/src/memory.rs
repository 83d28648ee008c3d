//! memory: resident bytes, idle and for each open board, beside a bare axum with as many websockets.

use crate::bench::Bench;
use crate::digests;
use crate::error::{Error, Result};
use crate::figure::Figure;
use crate::line::Line;
use crate::process::Process;
use crate::seed;
use crate::storm::Storm;
use crate::wire::{Who, Wire};
use bytes::Bytes;
use std::time::{Duration, Instant};

const NAME: &str = "memory";
/// Who work before anything counts.
const WARM: usize = 32;
const MB: f64 = 1_048_576.0;

/// Fresh processes for each size: what was once in use is rarely given back.
pub async fn run(bench: &Bench) -> Result<Vec<Figure>> {
    let mut figures = Vec::new();
    let data = bench.data(bench.settings.small).await?;
    for boards in bench.settings.boards.iter().copied().filter(|boards| *boards >= 500) {
        let (ours, raw) = (bench.moksori(&data).await?, Process::raw(&bench.folder()?).await?);
        let ours_at = ours.address;
        let mut wire = Wire::open(ours.address, Who::Token(seed::token(0))).await?;
        let after = digests::load(&mut wire).await?.seq();
        warm(&ours, Who::Token(seed::token(0)), "/api/me/get").await?;
        warm(&raw, Who::Nobody, "/say").await?;
        let clock = Instant::now();
        let follow = |n| async move { Line::follow(ours_at, &seed::token(n), after).await };
        Storm::open(WARM, clock, follow).await?.close().await;
        Storm::open(WARM, clock, |_| Line::open(raw.address, "/line", None, None)).await?.close().await;
        let (idle, bare) = (rest(&ours).await?, rest(&raw).await?);
        let ours_open = Storm::open(boards, clock, follow).await?;
        let full = rest(&ours).await?;
        let raw_open = Storm::open(boards, clock, |_| Line::open(raw.address, "/line", None, None)).await?;
        let raw_full = rest(&raw).await?;
        let each = |full: u64, idle: u64| full.saturating_sub(idle) as f64 / boards as f64;
        if figures.is_empty() {
            let figure =
                Figure::new(NAME, "idle, 10k messages", idle as f64 / MB, "MB").beside(bare as f64 / MB, "bare axum");
            figures.push(figure.target("≤ 30 MB", |_, mb| mb <= 30.0));
        }
        let figure = Figure::new(NAME, format!("a board, {boards} open"), each(full, idle), "bytes");
        let figure = figure.beside(each(raw_full, bare), "bare axum websocket");
        figures.push(figure.target("≤ 8 kB", |_, bytes| bytes <= 8_000.0));
        let all = Figure::new(NAME, format!("{boards} boards open"), full as f64 / MB, "MB");
        let all = all.beside(raw_full as f64 / MB, "bare axum");
        figures.push(if boards >= 5_000 { all.target("≤ 75 MB", |_, mb| mb <= 75.0) } else { all });
        ours_open.close().await;
        raw_open.close().await;
        ours.stop().await?;
        raw.stop().await?;
    }
    Ok(figures)
}

/// Questions of many at once, so that whoever counts as idle has worked before: what that leaves is no board's.
async fn warm(server: &Process, who: Who, path: &str) -> Result<()> {
    let ask = |_| async {
        Wire::open(server.address, who.clone()).await?.post(path, Bytes::from_static(b"{}")).await?.good(path)?;
        Ok::<_, Error>(())
    };
    futures::future::try_join_all((0..WARM).map(ask)).await?;
    Ok(())
}

/// Resident bytes once nothing moves any more.
async fn rest(process: &Process) -> Result<u64> {
    tokio::time::sleep(Duration::from_secs(2)).await;
    process.resident()
}
