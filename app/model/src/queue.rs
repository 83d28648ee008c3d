//! Topic lanes: what customers ask about, and who should look first.

use crate::id::QueueId;
use serde::{Deserialize, Serialize};

/// One topic lane.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "sqlx", derive(sqlx::FromRow))]
pub struct Queue {
    /// Which.
    pub id: QueueId,
    /// What the team calls it; unique.
    pub name: String,
    /// A new thread whose customer says one of these comes here by itself.
    #[cfg_attr(feature = "sqlx", sqlx(json))]
    pub words: Vec<String>,
    /// A colleague must read each reply here before it goes out.
    pub approval: bool,
}

/// The first queue one of whose words is in a text. Capitals make no difference.
pub fn route(queues: &[Queue], text: &str) -> Option<QueueId> {
    let text = text.to_lowercase();
    let said = |queue: &&Queue| queue.words.iter().any(|word| !word.is_empty() && text.contains(&word.to_lowercase()));
    queues.iter().find(said).map(|queue| queue.id)
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    #[test]
    fn the_first_queue_that_is_spoken_of_gets_the_thread() {
        let queue = |n: u128, words: &[&str]| Queue {
            id: QueueId(Uuid::from_u128(n)),
            name: n.to_string(),
            words: words.iter().map(|word| word.to_string()).collect(),
            approval: false,
        };
        let all = [queue(1, &["iPhone", "아이폰"]), queue(2, &["요금", ""]), queue(3, &[])];
        for (text, to) in [("IPHONE 요금이요", Some(1)), ("요금이 이상해요", Some(2)), ("안녕하세요", None)]
        {
            assert_eq!(route(&all, text), to.map(|n| QueueId(Uuid::from_u128(n))), "{text}");
        }
    }
}
