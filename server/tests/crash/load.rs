//! What a team does while the plug is pulled, and the judgement afterwards.

use super::house::House;
use futures::stream::{self, StreamExt};
use model::id::MutationId;
use serde_json::{Value, json};
use std::collections::HashMap;
use std::time::{Duration, Instant};

/// The places where a reply can die: all that the desk names, but for the one that inbound posts pass.
pub fn points() -> impl Iterator<Item = &'static str> {
    desk::crash::POINTS.into_iter().filter(|point| !point.starts_with("ingest."))
}

/// Answers threads, four at a time, each with one mutation said again until it is answered; gives the replies' texts.
pub async fn answer(house: &House, cards: &[Value]) -> Vec<String> {
    let answers = cards.iter().map(|card| async move {
        let text = format!("답변 {}", MutationId::new());
        let input = json!({
            "thread": card["id"], "seen": card["messages"], "text": text, "images": [], "after": null,
            "mutation": MutationId::new(),
        });
        let reply = house.insist("reply/send", input).await;
        reply["text"].as_str().unwrap().to_owned()
    });
    stream::iter(answers).buffer_unordered(4).collect().await
}

/// Waits until no reply is on its way.
pub async fn settle(house: &House) {
    let began = Instant::now();
    loop {
        let outbox = house.insist("reply/outbox", json!({})).await;
        if outbox.as_array().unwrap().is_empty() {
            return;
        }
        assert!(began.elapsed() < Duration::from_secs(90), "stuck: {outbox}");
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}

/// Each text is on the network once: nothing lost, nothing twice.
pub fn judge(said: &[String], published: &[String], what: &str) {
    let mut count: HashMap<&str, usize> = HashMap::new();
    published.iter().for_each(|text| *count.entry(text).or_default() += 1);
    let lost = said.iter().filter(|text| !count.contains_key(text.as_str())).count();
    let twice = count.values().filter(|n| **n > 1).count();
    println!("{what}: replies {}, duplicates {twice}, lost {lost}", said.len());
    assert_eq!((lost, twice), (0, 0), "{what}");
    assert_eq!(count.len(), said.len(), "{what}: nothing else was published");
}

/// How many random kills.
pub fn kills(otherwise: u32) -> u32 {
    std::env::var("MOKSORI_KILLS").ok().and_then(|n| n.parse().ok()).unwrap_or(otherwise)
}
