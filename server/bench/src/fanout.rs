//! fanout: from the POST of a colleague's note, which is committed, to the frame at every board.
//!
//! The limit is a bare server with the same axum and the same small buffers that broadcasts a body of the same bytes as
//! it is: it reads no session, writes no row and encodes nothing. A second limit commits the body first, to one table
//! without an index and as durably as Moksori does, because the disk's own time is in our figure too.

pub mod side;

use crate::bench::Bench;
use crate::error::Result;
use crate::figure::Figure;
use crate::measure::{median, quantile};
use crate::process::Process;
use side::{Load, SIDES, Side};
use std::time::Instant;

const NAME: &str = "fanout";

/// One case: boards, and events a second.
struct Case {
    boards: usize,
    rate: usize,
    events: usize,
}

impl Case {
    /// Who is asked in a turn, and who together with whom. Where nobody is busy all are asked by turns, every few
    /// milliseconds: how fast an idle machine wakes up changes from one second to the next. Otherwise each is alone, and
    /// another one is first each time.
    fn turns(&self, turn: usize) -> Vec<Vec<Side>> {
        let from = |n: usize| (0..SIDES.len()).map(move |step| SIDES[(n + step) % SIDES.len()]);
        if self.boards < 100 { vec![from(turn).collect()] } else { from(turn).map(|side| vec![side]).collect() }
    }
}

/// What the rounds of one side were.
#[derive(Default)]
struct Rounds {
    p50: Vec<f64>,
    p99: Vec<f64>,
    cpu: Vec<f64>,
    lost: usize,
    disordered: usize,
}

/// All cases, one after the other; the sides take turns within each.
pub async fn run(bench: &Bench) -> Result<Vec<Figure>> {
    let mut figures = Vec::new();
    for boards in bench.settings.boards.clone() {
        let ours = bench.moksori(&bench.data(bench.settings.small).await?).await?;
        let say = Process::raw(&bench.folder()?).await?;
        let keep = Process::raw(&bench.folder()?).await?;
        let servers = [&ours, &say, &keep];
        let mut load = Load::open(&servers, boards, Instant::now()).await?;
        let rates: &[usize] = match boards {
            0..100 => &[10],
            100..1_000 => &[10, 100],
            _ => &[2],
        };
        for &rate in rates {
            let case = Case { boards, rate, events: (rate * 3).max(10) };
            figures.extend(measure(bench, &case, &mut load, servers).await?);
        }
        load.close().await;
        for server in [ours, say, keep] {
            server.stop().await?;
        }
    }
    Ok(figures)
}

async fn measure(bench: &Bench, case: &Case, load: &mut Load, servers: [&Process; 3]) -> Result<Vec<Figure>> {
    let mut rounds: [Rounds; 3] = Default::default();
    for turn in 0..=bench.settings.rounds {
        for sides in case.turns(turn) {
            let mut before = Vec::new();
            for &side in &sides {
                before.push(servers[side as usize].busy()?);
            }
            for ((round, side), before) in
                load.round(&sides, case.rate, case.events).await?.into_iter().zip(&sides).zip(before)
            {
                let busy = servers[*side as usize].busy()? - before;
                if turn > 0 {
                    rounds[*side as usize].add(case, round, busy);
                }
            }
        }
    }
    Ok(figures(case, &rounds))
}

impl Rounds {
    fn add(&mut self, case: &Case, round: crate::storm::Round, busy: f64) {
        let mut late: Vec<f64> = round.late.iter().map(|micros| f64::from(*micros) / 1e3).collect();
        self.lost += (case.boards * case.events).saturating_sub(late.len());
        self.disordered += round.disordered + round.ended;
        self.cpu.push(busy * 1e6 / late.len().max(1) as f64);
        self.p50.push(quantile(&mut late, 0.5));
        self.p99.push(quantile(&mut late, 0.99));
    }
}

fn figures(case: &Case, [ours, say, keep]: &[Rounds; 3]) -> Vec<Figure> {
    let name = |what: &str| format!("{} boards, {}/s, {what}", case.boards, case.rate);
    let figure = |what: &str, rounds: &[f64], unit| Figure::new(NAME, name(what), median(rounds), unit);
    let gated = case.boards >= 500;
    let mut figures = vec![
        figure("p50", &ours.p50, "ms").beside(median(&say.p50), "raw broadcast").target("≤ 1.5×", |r, _| r <= 1.5),
        figure("p99", &ours.p99, "ms").beside(median(&say.p99), "raw broadcast").target("≤ 2×", |r, _| r <= 2.0),
        figure("p50 (committed)", &ours.p50, "ms").beside(median(&keep.p50), "raw commit + broadcast"),
        figure("p99 (committed)", &ours.p99, "ms").beside(median(&keep.p99), "raw commit + broadcast"),
    ];
    let cpu = figure("CPU a delivery", &ours.cpu, "µs").beside(median(&say.cpu), "raw broadcast");
    figures.push(if gated { cpu.target("≤ 10 µs", |_, cpu| cpu <= 10.0) } else { cpu });
    let wrong = (ours.lost + ours.disordered) as f64;
    let lost = Figure::new(NAME, name("lost, doubled or out of order"), wrong, "frames");
    figures.push(lost.target("0", |_, n| n == 0.0));
    figures
}
