//! X's weighted length: what its counter shows.

mod emoji;
mod host;
mod link;
mod path;

use super::compose::composed;

/// What a link counts, however long it is.
const LINK: usize = 23;

/// How much of X's 280 a text takes: 1 for each Latin, Greek, Cyrillic or like letter, 2 for Hangul and all others, 2 for
/// an emoji, 23 for a link.
pub fn weight(text: &str) -> usize {
    weigh(text, true)
}

/// `whole`: whether an emoji of several characters counts as one, as it has since X's third configuration.
fn weigh(text: &str, whole: bool) -> usize {
    // X counts in UTF-16, halves of a pair included, and its links begin and end there.
    let units: Vec<u16> = composed(text).encode_utf16().collect();
    let mut links = link::links(&units).into_iter().peekable();
    let (mut at, mut total) = (0, 0);
    while at < units.len() {
        let link = links.next_if(|link| link.start == at);
        let emoji = if whole && link.is_none() { emoji::length(&units[at..]) } else { 0 };
        let (taken, weight) = match link {
            Some(link) => (link.len(), LINK),
            None if emoji > 0 => (emoji, 2),
            None => one(&units[at..]),
        };
        at += taken.max(1);
        total += weight;
    }
    total
}

/// How many units the character at the beginning has, and its weight.
fn one(units: &[u16]) -> (usize, usize) {
    match units[0] {
        0..=0x10ff | 0x2000..=0x200d | 0x2010..=0x201f | 0x2032..=0x2037 => (1, 1),
        0xd800..=0xdbff if units.len() > 1 => (2, 2),
        _ => (1, 2),
    }
}

/// The links of a text as X finds them, in bytes.
pub(super) fn links(text: &str) -> Vec<std::ops::Range<usize>> {
    let units: Vec<u16> = text.encode_utf16().collect();
    let found = link::links(&units);
    let mut byte = Vec::with_capacity(units.len() + 1);
    for (at, c) in text.char_indices() {
        byte.extend(std::iter::repeat_n(at, c.len_utf16()));
    }
    byte.push(text.len());
    found.into_iter().map(|link| byte[link.start]..byte[link.end.min(units.len())]).collect()
}

#[cfg(test)]
mod tests;
