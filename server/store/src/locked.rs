use crate::engine::Line;
use crate::sqlite::Turn;
use crate::threads::place;
use crate::tx::Tx;
use model::id::{OperatorId, QueueId, ThreadId};
use model::thread::{Card, State};
use model::time::Time;

/// A thread that nobody else can change meanwhile, as it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Locked {
    pub id: ThreadId,
    pub version: i64,
    pub spot: Spot,
    /// Somebody has the right to write to it.
    pub leased: bool,
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
    pub queue: Option<QueueId>,
    pub merged: Option<ThreadId>,
    pub alike: Option<ThreadId>,
}

impl Locked {
    pub fn of(card: &Card) -> Self {
        let Card { id, version, state, owner, at, until, queue, merged, alike, .. } = *card;
        Locked {
            id,
            version,
            spot: Spot {
                state,
                owner,
                at,
                until,
                place: place(card),
                tagged: !card.tags.is_empty(),
                queue,
                merged,
                alike,
            },
            leased: card.writer.is_some(),
        }
    }
}

impl Tx {
    /// How a thread stands, if this transaction has locked it.
    pub(crate) fn held(&self, id: ThreadId) -> Option<Locked> {
        self.locked.iter().find(|locked| locked.id == id).copied()
    }

    /// Locks a thread without asking, where the only writer remembers it.
    pub(crate) fn remembered(&mut self, id: ThreadId) -> Option<Card> {
        // What this transaction has written itself is remembered only once it is kept.
        if self.held(id).is_some() {
            return None;
        }
        let card = self.turn()?.card(id)?.clone();
        self.hold(&card);
        Some(card)
    }

    /// Holds a thread that was just read under its lock.
    pub(crate) fn hold_read(&mut self, card: &Card) {
        if self.held(card.id).is_none()
            && let Some(turn) = self.turn()
        {
            turn.know(card.clone());
        }
        self.hold(card);
    }

    /// Holds a thread that was just written under its lock.
    pub(crate) fn hold_written(&mut self, card: &Card) {
        if let Some(turn) = self.turn() {
            turn.learn(card.clone());
        }
        self.hold(card);
    }

    /// Says that threads show something that has changed: whoever asks next has to read.
    pub(crate) fn forget_cards(&mut self) {
        if let Some(turn) = self.turn() {
            turn.forget();
        }
    }

    /// The turn of the only writer, on SQLite.
    pub(crate) fn turn(&mut self) -> Option<&mut Turn> {
        if let Line::Sqlite(line) = &mut self.line { line.turn() } else { None }
    }

    fn hold(&mut self, card: &Card) {
        let locked = Locked::of(card);
        match self.locked.iter_mut().find(|other| other.id == card.id) {
            Some(known) => *known = locked,
            None => self.locked.push(locked),
        }
    }
}
