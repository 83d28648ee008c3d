use crate::id::OperatorId;
use crate::thread::{Card, State};
use std::collections::BTreeMap;

/// What is asked about all cards of a board at once, counted as they come and go.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Tally {
    /// How many cards carry a tag.
    pub tags: BTreeMap<String, usize>,
    /// How many are written in a language.
    pub languages: BTreeMap<String, usize>,
    /// How many threads somebody works at.
    pub held: BTreeMap<OperatorId, usize>,
    /// In how many somebody writes.
    pub writing: BTreeMap<OperatorId, usize>,
}

impl Tally {
    /// A card comes onto the board.
    pub fn more(&mut self, card: &Card) {
        card.tags.iter().for_each(|tag| add(&mut self.tags, tag));
        language(card).for_each(|language| add(&mut self.languages, language));
        owner(card).for_each(|owner| add(&mut self.held, owner));
        writer(card).for_each(|writer| add(&mut self.writing, writer));
    }

    /// A card leaves it.
    pub fn less(&mut self, card: &Card) {
        card.tags.iter().for_each(|tag| take(&mut self.tags, tag));
        language(card).for_each(|language| take(&mut self.languages, language));
        owner(card).for_each(|owner| take(&mut self.held, owner));
        writer(card).for_each(|writer| take(&mut self.writing, writer));
    }
}

fn language(card: &Card) -> impl Iterator<Item = &String> {
    Some(&card.language).into_iter().filter(|language| !language.is_empty())
}

/// Whoever works at it.
fn owner(card: &Card) -> impl Iterator<Item = &OperatorId> {
    card.owner.iter().filter(|_| matches!(card.state, State::Claimed | State::Waiting))
}

fn writer(card: &Card) -> impl Iterator<Item = &OperatorId> {
    card.writer.iter().map(|writer| &writer.by)
}

fn add<K: Ord + Clone>(all: &mut BTreeMap<K, usize>, one: &K) {
    match all.get_mut(one) {
        Some(count) => *count += 1,
        None => _ = all.insert(one.clone(), 1),
    }
}

fn take<K: Ord>(all: &mut BTreeMap<K, usize>, one: &K) {
    if let Some(count) = all.get_mut(one) {
        *count -= 1;
        if *count == 0 {
            all.remove(one);
        }
    }
}
