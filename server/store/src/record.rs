use crate::error::{Result, unreadable};
use model::event::Change;
use model::id::{MutationId, OperatorId, ThreadId};
use model::thread::Card;
use model::time::Time;
use serde_json::value::{RawValue, to_raw_value};

/// What a transaction says of itself, written as it commits.
#[derive(Default)]
pub(crate) struct Record {
    /// What the operator is told, and would be told again.
    pub answer: Option<Answer>,
    /// What was done, in order.
    pub entries: Vec<Entry>,
    /// It changed who is let in, or as whom.
    pub people: bool,
}

/// See [`crate::Tx::keep_answer`].
pub(crate) struct Answer {
    pub mutation: MutationId,
    pub operator: OperatorId,
    pub at: Time,
    pub text: String,
}

/// What [`crate::Tx::record`] was told.
pub(crate) struct Entry {
    pub by: Option<OperatorId>,
    pub change: Change,
    pub card: Option<Card>,
}

/// What an event says, as it is stored.
pub(crate) struct Written {
    pub change: Box<RawValue>,
    pub card: Option<Box<RawValue>>,
}

impl Entry {
    /// The thread whose history shows it. What its conversation shows as a message is not shown twice, and that somebody
    /// wrote for a while is no deed.
    pub fn history(&self) -> Option<ThreadId> {
        match self.change {
            Change::MessageArrived { .. } | Change::ReplySent { .. } => None,
            Change::DraftTaken { from: None, .. } | Change::DraftLeft => None,
            _ => self.card.as_ref().map(|card| card.id),
        }
    }

    /// Its change and its card, as JSON: for the log and for the frame.
    pub fn written(&self) -> Result<Written> {
        let card = self.card.as_ref().map(to_raw_value).transpose().map_err(unreadable)?;
        Ok(Written { change: to_raw_value(&self.change).map_err(unreadable)?, card })
    }
}
