//! How much longer the rules about words take for a text four times as long: about four times, or a pasted page could
//! hold up the inbox. `cargo bench -p model` prints the worst kind of text for each rule; it judges nothing, because a
//! clock on a busy machine is no judge.

use model::text::{Measure, Room, contradicts, graphemes, likeness, repeats, scan, spam, split, weight};
use std::hint::black_box;
use std::time::{Duration, Instant};

const SHORT: usize = 5_000;
const LONG: usize = 20_000;

/// What is repeated to make a text: each has cost somebody's parser its straight line.
const KINDS: &[&str] = &[
    "가",
    "a",
    "가 ",
    "word. ",
    "다.",
    "a.",
    "a.a",
    "가.",
    ".",
    "(",
    ")",
    "((a.com",
    "(a.com@",
    "[a.com",
    "https://",
    "https://a.kr/(",
    "https://a.kr/)",
    "http://(",
    "a.com ",
    "가a.com",
    "xn--a.",
    "a-",
    "a_.",
    "a-a.com",
    "/(a)",
    "a.kr/(a)(b) ",
    "@a",
    "@a@a.b",
    "@a.com ",
    "#a",
    "#",
    "#1 ",
    "$A ",
    "1 ",
    "1.",
    "ㄷㅐ",
    "ㄱ",
    "e\u{301}",
    "\u{301}",
    "\u{323}\u{301}",
    "\u{1100}\u{1161}\u{11a8}",
    "👨\u{200d}👩\u{200d}👧\u{200d}👦",
    "\u{200d}",
    "🇰",
    "\u{fe0f}",
    "a b ",
    "카 지 노 ",
    "대출",
    "1️⃣",
    "(1/2) ",
    " - ",
    "^",
    "\n",
    "한국.",
    "。",
    "https://한국",
    "www.",
    "t.co/a ",
    "https://t.co/a ",
    "a:80",
    "a?b=",
];

type Rule = (&'static str, fn(&str));

const RULES: &[Rule] = &[
    ("graphemes", |text| _ = black_box(graphemes(text))),
    ("weight", |text| _ = black_box(weight(text))),
    ("characters", |text| _ = black_box(Measure::Characters.count(text))),
    ("scan", |text| _ = black_box(scan(text))),
    ("split by graphemes", |text| chain(text, Measure::Graphemes)),
    ("split by weight", |text| chain(text, Measure::Weighted)),
    ("split by characters", |text| chain(text, Measure::Characters)),
    ("likeness", |text| _ = black_box(likeness(text, text))),
    ("repeats", |text| _ = black_box(repeats(text, text))),
    ("contradicts", |text| _ = black_box(contradicts(text, text))),
    ("spam", |text| _ = black_box(spam(text))),
];

fn chain(text: &str, measure: Measure) {
    _ = black_box(split(text, Room { measure, limit: 300, head: "@minji ", tail: " ^SH" }));
}

/// The least of several runs: what else the machine does only ever adds.
fn time(rule: fn(&str), text: &str) -> Duration {
    let run = || {
        let began = Instant::now();
        rule(text);
        began.elapsed()
    };
    (0..5).map(|_| run()).min().unwrap_or_default()
}

fn main() {
    println!(
        "{:<20} {:>10} {:>10} {:>7}  worst of {} kinds, each {LONG} characters",
        "rule",
        "5,000",
        "20,000",
        "times",
        KINDS.len()
    );
    for (name, rule) in RULES {
        let measured = KINDS.iter().map(|kind| {
            let text = |long: usize| kind.chars().cycle().take(long).collect::<String>();
            (time(*rule, &text(SHORT)), time(*rule, &text(LONG)), kind)
        });
        let measured: Vec<_> = measured.collect();
        let ratio = |(short, long, _): &(Duration, Duration, &&str)| long.as_secs_f64() / short.as_secs_f64();
        let Some(slowest) = measured.iter().max_by_key(|(_, long, _)| *long) else { continue };
        // Below a millisecond no text holds anybody up, and the clock says little.
        let steep = measured.iter().filter(|(_, long, _)| long.as_micros() >= 1_000);
        let steepest = steep.max_by(|a, b| ratio(a).total_cmp(&ratio(b)));
        for (what, of) in [("slowest", Some(slowest)), ("steepest", steepest)] {
            if let Some(of @ (short, long, kind)) = of {
                println!("{name:<20} {short:>10.1?} {long:>10.1?} {:>7.1}  {what}: {kind:?}", ratio(of));
            }
        }
    }
}
