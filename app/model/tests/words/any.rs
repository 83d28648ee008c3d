//! Whatever people paste, nothing panics.

use crate::draw::{Chance, text};
use model::text::{Found, Measure, Room, contradicts, cut, graphemes, likeness, repeats, scan, spam, split, weight};
use proptest::prelude::*;

/// Everything that reads words, and what holds of any.
fn read(text: &str, limit: usize) {
    let found = scan(text);
    let ranges = found.iter().map(Found::range);
    assert!(ranges.clone().all(|range| !text[range].is_empty()), "ranges are of whole characters");
    assert!(ranges.clone().zip(ranges.skip(1)).all(|(a, b)| a.end <= b.start), "in order, none inside another");
    assert!(weight(text) <= 2 * text.encode_utf16().count() + 23 * found.len() + 23 * text.matches('.').count());
    assert!(graphemes(cut(text, 9).trim_end_matches('…')) <= 9);
    spam(text);
    let half = text.char_indices().nth(text.chars().count() / 2).map_or(0, |(at, _)| at);
    assert_eq!(likeness(text, &text[half..]), likeness(&text[half..], text));
    repeats(text, &text[half..]);
    contradicts(text, &text[half..]);
    for measure in [Measure::Graphemes, Measure::Weighted, Measure::Characters] {
        let parts = split(text, Room { measure, limit, head: &text[half..], tail: " ^SH" }).unwrap_or_default();
        assert!(parts.iter().all(|part| measure.count(part) <= limit));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn any_text_is_read(text in any::<String>(), limit in 0usize..300) {
        read(&text, limit);
    }

    #[test]
    fn any_heap_of_signs_is_read(text in "[ \n().,:/?#@$^_<>~\\-\"'“”a-c0-2가각ㄱㅏㅋ한국\u{1100}\u{1161}\u{11a8}\u{301}\u{323}\u{200d}\u{fe0f}👨👩👧♀🏽🇰🇷🏴\u{e0067}x-]{0,80}", limit in 0usize..80) {
        read(&text, limit);
    }

    #[test]
    fn any_heap_of_addresses_is_read(pieces in prop::collection::vec(prop::sample::select(vec![
        "https://", "http://", "HTTPS://", "t.co/", "a.com", ".kr", "xn--", "한국", ".", "/", "(", ")", "@", "#", "?", ":80", "-", "_", " ", "가", "…", "😀",
    ]), 0..24), limit in 0usize..80) {
        read(&pieces.concat(), limit);
    }
}

#[test]
fn drawn_texts_are_read() {
    let mut chance = Chance(20_260_703);
    for _ in 0..400 {
        let text = text(&mut chance);
        read(&text, 20 + chance.below(300));
    }
}
