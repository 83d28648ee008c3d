//! Unicode's canonical composition (NFC), as far as a weight depends on it: Han letters weigh the same either way, and
//! are left as they are: with them, the tables would be as large again.

mod table;

use super::range::within;
use std::borrow::Cow;
use std::sync::LazyLock;

/// The text with each letter and its marks in one character where Unicode has one. A Mac writes file names apart, and
/// people paste them.
pub(super) fn composed(text: &str) -> Cow<'_, str> {
    if text.chars().all(settled) {
        return Cow::Borrowed(text);
    }
    let mut apart = Vec::with_capacity(text.len());
    text.chars().for_each(|c| decompose(c, &mut apart));
    Cow::Owned(compose(&ordered(&apart)))
}

/// Neither a mark nor anything that is written otherwise: most text of most people.
fn settled(c: char) -> bool {
    matches!(c, '\0'..='\u{2ff}' | '\u{2002}'..='\u{20cf}' | '\u{3000}'..='\u{3029}' | '\u{3030}'..='\u{3098}')
        || matches!(c, '\u{309b}'..='\u{9fff}' | '가'..='힣' | '\u{20e3}' | '\u{fe0f}' | '\u{ff00}'..='\u{ffef}')
        || matches!(c, '\u{1f000}'..='\u{1ffff}')
}

/// A character and the class of marks it belongs to; 0 for what stands by itself.
type Classed = (char, u8);

fn decompose(c: char, into: &mut Vec<Classed>) {
    if let Ok(at) = TABLE.wholes.binary_search_by_key(&c, |pair| pair.whole) {
        let pair = TABLE.wholes[at];
        decompose(pair.first, into);
        decompose(pair.mark, into);
    } else if let Some(parts) = TABLE.apart.iter().find_map(|group| group.strip_prefix(c)) {
        into.extend(parts.chars().map(|part| (part, class(part))));
    } else {
        into.push((c, class(c)));
    }
}

fn class(c: char) -> u8 {
    if c < '\u{300}' || ('\u{1100}'..'\u{135d}').contains(&c) || ('가'..='힣').contains(&c) {
        return 0;
    }
    TABLE.classes.iter().find(|(_, runs)| within(runs, c)).map_or(0, |(class, _)| *class)
}

/// Each run of marks by class, and those of one class as they came. There are few classes, and a sort in the browser costs
/// more bytes than time.
fn ordered(apart: &[Classed]) -> Vec<Classed> {
    let mut marks = Vec::with_capacity(apart.len());
    for run in apart.chunk_by(|a, b| a.1 > 0 && b.1 > 0) {
        let most = run.iter().map(|(_, class)| *class).max().unwrap_or_default();
        let least = run.iter().map(|(_, class)| *class).min().unwrap_or_default();
        (least..=most).for_each(|class| marks.extend(run.iter().filter(|(_, of)| *of == class)));
    }
    marks
}

fn compose(apart: &[Classed]) -> String {
    let mut text: Vec<char> = Vec::with_capacity(apart.len());
    // Where the last character stands that marks can join, and the class of what was put behind it.
    let (mut base, mut behind) = (None, 0);
    for &(c, class) in apart {
        if let Some(at) = base
            && (behind == 0 || behind < class)
            && let Some(whole) = join(text[at], c)
        {
            text[at] = whole;
            continue;
        }
        behind = class;
        if class == 0 {
            base = Some(text.len());
        }
        text.push(c);
    }
    text.into_iter().collect()
}

fn join(first: char, mark: char) -> Option<char> {
    match (first as u32, mark as u32) {
        (lead @ 0x1100..=0x1112, vowel @ 0x1161..=0x1175) => {
            char::from_u32(0xAC00 + ((lead - 0x1100) * 21 + vowel - 0x1161) * 28)
        }
        (open @ 0xAC00..=0xD7A3, coda @ 0x11A8..=0x11C2) if (open - 0xAC00).is_multiple_of(28) => {
            char::from_u32(open + coda - 0x11A7)
        }
        _ => {
            let at = TABLE.pairs.binary_search_by_key(&(first, mark), |pair| (pair.first, pair.mark)).ok()?;
            Some(TABLE.pairs[at].whole)
        }
    }
}

#[derive(Clone, Copy)]
struct Pair {
    first: char,
    mark: char,
    whole: char,
}

struct Table {
    /// By what they are made of.
    pairs: Vec<Pair>,
    /// By what they make.
    wholes: Vec<Pair>,
    apart: Vec<&'static str>,
    classes: Vec<(u8, &'static str)>,
}

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let mut pairs = Vec::new();
    for group in groups(table::PAIRS) {
        let mut of = group.chars();
        let Some(mark) = of.next() else { continue };
        while let (Some(whole), Some(first)) = (of.next(), of.next()) {
            pairs.push(Pair { first, mark, whole });
        }
    }
    let mut wholes = pairs.clone();
    pairs.sort_unstable_by_key(|pair| u64::from(pair.first) << 32 | u64::from(pair.mark));
    wholes.sort_unstable_by_key(|pair| u64::from(pair.whole));
    let class = |group: &'static str| {
        let class = group.chars().next()?;
        Some((class as u8, &group[class.len_utf8()..]))
    };
    Table {
        pairs,
        wholes,
        apart: groups(table::APART).collect(),
        classes: groups(table::CLASSES).filter_map(class).collect(),
    }
});

fn groups(table: &'static str) -> impl Iterator<Item = &'static str> {
    table.split_terminator('\0')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_become_one() {
        assert_eq!(composed("\u{1112}\u{1161}\u{11ab}글"), "한글");
        assert_eq!(composed("cafe\u{301}"), "café");
        assert_eq!(composed("か\u{3099}"), "が");
        assert_eq!(composed("e\u{302}\u{301}"), "ế");
    }

    #[test]
    fn marks_are_put_in_order_first() {
        assert_eq!(composed("e\u{301}\u{323}"), "ẹ\u{301}");
        assert_eq!(composed("é\u{323}"), "ẹ\u{301}");
        assert_eq!(composed("a\u{301}\u{301}"), "á\u{301}");
    }

    #[test]
    fn some_are_never_one() {
        assert_eq!(composed("\u{fb2c}"), "\u{5e9}\u{5bc}\u{5c1}");
        assert_eq!(composed("\u{212a}"), "K");
    }

    #[test]
    fn plain_text_is_not_copied() {
        assert!(matches!(composed("안녕하세요 Hi 👋🏽"), Cow::Borrowed(_)));
    }
}
