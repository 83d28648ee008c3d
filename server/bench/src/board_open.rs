//! board_open_server: a signed-in board of 50 open threads, in Korean and in English, beside a page that says hello.

use crate::bench::Bench;
use crate::error::Result;
use crate::figure::Figure;
use crate::measure::{median, quantile, timed};
use crate::process::Process;
use crate::seed;
use crate::wire::{Who, Wire};
use model::operator::Language;

const NAME: &str = "board_open_server";
/// Pages a round.
const PAGES: usize = 200;
/// Growth that is allowed from the small to the large store.
const GROWTH: f64 = 1.2;

/// One size after the other; languages and the limit take turns.
pub async fn run(bench: &Bench) -> Result<Vec<Figure>> {
    let mut figures = Vec::new();
    let mut medians = Vec::new();
    for size in bench.sizes() {
        let (ours, raw) = (bench.moksori(&bench.data(size).await?).await?, Process::raw(&bench.folder()?).await?);
        let mut korean = Wire::open(ours.address, Who::Cookie(seed::cookie(Language::Ko).into())).await?;
        let mut english = Wire::open(ours.address, Who::Cookie(seed::cookie(Language::En).into())).await?;
        let mut bare = Wire::open(raw.address, Who::Nobody).await?;
        let (mut ko, mut en, mut hello, mut tail) = (vec![], vec![], vec![], vec![]);
        let (mut cpu, mut bare_cpu) = (vec![], vec![]);
        let mut bytes = 0;
        for round in 0..=bench.settings.rounds {
            let begun = (ours.busy()?, raw.busy()?);
            let (p50, p99, length) = pages(&mut korean, "/board").await?;
            let turn = ours.busy()?;
            let other = pages(&mut english, "/board").await?.0;
            let limit = pages(&mut bare, "/hello").await?.0;
            let ended = raw.busy()?;
            // The first one warms everybody up.
            if round > 0 {
                (bytes, _) = (length, ko.push(p50));
                en.push(other);
                hello.push(limit);
                tail.push(p99);
                cpu.push((turn - begun.0) * 1e6 / PAGES as f64);
                bare_cpu.push((ended - begun.1) * 1e6 / PAGES as f64);
            }
        }
        let limit = median(&hello);
        for (language, rounds) in [("ko", &ko), ("en", &en)] {
            let figure = Figure::new(NAME, format!("{language}, {size} messages, p50"), median(rounds), "ms");
            figures.push(
                figure.beside(limit, "hello page").target("≤ 3×, ≤ 5 ms", |ratio, p50| ratio <= 3.0 && p50 <= 5.0),
            );
        }
        let figure = Figure::new(NAME, format!("ko, {size} messages, CPU a page"), median(&cpu), "µs");
        figures.push(figure.beside(median(&bare_cpu), "hello page"));
        figures.push(Figure::new(NAME, format!("ko, {size} messages, p99"), median(&tail), "ms"));
        figures.push(Figure::new(NAME, format!("ko, {size} messages, HTML"), bytes as f64, "bytes"));
        medians.push(median(&cpu));
        ours.stop().await?;
        raw.stop().await?;
    }
    if let [small, large] = medians[..] {
        let figure = Figure::new(NAME, "growth of a page's CPU, small to large", large / small, "×");
        figures.push(figure.target("≤ 1.2×", |_, growth| growth <= GROWTH));
    }
    Ok(figures)
}

/// p50 and p99 of a round in milliseconds, and the bytes of one page.
async fn pages(wire: &mut Wire, path: &str) -> Result<(f64, f64, usize)> {
    let (mut samples, mut bytes) = (Vec::with_capacity(PAGES), 0);
    for _ in 0..PAGES {
        let (took, answer) = timed(wire.get(path)).await;
        bytes = answer?.good(path)?.len();
        samples.push(took);
    }
    Ok((quantile(&mut samples, 0.5), quantile(&mut samples, 0.99), bytes))
}
