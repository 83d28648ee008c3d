//! A long answer in several posts.

mod cut;

use super::Measure;
use cut::{Cut, cuts};

/// What each post of a chain must keep to.
#[derive(Clone, Copy, Debug)]
pub struct Room<'a> {
    /// What the network counts.
    pub measure: Measure,
    /// How much of it one post takes.
    pub limit: usize,
    /// Stands before the first post only: whom it answers, with the space behind it.
    pub head: &'a str,
    /// The signature, with the space before it. It stands behind the last post only: readers look for it where the
    /// answer ends, each post spared it is a word more, and a chain is sent by one person whole.
    pub tail: &'a str,
}

/// The posts of an answer: itself, unchanged, if it fits into one, else numbered parts, `… (1/3)`. It is cut between
/// paragraphs, else sentences, else words, else characters as readers see them, and never inside a link, a mention or a
/// tag: `None` if one of these is longer than a post. Empty if there is nothing to say.
pub fn split(text: &str, room: Room<'_>) -> Option<Vec<String>> {
    if text.trim().is_empty() {
        return Some(Vec::new());
    }
    let whole = format!("{}{text}{}", room.head, room.tail);
    if room.takes(&whole) {
        return Some(vec![whole]);
    }
    let text = text.trim();
    let cuts = cuts(text);
    // The number of parts is part of their length: with each more digit there is less room.
    for digits in 1..=6 {
        let parts = room.pack(text, &cuts, digits)?;
        let total = parts.len().to_string();
        if total.len() <= digits {
            let last = parts.len() - 1;
            let numbered = parts.iter().enumerate().map(|(at, part)| room.dress(part, at, &total, at == last));
            return Some(numbered.collect());
        }
    }
    None
}

impl Room<'_> {
    fn takes(&self, post: &str) -> bool {
        self.measure.count(post) <= self.limit
    }

    fn dress(&self, part: &str, at: usize, total: &str, last: bool) -> String {
        let head = if at == 0 { self.head } else { "" };
        let tail = if last { self.tail } else { "" };
        format!("{head}{part} ({}/{total}){tail}", at + 1)
    }

    /// The parts without their numbers, if the number of all has so many digits.
    fn pack<'a>(&self, text: &'a str, mut cuts: &[Cut], digits: usize) -> Option<Vec<&'a str>> {
        let total = "9".repeat(digits);
        let (mut parts, mut start) = (Vec::new(), 0);
        loop {
            let fits = |cut: &Cut, last| self.takes(&self.dress(&text[start..cut.at], parts.len(), &total, last));
            let mut many = longest(cuts, |cut| fits(cut, false));
            if many == cuts.len() && cuts.last().is_some_and(|end| fits(end, true)) {
                parts.push(&text[start..]);
                return Some(parts);
            }
            // With the signature the last part is too long: it gives something to one more.
            many = many.min(cuts.len() - 1);
            let end = cut::choose(cuts.get(..many)?, start)?;
            parts.push(&text[start..end]);
            start = text.len() - text[end..].trim_start().len();
            cuts = &cuts[cuts.partition_point(|cut| cut.at <= start)..];
        }
    }
}

/// How many of the cuts, from the first on, leave a part that fits. Doubles its steps, so that it counts no more of a
/// long text than a few posts.
fn longest(cuts: &[Cut], fits: impl Fn(&Cut) -> bool) -> usize {
    let (mut many, mut step) = (0, 1);
    while cuts.get(many + step - 1).is_some_and(&fits) {
        many += step;
        step *= 2;
    }
    while step > 1 {
        step /= 2;
        if cuts.get(many + step - 1).is_some_and(&fits) {
            many += step;
        }
    }
    many
}

#[cfg(test)]
mod tests;
