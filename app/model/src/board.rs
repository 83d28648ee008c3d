//! The board as a value: what every client holds, and what an event does to it. No clock, no browser, no network.

mod tally;

use crate::event::Event;
use crate::id::{ById, OperatorId, ThreadId};
use crate::sorted::sorted;
use crate::thread::{Card, Page, State};
use std::collections::HashMap;
use std::sync::Arc;
use tally::Tally;

/// Settled threads that a board keeps of each state; the open ones it keeps all.
pub const SETTLED: usize = 50;

/// All open threads and the latest settled ones, each column in the order it is shown. A change costs the search of its
/// place, however many threads there are: nothing is sorted, counted or copied anew.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Board {
    cards: HashMap<ThreadId, Arc<Card>, ById>,
    columns: [Vec<Arc<Card>>; State::ALL.len()],
    /// The open columns as one.
    open: Vec<Arc<Card>>,
    tally: Tally,
    seq: i64,
    /// How much longer than [`SETTLED`] its windows of settled threads are, for whoever looks further back.
    more: usize,
}

/// A card's place in its column. Open columns run longest wait first, settled ones latest first.
fn slot(card: &Card) -> (i64, ThreadId) {
    let key = if card.state.open() { card.rank().0 } else { -card.at.0 };
    (key, card.id)
}

fn insert(column: &mut Vec<Arc<Card>>, card: &Arc<Card>) {
    if let Err(index) = column.binary_search_by_key(&slot(card), |other| slot(other)) {
        column.insert(index, card.clone());
    }
}

fn withdraw(column: &mut Vec<Arc<Card>>, card: &Card) {
    if let Ok(index) = column.binary_search_by_key(&slot(card), |other| slot(other)) {
        column.remove(index);
    }
}

impl Board {
    /// A board that knows this page, and goes on from it.
    pub fn new(page: Page) -> Self {
        let mut board = Self { seq: page.seq, ..Self::default() };
        board.extend(page.cards);
        board
    }

    /// Takes in more rows. Rows that are older than what is known change nothing.
    pub fn extend(&mut self, cards: impl IntoIterator<Item = Card>) {
        for card in cards {
            self.put(card);
        }
    }

    /// Takes in rows from further back: what is settled is kept as far as they go.
    pub fn reach(&mut self, cards: Vec<Card>) {
        self.more += cards.iter().filter(|card| !card.state.open() && !self.cards.contains_key(&card.id)).count();
        self.extend(cards);
    }

    /// Takes in one event. An event that was applied before changes nothing. Says whether anything changed.
    pub fn apply(&mut self, event: &Event) -> bool {
        if event.seq <= self.seq {
            return false;
        }
        self.seq = event.seq;
        event.card.clone().is_some_and(|card| self.put(card))
    }

    /// Shows a card as it will probably be, under the version it has: the real one, with a higher version, replaces it
    /// when it comes, and guessing what was there before takes it back.
    pub fn guess(&mut self, card: Card) {
        self.remove(card.id);
        self.place(card);
    }

    /// The last event it knows: where to follow the feed from.
    pub fn seq(&self) -> i64 {
        self.seq
    }

    /// One card.
    pub fn card(&self, id: ThreadId) -> Option<&Card> {
        self.cards.get(&id).map(Arc::as_ref)
    }

    /// How many cards a column has.
    pub fn count(&self, state: State) -> usize {
        self.columns[state as usize].len()
    }

    /// The cards of a column, in order.
    pub fn column(&self, state: State) -> impl ExactSizeIterator<Item = &Card> {
        self.columns[state as usize].iter().map(Arc::as_ref)
    }

    /// All open cards, longest wait first.
    pub fn open(&self) -> Vec<&Card> {
        self.open.iter().map(Arc::as_ref).collect()
    }

    /// All tags that its cards carry, in order.
    pub fn tags(&self) -> impl Iterator<Item = &str> {
        self.tally.tags.each().map(String::as_str)
    }

    /// All languages that they are written in, in order.
    pub fn languages(&self) -> impl Iterator<Item = &str> {
        self.tally.languages.each().map(String::as_str)
    }

    /// How many threads an operator works at.
    pub fn held(&self, by: OperatorId) -> usize {
        self.tally.held.of(&by)
    }

    /// Whether an operator writes, anywhere.
    pub fn writes(&self, operator: OperatorId) -> bool {
        self.tally.writing.of(&operator) > 0
    }

    /// A number that is equal on two boards exactly when their open threads are. Settled columns are windows, and two
    /// boards may have opened theirs at different times.
    pub fn digest(&self) -> u64 {
        let open = sorted(self.open(), |card| card.id);
        let bytes = serde_json::to_vec(&open).unwrap_or_default();
        // FNV-1a, 64 bits: the same on every machine and in the browser.
        bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3))
    }

    fn put(&mut self, card: Card) -> bool {
        if self.cards.get(&card.id).is_some_and(|known| known.version >= card.version) {
            return false;
        }
        self.remove(card.id);
        self.place(card);
        true
    }

    fn remove(&mut self, id: ThreadId) {
        let Some(known) = self.cards.remove(&id).filter(|known| known.merged.is_none()) else { return };
        withdraw(&mut self.columns[known.state as usize], &known);
        withdraw(&mut self.open, &known);
        self.tally.less(&known);
    }

    fn place(&mut self, card: Card) {
        let card = Arc::new(card);
        self.cards.insert(card.id, card.clone());
        if card.merged.is_some() {
            // Another card speaks for it; it is kept so that nothing older brings it back.
            return;
        }
        self.tally.more(&card);
        let most = SETTLED + self.more;
        let column = &mut self.columns[card.state as usize];
        insert(column, &card);
        if card.state.open() {
            insert(&mut self.open, &card);
        } else if column.len() > most {
            for oldest in column.drain(most..) {
                self.cards.remove(&oldest.id);
                self.tally.less(&oldest);
            }
        }
    }
}

#[cfg(test)]
mod tests;
