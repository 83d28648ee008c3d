use model::id::ThreadId;
use model::thread::Card;
use std::collections::HashMap;

/// Most threads that are remembered: more than a team has open, in less than a megabyte.
const MOST: usize = 1_000;

/// Threads as they stand for whoever writes next. There is one writer, so what was read or written a moment ago need not
/// be asked again: that would take longer than all the rest of most changes.
#[derive(Debug, Default)]
pub(super) struct Cards(HashMap<ThreadId, Card>);

impl Cards {
    pub fn get(&self, id: ThreadId) -> Option<&Card> {
        self.0.get(&id)
    }

    pub fn put(&mut self, card: Card) {
        if self.0.len() >= MOST {
            self.forget();
        }
        self.0.insert(card.id, card);
    }

    /// After anything that makes it doubtful what is true.
    pub fn forget(&mut self) {
        self.0.clear();
    }
}
