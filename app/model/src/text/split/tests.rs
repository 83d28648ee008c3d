use super::super::scan;
use super::super::weight::links;
use super::*;
use proptest::prelude::*;
use unicode_segmentation::UnicodeSegmentation;

fn room(measure: Measure, limit: usize) -> Room<'static> {
    Room { measure, limit, head: "", tail: " ^SH" }
}

#[test]
fn what_fits_is_left_alone() {
    assert_eq!(split(" 안녕하세요 ", room(Measure::Graphemes, 300)).unwrap(), [" 안녕하세요  ^SH"]);
    assert!(split(" \n", room(Measure::Graphemes, 300)).unwrap().is_empty());
}

#[test]
fn sentences_are_kept_whole() {
    let text = "고객님, 불편을 드려 죄송합니다. 5.5GB를 넘으면 속도가 줄어듭니다.요금제를 바꾸시겠어요? 1. 앱을 엽니다";
    assert_eq!(
        split(text, Room { head: "@a.b ", ..room(Measure::Graphemes, 36) }).unwrap(),
        [
            "@a.b 고객님, 불편을 드려 죄송합니다. (1/3)",
            "5.5GB를 넘으면 속도가 줄어듭니다. (2/3)",
            "요금제를 바꾸시겠어요? 1. 앱을 엽니다 (3/3) ^SH"
        ]
    );
}

#[test]
fn paragraphs_come_first() {
    let text = "We are sorry. This is on us.\n\nYour refund is on its way. It takes e.g. 3 days.";
    assert_eq!(
        split(text, room(Measure::Characters, 70)).unwrap(),
        ["We are sorry. This is on us. (1/2)", "Your refund is on its way. It takes e.g. 3 days. (2/2) ^SH"]
    );
}

#[test]
fn a_link_is_never_cut() {
    let link = format!("https://a.kr/{}", "x".repeat(60));
    let text = format!("자세한 내용은 {link}에서 보실 수 있습니다");
    assert_eq!(split(&text, room(Measure::Graphemes, 60)), None);
    let parts = split(&text, room(Measure::Graphemes, 80)).unwrap();
    assert_eq!(parts.iter().filter(|part| part.contains(&link)).count(), 1);
    assert_eq!(split(&text, room(Measure::Weighted, 60)).unwrap().len(), 2, "X counts it as 23");
}

#[test]
fn a_word_longer_than_a_post_is_cut_between_letters() {
    let parts = split(&"👨‍👩‍👧‍👦".repeat(30), room(Measure::Graphemes, 20)).unwrap();
    assert_eq!(parts[0], format!("{} (1/3)", "👨‍👩‍👧‍👦".repeat(14)));
    assert_eq!(parts.len(), 3);
}

/// Texts with words of all kinds, and letters that stick together.
fn texts() -> impl Strategy<Value = String> {
    let word = prop_oneof![
        4 => "[가-힣]{1,9}[.!?,]?",
        3 => "[a-z]{1,9}[.!?,]?",
        1 => "[a-z]{3,9}\\.(com|co\\.kr)(/[a-z]{1,20})?",
        1 => "@[a-z]{3,9}\\.test",
        1 => "#[가-힣]{1,6}",
        1 => Just("👨‍👩‍👧‍👦👍🏽".to_owned()),
        1 => "\\PC{1,8}",
    ];
    let space = prop_oneof![6 => Just(" "), 1 => Just("\n"), 1 => Just("\n\n"), 1 => Just("")];
    prop::collection::vec((word, space), 1..120)
        .prop_map(|words| words.iter().map(|(word, space)| format!("{word}{space}")).collect())
}

fn measures() -> impl Strategy<Value = Measure> {
    prop_oneof![Just(Measure::Graphemes), Just(Measure::Weighted), Just(Measure::Characters)]
}

/// Without spaces, which the cuts may drop.
fn letters(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn chains_keep_every_word_and_every_limit(text in texts(), measure in measures(), limit in 45usize..300) {
        let room = Room { measure, limit, head: "@minji ", tail: " ^SH" };
        let Some(parts) = split(&text, room) else {
            // Something in it that must stay whole is too long for any part.
            let mut whole = links(&text);
            whole.extend(scan(&text).iter().map(|found| found.range()));
            let long = |part: &str| measure.count(&format!("@minji {part} (99/99) ^SH")) > limit;
            let joined = cut::cuts(text.trim()).windows(2).any(|two| long(&text.trim()[two[0].at..two[1].at]));
            prop_assert!(joined || whole.iter().any(|range| long(&text[range.clone()])), "{text:?} can be cut");
            return Ok(());
        };
        prop_assert!(parts.iter().all(|part| measure.count(part) <= limit), "{parts:?}");
        if parts.len() < 2 {
            prop_assert_eq!(parts.concat(), if text.trim().is_empty() { String::new() } else { format!("@minji {text} ^SH") });
            return Ok(());
        }
        let total = parts.len();
        let mut rest = String::new();
        for (at, part) in parts.iter().enumerate() {
            let part = if at == 0 { part.strip_prefix("@minji ").unwrap() } else { part };
            let part = if at + 1 == total { part.strip_suffix(" ^SH").unwrap() } else { part };
            let part = part.strip_suffix(&format!(" ({}/{total})", at + 1));
            prop_assert!(part.is_some_and(|part| !part.trim().is_empty()), "{parts:?}");
            rest += part.unwrap();
        }
        prop_assert_eq!(letters(&rest), letters(&text));
    }

    #[test]
    fn nothing_whole_is_cut(text in texts(), limit in 45usize..100) {
        let room = Room { measure: Measure::Graphemes, limit, head: "", tail: "" };
        let Some(parts) = split(&text, room).filter(|parts| parts.len() > 1) else { return Ok(()) };
        // Where each part ends, in letters: no found thing and no grapheme holds it inside.
        let total = parts.len();
        let numbered = |(at, part): (usize, &String)| letters(part.strip_suffix(&format!(" ({}/{total})", at + 1)).unwrap()).len();
        let ends: Vec<usize> = parts.iter().enumerate().map(numbered).scan(0, |sum, long| { *sum += long; Some(*sum) }).collect();
        let before = |at: usize| letters(&text[..at]).len();
        let mut whole = links(&text);
        whole.extend(scan(&text).iter().map(|found| found.range()));
        whole.extend(text.grapheme_indices(true).map(|(at, letter)| at..at + letter.len()));
        for range in whole {
            let (start, end) = (before(range.start), before(range.end));
            prop_assert!(!ends.iter().any(|cut| start < *cut && *cut < end), "{:?} is cut in {parts:?}", &text[range]);
        }
    }
}

#[test]
fn numbers_grow_with_the_digits() {
    let room = Room { measure: Measure::Graphemes, limit: 16, head: "", tail: " ^S" };
    for words in [1, 3, 4, 17, 18, 19, 20, 180, 181, 190, 197, 198, 199, 200, 1_500] {
        let parts = split(&"가나다 ".repeat(words), room).unwrap();
        assert!(parts.iter().all(|part| Measure::Graphemes.count(part) <= 16));
        let total = parts.len();
        assert!(total == 1 || parts[total - 1].ends_with(&format!("({total}/{total}) ^S")), "{parts:?}");
    }
}
