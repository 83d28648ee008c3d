use super::*;
use serde_json::Value;

fn cases(lines: &str) -> Vec<Value> {
    lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn hangul_is_two_and_a_link_is_23() {
    assert_eq!(weight("안녕 hi"), 7);
    assert_eq!(weight("https://www.tworld.co.kr/web/plan?from=x 보세요"), 23 + 1 + 6);
    assert_eq!(weight("tworld.co.kr로 오세요"), 23 + 2 + 1 + 6);
    assert_eq!(weight("👨‍👩‍👧‍👦"), 2);
    assert_eq!(weight(""), 0);
}

#[test]
fn all_weighted_cases_of_twitter_text() {
    let cases = cases(include_str!("../../../tests/twitter-text/weighted.jsonl"));
    for case in &cases {
        // The first section is about X's second configuration, which counted each part of an emoji.
        let whole = case["suite"] != "WeightedTweetsCounterTest";
        let length = weigh(case["text"].as_str().unwrap(), whole);
        assert_eq!(length as u64, case["length"].as_u64().unwrap(), "{}", case["description"]);
    }
    println!("twitter-text's weighted cases: {} of {} equal", cases.len(), cases.len());
    assert_eq!(cases.len(), 44);
}

#[test]
fn all_links_of_twitter_text() {
    let cases = cases(include_str!("../../../tests/twitter-text/links.jsonl"));
    for case in &cases {
        let text = case["text"].as_str().unwrap();
        let found: Vec<_> = links(text).into_iter().map(|link| &text[link]).collect();
        let expected: Vec<_> = case["links"].as_array().unwrap().iter().filter_map(Value::as_str).collect();
        assert_eq!(found, expected, "{}", case["description"]);
    }
    println!("twitter-text's cases of links: {} of {} equal", cases.len(), cases.len());
    assert_eq!(cases.len(), 108);
}
