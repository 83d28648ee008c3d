//! Which characters X counts as one emoji: those of Unicode 11, joined as X's own library joins them.

mod table;

use super::super::range::within;
use table::{FLAGS, GENDERED, HANDS, PEOPLE, PLAIN, PROFESSIONS, TEXTUAL};

const JOINER: char = '\u{200d}';
/// Asks for the picture; by itself it counts as one.
const PICTURE: char = '\u{fe0f}';
const LETTERS: char = '\u{fe0e}';
const SKIN: std::ops::RangeInclusive<char> = '\u{1f3fb}'..='\u{1f3ff}';
/// The longest: two people, a heart and a kiss.
const LONGEST: usize = 8;

/// The units of the emoji that the text begins with; 0 if it begins with none.
pub(super) fn length(units: &[u16]) -> usize {
    // Where no emoji begins: letters (but for digits before a keycap, © and ®), Hangul and Han.
    if matches!(units[0], 0..=0x22 | 0x3a..=0xa8 | 0xaf..=0x203b | 0x4e00..=0xd7ff) {
        return 0;
    }
    let mut ahead = ['\0'; LONGEST];
    let chars = char::decode_utf16(units.iter().copied()).map(|c| c.unwrap_or('\0'));
    ahead.iter_mut().zip(chars).for_each(|(to, c)| *to = c);
    ahead[..characters(&ahead)].iter().map(|c| c.len_utf16()).sum()
}

/// The order matters: the longest meaning comes first.
fn characters(ahead: &[char]) -> usize {
    let first = ahead[0];
    let skin = usize::from(SKIN.contains(&ahead[1]));
    let joined = &ahead[1 + skin..];
    match joined {
        [JOINER, '⚕' | '⚖' | '✈', PICTURE, ..] if matches!(first, '👨' | '👩') => return 4 + skin,
        [JOINER, trade, ..] if matches!(first, '👨' | '👩') && within(PROFESSIONS, *trade) => return 3 + skin,
        [JOINER, '♀' | '♂', PICTURE, ..] if within(GENDERED, first) => return 4 + skin,
        _ => {}
    }
    let pictured = || match ahead[1] {
        PICTURE => Some(2),
        LETTERS => None,
        _ => Some(1),
    };
    match ahead {
        ['🏋' | '🏌' | '🕴' | '🕵' | '⛹', colour, JOINER, '♀' | '♂', PICTURE, ..]
            if *colour == PICTURE || SKIN.contains(colour) =>
        {
            5
        }
        ['👨' | '👩', JOINER, ..] if family(ahead) > 0 => family(ahead),
        ['👯' | '🤼' | '🧞' | '🧟', JOINER, '♀' | '♂', PICTURE, ..] => 4,
        ['🏳', PICTURE, JOINER, '🌈', ..] | ['🏴', JOINER, '☠', PICTURE, ..] => 4,
        ['👁', JOINER, '🗨', ..] => 3,
        ['#' | '*' | '0'..='9', PICTURE, '\u{20e3}', ..] => 3,
        ['#' | '*' | '0'..='9', '\u{20e3}', ..] => 2,
        ['©' | '®' | '™' | '♟', PICTURE, ..] => 2,
        [PICTURE, ..] => 1,
        ['\u{1f1e6}'..='\u{1f1ff}', ..] => 1 + usize::from(flag(first, ahead[1])),
        ['🏴', '\u{e0067}', '\u{e0062}', tail @ ..] if country(tail) => 7,
        _ if within(TEXTUAL, first) => pictured().unwrap_or(0),
        _ if within(HANDS, first) => pictured().map_or(0, |taken| taken + usize::from(SKIN.contains(&ahead[taken]))),
        _ if within(PEOPLE, first) => 1 + skin,
        _ => usize::from(within(PLAIN, first)),
    }
}

/// England, Scotland and Wales.
fn country(tail: &[char]) -> bool {
    ["eng", "sct", "wls"].iter().any(|name| {
        let tags = name.bytes().filter_map(|letter| char::from_u32(0xe0000 + u32::from(letter)));
        tags.chain(['\u{e007f}']).eq(tail.iter().copied().take(4))
    })
}

fn flag(first: char, second: char) -> bool {
    let letter = |c: char| u8::try_from((c as u32).wrapping_sub(0x1f1e6)).ok().filter(|n| *n < 26).map(|n| n + b'A');
    match (letter(first), letter(second)) {
        (Some(a), Some(b)) => FLAGS.as_bytes().chunks(2).any(|flag| flag == [a, b]),
        _ => false,
    }
}

/// One or two grown people with one or two children, or with a heart between them; 0 for any other company.
fn family(ahead: &[char]) -> usize {
    match ahead {
        ['👨', JOINER, '❤', PICTURE, JOINER, '💋', JOINER, '👨', ..] => return 8,
        ['👩', JOINER, '❤', PICTURE, JOINER, '💋', JOINER, '👨' | '👩', ..] => return 8,
        ['👨', JOINER, '❤', PICTURE, JOINER, '👨', ..] => return 6,
        ['👩', JOINER, '❤', PICTURE, JOINER, '👨' | '👩', ..] => return 6,
        _ => {}
    }
    let grown = match ahead {
        ['👨', JOINER, '👨' | '👩', ..] | ['👩', JOINER, '👩', ..] => 3,
        _ => 1,
    };
    match &ahead[grown..] {
        [JOINER, '👦', JOINER, '👦', ..] | [JOINER, '👧', JOINER, '👦' | '👧', ..] => grown + 4,
        [JOINER, '👦' | '👧', ..] => grown + 2,
        _ => 0,
    }
}
