//! Lists of threads: what they show, and how they go on.

use super::{Card, State};
use crate::id::{AccountId, OperatorId, QueueId, ThreadId};
use crate::time::{MINUTE, Time};
use serde::{Deserialize, Serialize};

/// What a list shows.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct Filter {
    /// In one of these states; every open one when empty.
    pub states: Vec<State>,
    /// Owned by.
    pub owner: Option<OperatorId>,
    /// Owned by nobody.
    pub unowned: bool,
    /// Said to this account.
    pub account: Option<AccountId>,
    /// In this queue.
    pub queue: Option<QueueId>,
    /// Carrying this tag.
    pub tag: Option<String>,
    /// Said nearly as in this thread, which is the first of them.
    pub alike: Option<ThreadId>,
    /// Last written in this language (`ko`, `en`, …).
    pub language: Option<String>,
    /// Waiting for at least so many minutes.
    pub waits: Option<i64>,
    /// All of these words, in the customer's name, their latest words or the tags.
    pub words: Option<String>,
}

impl Filter {
    /// Only open threads are asked for: those come longest wait first, all other lists latest first.
    pub fn open(&self) -> bool {
        self.states.iter().all(|state| state.open())
    }

    /// No index finds its rows: the rows that one does find are looked at one by one.
    pub fn sifts(&self) -> bool {
        self.language.is_some() || self.waits.is_some() || self.words.is_some()
    }

    /// Whether a card belongs in this list.
    pub fn takes(&self, card: &Card, now: Time) -> bool {
        let state = if self.states.is_empty() { card.state.open() } else { self.states.contains(&card.state) };
        state
            && card.merged.is_none()
            && self.owner.is_none_or(|owner| card.owner == Some(owner))
            && !(self.unowned && card.owner.is_some())
            && self.account.is_none_or(|account| card.account == account)
            && self.queue.is_none_or(|queue| card.queue == Some(queue))
            && self.tag.as_ref().is_none_or(|tag| card.tags.contains(tag))
            && self.alike.is_none_or(|first| card.alike == Some(first))
            && self.language.as_ref().is_none_or(|language| card.language == *language)
            && self.waits.is_none_or(|minutes| card.wait.is_some_and(|wait| wait.plus(minutes * MINUTE) <= now))
            && self.words.as_ref().is_none_or(|words| words.split_whitespace().all(|word| says(card, word)))
    }
}

/// Whether a card shows a word, in capitals or not.
fn says(card: &Card, word: &str) -> bool {
    let word = word.trim_start_matches(['@', '#']).as_bytes();
    let shown =
        |text: &str| word.is_empty() || text.as_bytes().windows(word.len()).any(|w| w.eq_ignore_ascii_case(word));
    let Card { customer, excerpt, tags, .. } = card;
    shown(excerpt) || shown(&customer.name) || shown(&customer.handle) || tags.iter().any(|tag| shown(tag))
}

/// A place in a list: the last row that was looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Place {
    /// Its [`Card::rank`] in a list of open threads, its `at` in any other.
    pub at: Time,
    /// Its id.
    pub id: ThreadId,
}

/// Some rows of a list, in the order of [`Filter::open`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Page {
    /// The rows. Fewer than a page's, even none, where few of those that were looked at are what was asked for.
    pub cards: Vec<Card>,
    /// Where to go on; none at the end.
    pub next: Option<Place>,
    /// The event that this page already knows: follow the feed from here.
    pub seq: i64,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::customer::Face;
    use crate::id::CustomerId;
    use crate::time::HOUR;
    use uuid::Uuid;

    const NOW: Time = Time(1_000 * HOUR);

    fn card() -> Card {
        let id = Uuid::from_u128;
        let face = Face { id: CustomerId(id(2)), name: "김민지".into(), handle: "Minji.example".into() };
        let mut card = Card::begin(ThreadId(id(1)), AccountId(id(3)), face, "iPhone 환불 언제 되나요".into(), NOW);
        card.tags = vec!["USIM".into()];
        card.language = "ko".into();
        card
    }

    fn words(words: &str) -> Filter {
        Filter { words: Some(words.into()), ..Filter::default() }
    }

    #[test]
    fn words_are_found_wherever_the_card_shows_them() {
        for found in ["환불", "iphone", "민지", "MINJI", "@minji.example", "usim", "#usim 환불", " ", "@"] {
            assert!(words(found).takes(&card(), NOW), "{found}");
        }
        for missed in ["교환", "환불 교환", "환불언제"] {
            assert!(!words(missed).takes(&card(), NOW), "{missed}");
        }
    }

    #[test]
    fn a_wait_is_long_enough_to_the_minute() {
        let hour = Filter { waits: Some(60), ..Filter::default() };
        assert!(!hour.takes(&card(), NOW.plus(HOUR - 1)));
        assert!(hour.takes(&card(), NOW.plus(HOUR)));
        assert!(!hour.takes(&Card { wait: None, ..card() }, NOW.plus(HOUR)));
    }

    #[test]
    fn a_language_a_queue_and_likeness_are_asked_for_by_name() {
        let queue = QueueId(Uuid::from_u128(9));
        let first = ThreadId(Uuid::from_u128(1));
        let one = Card { queue: Some(queue), alike: Some(first), ..card() };
        for (filter, plain) in [
            (Filter { language: Some("en".into()), ..Filter::default() }, Card { language: "en".into(), ..card() }),
            (Filter { queue: Some(queue), ..Filter::default() }, one.clone()),
            (Filter { alike: Some(first), ..Filter::default() }, one.clone()),
        ] {
            assert!(filter.takes(&plain, NOW), "{filter:?}");
            assert!(!filter.takes(&card(), NOW), "{filter:?}");
        }
    }

    #[test]
    fn what_was_merged_is_in_no_list() {
        let merged = Card { merged: Some(ThreadId(Uuid::from_u128(7))), state: State::Closed, ..card() };
        assert!(!Filter { states: vec![State::Closed], ..Filter::default() }.takes(&merged, NOW));
    }
}
