//! How much two texts say the same, in Korean and English, without a dictionary.

use super::fold::fold;
use super::scan::scan;
use std::collections::{HashMap, HashSet};

/// How alike two texts are: 0 for nothing in common, 1 for the same letters. It compares the pairs of neighbouring
/// letters of each, without spaces, marks, links, names, tags and signatures. Symmetric; two texts without letters have
/// nothing in common.
pub fn likeness(a: &str, b: &str) -> f64 {
    Pairs::of(a).alike(&Pairs::of(b))
}

/// Letters without which a draft says too little to repeat anything: `네, 감사합니다`.
const LITTLE: usize = 10;
/// How alike a repetition is. Two different answers of one brand share greetings and endings: up to 0.63 in the tests.
const SAME: f64 = 0.72;

/// Whether a draft says what the earlier answer said already, all of it or a part. With a number or a link that was not
/// in it, it says something new.
pub fn repeats(draft: &str, earlier: &str) -> bool {
    let (now, then) = (Pairs::of(draft), Pairs::of(earlier));
    let told: HashSet<&str> = facts(earlier).collect();
    if now.many < LITTLE || !facts(draft).all(|fact| told.contains(fact)) {
        return false;
    }
    // Of a part, all must have been said: long answers hold the pairs of many a short one.
    now.alike(&then) >= SAME || now.shared(&then) as f64 / now.many as f64 >= 0.9
}

/// Numbers and links.
fn facts(text: &str) -> impl Iterator<Item = &str> {
    let text = unsigned(text);
    let links = scan(text).into_iter().map(|found| &text[found.range()]);
    let numbers = text.split(|c: char| !c.is_ascii_digit()).filter(|number| !number.is_empty());
    numbers.chain(links)
}

/// Pairs of neighbouring letters, and how often each is there.
pub(super) struct Pairs {
    of: HashMap<(char, char), usize>,
    /// All of them.
    pub many: usize,
}

impl Pairs {
    pub fn of(text: &str) -> Pairs {
        let text = unsigned(text);
        let mut bare = String::with_capacity(text.len());
        let mut end = 0;
        for found in scan(text) {
            bare += &text[end..found.range().start];
            end = found.range().end;
        }
        bare += &text[end..];
        let letters: Vec<char> = fold(&bare).chars().filter(|c| c.is_alphanumeric()).collect();
        let mut of = HashMap::new();
        // A lone letter is a pair with itself, or it would be like nothing.
        let last = if letters.len() == 1 { letters.first() } else { None };
        let pairs = letters.windows(2).map(|two| (two[0], two[1])).chain(last.map(|c| (*c, *c)));
        pairs.for_each(|pair| *of.entry(pair).or_default() += 1);
        Pairs { many: of.values().sum(), of }
    }

    /// From 0 to 1.
    pub fn alike(&self, other: &Pairs) -> f64 {
        match self.many + other.many {
            0 => 0.0,
            all => 2.0 * self.shared(other) as f64 / all as f64,
        }
    }

    /// Each pair, and how often it is there.
    pub fn each(&self) -> impl Iterator<Item = ((char, char), usize)> {
        self.of.iter().map(|(pair, many)| (*pair, *many))
    }

    fn shared(&self, other: &Pairs) -> usize {
        self.of.iter().filter_map(|(pair, many)| Some(*other.of.get(pair)?.min(many))).sum()
    }
}

/// Without the number of a chain and the signature at its end: `… (2/3) ^SH`, `… - 서현`.
pub(super) fn unsigned(text: &str) -> &str {
    let text = text.trim_end();
    let signed = text.rfind([' ', '\n']).map(|at| text.split_at(at)).filter(|(_, word)| word[1..].starts_with('^'));
    let named =
        || text.rsplit_once(" - ").filter(|(_, name)| name.chars().count() <= 12 && !name.contains(['.', '?', '!']));
    let text =
        signed.map(|(before, _)| before).or_else(|| named().map(|(before, _)| before)).unwrap_or(text).trim_end();
    let number = text.rsplit_once(" (").filter(|(_, number)| {
        let parts = number.strip_suffix(')').and_then(|number| number.split_once('/'));
        let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
        parts.is_some_and(|(at, of)| digits(at) && digits(of))
    });
    number.map_or(text, |(before, _)| before)
}

#[cfg(test)]
mod tests;
