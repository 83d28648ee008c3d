//! The end of a link on X: path and query.

use super::host::ascii;

/// Where the path that begins at `at` (its `/`) ends. Marks at its end belong to the sentence; brackets are part of it
/// in pairs, two deep, at the end only right behind a letter.
pub(super) fn path(units: &[u16], at: usize) -> usize {
    let (mut end, mut next) = (at + 1, at + 1);
    while next < units.len() {
        if inside(units[next]) {
            next += 1;
            if closing(units[next - 1]) {
                end = next;
            }
        } else if let Some(after) = bracket(units, next, 2) {
            if end == next {
                end = after;
            }
            next = after;
        } else {
            break;
        }
    }
    end
}

/// Where the bracket that opens here closes: around words, or (`deep` 2) around one more pair.
fn bracket(units: &[u16], at: usize, deep: u8) -> Option<usize> {
    let is = |at: usize, c: char| units.get(at).is_some_and(|unit| *unit == c as u16);
    let skip = |from: usize| from + units[from..].iter().take_while(|unit| inside(**unit)).count();
    if !is(at, '(') {
        return None;
    }
    let end = skip(at + 1);
    if is(end, ')') {
        return (end > at + 1).then_some(end + 1);
    }
    if deep < 2 {
        return None;
    }
    let end = skip(bracket(units, end, 1)?);
    is(end, ')').then_some(end + 1)
}

/// Where the query that begins at `at` (its `?`) ends; `at` if it is a mark of the sentence.
pub(super) fn query(units: &[u16], at: usize) -> usize {
    let asked =
        |unit: &&u16| ascii(**unit).is_ascii_alphanumeric() || "!?*'@();:&=+$/%#[]-_.,~|".contains(ascii(**unit));
    let taken = &units[at + 1..];
    let taken = &taken[..taken.iter().take_while(asked).count()];
    let ends = |unit: &u16| ascii(*unit).is_ascii_alphanumeric() || "-_&=#/".contains(ascii(*unit));
    taken.iter().rposition(ends).map_or(at, |last| at + 2 + last)
}

fn inside(unit: u16) -> bool {
    closing(unit) || "!*';:,.$%[]\u{2013}~@|&".contains(ascii(unit))
}

fn closing(unit: u16) -> bool {
    let c = ascii(unit);
    c.is_ascii_alphanumeric() || "+-=_#/".contains(c) || cased(unit, cyrillic) || accented(unit)
}

/// Latin letters with accents, and what X's pattern, blind to case, takes for one: iota among them.
pub(super) fn accented(unit: u16) -> bool {
    cased(unit, latin) || matches!(unit, 0x399 | 0x3b9 | 0x1fbe)
}

fn cyrillic(c: char) -> bool {
    matches!(c, '\u{400}'..='\u{4ff}')
}

fn latin(c: char) -> bool {
    matches!(c, 'À'..='Ö' | 'Ø'..='ö' | 'ø'..='\u{24f}' | '\u{253}' | '\u{254}' | '\u{256}' | '\u{257}' | '\u{259}')
        || matches!(c, '\u{25b}' | '\u{263}' | '\u{268}' | '\u{26f}' | '\u{272}' | '\u{289}' | '\u{28b}' | '\u{2bb}')
        || matches!(c, '\u{300}'..='\u{36f}' | '\u{1e00}'..='\u{1eff}')
}

/// Whether it or its other case is one; a letter whose other case is two letters has none here.
fn cased(unit: u16, is: impl Fn(char) -> bool) -> bool {
    let c = ascii(unit);
    let (mut capital, mut small) = (c.to_uppercase(), c.to_lowercase());
    c as u32 >= 0x80 && (is(c) || capital.len() == 1 && capital.all(&is) || small.len() == 1 && small.all(&is))
}
