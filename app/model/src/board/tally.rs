use crate::id::OperatorId;
use crate::thread::{Card, State};

/// What is asked about all cards of a board at once, counted as they come and go.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Tally {
    /// How many cards carry a tag.
    pub tags: Counts<String>,
    /// How many are written in a language.
    pub languages: Counts<String>,
    /// How many threads somebody works at.
    pub held: Counts<OperatorId>,
    /// In how many somebody writes.
    pub writing: Counts<OperatorId>,
}

impl Tally {
    /// A card comes onto the board.
    pub fn more(&mut self, card: &Card) {
        card.tags.iter().for_each(|tag| self.tags.add(tag));
        language(card).for_each(|language| self.languages.add(language));
        owner(card).for_each(|owner| self.held.add(owner));
        writer(card).for_each(|writer| self.writing.add(writer));
    }

    /// A card leaves it.
    pub fn less(&mut self, card: &Card) {
        card.tags.iter().for_each(|tag| self.tags.take(tag));
        language(card).for_each(|language| self.languages.take(language));
        owner(card).for_each(|owner| self.held.take(owner));
        writer(card).for_each(|writer| self.writing.take(writer));
    }
}

/// A few things in order, each with how often it is there. A list, because a tree is ten times the code in a browser.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Counts<K>(Vec<(K, usize)>);

impl<K> Default for Counts<K> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<K: Ord + Clone> Counts<K> {
    /// Each of them, in order.
    pub fn each(&self) -> impl Iterator<Item = &K> {
        self.0.iter().map(|(one, _)| one)
    }

    /// How often one is there.
    pub fn of(&self, one: &K) -> usize {
        self.place(one).map_or(0, |at| self.0[at].1)
    }

    fn add(&mut self, one: &K) {
        match self.place(one) {
            Ok(at) => self.0[at].1 += 1,
            Err(at) => self.0.insert(at, (one.clone(), 1)),
        }
    }

    fn take(&mut self, one: &K) {
        if let Ok(at) = self.place(one) {
            self.0[at].1 -= 1;
            if self.0[at].1 == 0 {
                self.0.remove(at);
            }
        }
    }

    fn place(&self, one: &K) -> Result<usize, usize> {
        self.0.binary_search_by(|(other, _)| other.cmp(one))
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
