//! Where a text may be cut, and where it reads best.

use super::super::scan::scan;
use super::super::weight::links;
use std::ops::Range;
use unicode_segmentation::UnicodeSegmentation;

/// What a cut parts; the later the better.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Between {
    Letters,
    Words,
    Sentences,
    Paragraphs,
}

/// The end of what may be a part; the spaces behind it belong to neither.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cut {
    pub at: usize,
    pub between: Between,
}

/// All cuts of a text without spaces at its ends, in order; the last is its end.
pub(super) fn cuts(text: &str) -> Vec<Cut> {
    let whole = whole(text);
    let mut whole = whole.iter().peekable();
    let mut cuts = Vec::new();
    let mut space = true;
    for (at, letter) in text.grapheme_indices(true) {
        while whole.next_if(|range| range.end <= at).is_some() {}
        let inside = whole.peek().is_some_and(|range| range.start < at);
        let blank = letter.trim().is_empty();
        if !inside && !space {
            let between = if blank { behind(&text[..at], &text[at..]) } else { within(&text[..at], letter) };
            cuts.push(Cut { at, between });
        }
        space = blank;
    }
    cuts.push(Cut { at: text.len(), between: Between::Paragraphs });
    cuts
}

/// What must not be cut, in order.
fn whole(text: &str) -> Vec<Range<usize>> {
    let mut all = links(text);
    all.extend(scan(text).iter().map(|found| found.range()));
    all.sort_unstable_by_key(|range| range.start);
    let mut apart: Vec<Range<usize>> = Vec::with_capacity(all.len());
    for range in all {
        match apart.last_mut() {
            Some(last) if range.start < last.end => last.end = last.end.max(range.end),
            _ => apart.push(range),
        }
    }
    apart
}

/// What spaces part.
fn behind(before: &str, after: &str) -> Between {
    let blank = &after[..after.len() - after.trim_start().len()];
    match blank.matches(['\n', '\u{2028}', '\u{2029}']).count() {
        0 if sentence(before) => Between::Sentences,
        0 => Between::Words,
        1 => Between::Sentences,
        _ => Between::Paragraphs,
    }
}

/// Whether a sentence ends here. A point behind a number (`1. …`), one letter or another point (`e.g.`) ends none.
fn sentence(before: &str) -> bool {
    let before =
        before.trim_end_matches([')', '"', '\'', '”', '’', '」', '』', '》', '】', '~', 'ㅎ', 'ㅋ', 'ㅠ', 'ㅜ']);
    if before.ends_with(['!', '?', '。', '！', '？', '…']) {
        return true;
    }
    let Some(rest) = before.strip_suffix('.') else { return false };
    let word = rest.rsplit(char::is_whitespace).next().unwrap_or_default();
    let short = word.chars().count() == 1 && word.is_ascii();
    let title = ["Mr", "Mrs", "Ms", "Dr", "No", "vs", "St"].contains(&word);
    rest.ends_with("..")
        || !(word.is_empty() || short || title || word.contains('.') || word.bytes().all(|b| b.is_ascii_digit()))
}

/// What is parted where there is no space: many leave it out behind 다. 요. 까?
fn within(before: &str, next: &str) -> Between {
    let mut back = before.chars().rev();
    let ends = back.next().is_some_and(|c| matches!(c, '.' | '!' | '?'))
        && back.next().is_some_and(|c| matches!(c, '다' | '요' | '까' | '죠' | '네' | '오'))
        && next.starts_with(|c| matches!(c, '가'..='힣'));
    if ends { Between::Sentences } else { Between::Letters }
}

/// The best end of a part among the cuts that fit: the last between paragraphs, or else sentences, that leaves no part
/// shorter than a third of what would fit; else the last between words; letters are parted only in words longer than
/// that. `None` if nothing fits.
pub(super) fn choose(fit: &[Cut], start: usize) -> Option<usize> {
    let most = fit.last()?.at;
    let third = start + (most - start) / 3;
    let eighth = start + (most - start) / 8;
    [(Between::Paragraphs, third), (Between::Sentences, third), (Between::Words, eighth), (Between::Letters, start)]
        .into_iter()
        .find_map(|(least, from)| fit.iter().rev().find(|cut| cut.between >= least && cut.at >= from))
        .map(|cut| cut.at)
}
