use crate::threads::place;
use crate::tx::Tx;
use model::id::{OperatorId, ThreadId};
use model::thread::{Card, State};
use model::time::Time;

/// A thread that nobody else can change meanwhile, as it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Locked {
    pub id: ThreadId,
    pub version: i64,
    pub spot: Spot,
}

/// What lists find a thread by: a card that changes none of it is one row to write, and no index.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Spot {
    pub state: State,
    pub owner: Option<OperatorId>,
    pub at: Time,
    pub until: Option<Time>,
    pub place: i64,
    pub tagged: bool,
}

impl Locked {
    pub fn of(card: &Card) -> Self {
        let Card { id, version, state, owner, at, until, .. } = *card;
        Locked { id, version, spot: Spot { state, owner, at, until, place: place(card), tagged: !card.tags.is_empty() } }
    }
}

impl Tx {
    /// Remembers how a thread stands that was just locked, or written under its lock.
    pub(crate) fn hold(&mut self, card: &Card) {
        let locked = Locked::of(card);
        match self.locked.iter_mut().find(|other| other.id == card.id) {
            Some(known) => *known = locked,
            None => self.locked.push(locked),
        }
    }

    /// How a thread stands, if this transaction has locked it.
    pub(crate) fn held(&self, id: ThreadId) -> Option<Locked> {
        self.locked.iter().find(|locked| locked.id == id).cloned()
    }
}
