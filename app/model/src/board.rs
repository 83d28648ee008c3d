//! The board as a value: what every client holds, and what an event does to it. No clock, no browser, no network.

use crate::event::Event;
use crate::id::ThreadId;
use crate::sorted::sorted;
use crate::thread::{Card, Page, State};
use std::collections::HashMap;

/// Settled threads that a board keeps of each state; the open ones it keeps all.
pub const SETTLED: usize = 50;

/// All open threads and the latest settled ones, each column in the order it is shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Board {
    cards: HashMap<ThreadId, Card>,
    columns: [Vec<Slot>; State::ALL.len()],
    seq: i64,
    /// How much longer than [`SETTLED`] its windows of settled threads are, for whoever looks further back.
    more: usize,
}

/// A card's place in its column.
type Slot = (i64, ThreadId);

/// Open columns run longest wait first, settled ones latest first.
fn slot(card: &Card) -> Slot {
    let key = if card.state.open() { card.rank().0 } else { -card.at.0 };
    (key, card.id)
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
        self.cards.get(&id)
    }

    /// How many cards a column has.
    pub fn count(&self, state: State) -> usize {
        self.columns[state as usize].len()
    }

    /// The cards of a column, in order.
    pub fn column(&self, state: State) -> impl ExactSizeIterator<Item = &Card> {
        self.columns[state as usize].iter().map(|(_, id)| &self.cards[id])
    }

    /// All open cards, longest wait first.
    pub fn open(&self) -> Vec<&Card> {
        let all = State::ALL.into_iter().filter(|s| s.open()).flat_map(|s| self.column(s));
        sorted(all, |card| slot(card))
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
        let Some(known) = self.cards.remove(&id) else { return };
        let column = &mut self.columns[known.state as usize];
        if let Ok(index) = column.binary_search(&slot(&known)) {
            column.remove(index);
        }
    }

    fn place(&mut self, card: Card) {
        let (state, at, merged) = (card.state, slot(&card), card.merged.is_some());
        self.cards.insert(card.id, card);
        if merged {
            // Another card speaks for it; it is kept so that nothing older brings it back.
            return;
        }
        let column = &mut self.columns[state as usize];
        if let Err(index) = column.binary_search(&at) {
            column.insert(index, at);
        }
        let most = SETTLED + self.more;
        if !state.open() && column.len() > most {
            for (_, id) in column.drain(most..) {
                self.cards.remove(&id);
            }
        }
    }
}

#[cfg(test)]
mod tests;
