//! What a benchmark found, for people and for machines.

use serde::Serialize;

/// One line of the table.
#[derive(Clone, Debug, Serialize)]
pub struct Figure {
    /// Which benchmark.
    pub bench: &'static str,
    /// Which case of it.
    pub case: String,
    /// What was measured, median of the rounds.
    pub figure: f64,
    /// Its unit.
    pub unit: &'static str,
    /// The limit from the same run, in the same unit.
    pub limit: Option<f64>,
    /// What the limit is.
    pub against: &'static str,
    /// `figure / limit`.
    pub ratio: Option<f64>,
    /// What it should be, in words.
    pub target: &'static str,
    /// Whether it is; none where nothing is demanded.
    pub met: Option<bool>,
}

impl Figure {
    /// A figure alone.
    pub fn new(bench: &'static str, case: impl Into<String>, figure: f64, unit: &'static str) -> Self {
        Self { bench, case: case.into(), figure, unit, limit: None, against: "", ratio: None, target: "", met: None }
    }

    /// Beside its limit.
    pub fn beside(mut self, limit: f64, against: &'static str) -> Self {
        (self.limit, self.against) = (Some(limit), against);
        self.ratio = (limit > 0.0).then(|| self.figure / limit);
        self
    }

    /// What is demanded, and whether that holds of the ratio (0 where there is none) and of the figure.
    pub fn target(mut self, words: &'static str, holds: impl Fn(f64, f64) -> bool) -> Self {
        self.target = words;
        self.met = Some(holds(self.ratio.unwrap_or_default(), self.figure));
        self
    }
}

/// Markdown.
pub fn table(figures: &[Figure]) -> String {
    let mut lines = vec![
        "| benchmark | case | figure | limit, same run | ratio | target | met |".to_owned(),
        "|---|---|---:|---:|---:|---|---|".to_owned(),
    ];
    for f in figures {
        let limit = f.limit.map(|limit| format!("{} {} ({})", short(limit), f.unit, f.against)).unwrap_or_default();
        let ratio = f.ratio.map(|ratio| format!("{ratio:.2}")).unwrap_or_default();
        let met = f.met.map_or("", |met| if met { "yes" } else { "**no**" });
        lines.push(format!(
            "| {} | {} | {} {} | {limit} | {ratio} | {} | {met} |",
            f.bench,
            f.case,
            short(f.figure),
            f.unit,
            f.target
        ));
    }
    lines.join("\n")
}

fn short(number: f64) -> String {
    match number.abs() {
        n if n == n.trunc() || n >= 1_000.0 => format!("{number:.0}"),
        n if n >= 10.0 => format!("{number:.1}"),
        _ => format!("{number:.2}"),
    }
}
