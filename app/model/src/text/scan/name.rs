//! Mentions, hash tags and signs of shares.

use super::super::{domain, range::within};
use super::table::PUNCTUATION;
use super::{Found, run, space, starts};

/// UTF-16 units of the longest tag. Bluesky takes no longer ones, and would refuse the whole post.
const LONGEST: usize = 64;

/// Handles that end in a top-level domain or one of `tops`, with an `@`, behind whatever `before` says.
pub(super) fn mentions(text: &str, before: impl Fn(char) -> bool, tops: &[&str]) -> impl Iterator<Item = Found> {
    starts(text, before).filter_map(move |at| {
        let name = run(text[at..].strip_prefix('@')?, |c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-'));
        let whole = !text[at + 1 + name.len()..].starts_with('_');
        let name = name.trim_end_matches(['.', '-']);
        let handle = name.rsplit_once('.').is_some_and(|(_, top)| domain::iana(top) || tops.contains(&top));
        (whole && handle).then(|| Found::Mention(at..at + 1 + name.len(), name.into()))
    })
}

pub(super) fn tags(text: &str) -> impl Iterator<Item = Found> {
    starts(text, space).filter_map(|at| {
        let sign = text[at..].chars().next().filter(|c| matches!(c, '#' | '＃'))?;
        let from = at + sign.len_utf8();
        let tag = run(&text[from..], |c| !space(c) && !unseen(c));
        let mark = |c: char| within(PUNCTUATION, c);
        let named = !tag.starts_with('\u{fe0f}') && tag.contains(|c: char| !c.is_ascii_digit() && !mark(c));
        let tag = tag.trim_end_matches(mark);
        let short = tag.encode_utf16().nth(LONGEST).is_none();
        (named && short).then(|| Found::Tag(at..from + tag.len(), tag.into()))
    })
}

pub(super) fn shares(text: &str) -> impl Iterator<Item = Found> {
    starts(text, |c| space(c) || c == '(').filter_map(|at| {
        let sign = run(text[at..].strip_prefix('$')?, |c| c.is_ascii_alphanumeric());
        let end = at + 1 + sign.len();
        let alone = text[end..].chars().next().is_none_or(|c| space(c) || ".,;:!?)\"'’".contains(c));
        (alone && sign.len() <= 5 && sign.starts_with(|c: char| c.is_ascii_alphabetic()))
            .then(|| Found::Tag(at..end, format!("${}", sign.to_ascii_uppercase())))
    })
}

/// Spaces of no width, and what makes a keycap of a `#`.
fn unseen(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{2060}' | '\u{200b}'..='\u{200d}' | '\u{20e2}')
}
