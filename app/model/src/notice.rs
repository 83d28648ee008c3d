//! What somebody must hear although they look elsewhere.

use crate::event::Change;
use crate::id::{OperatorId, ThreadId};
use crate::message::Direction;
use crate::reply::{Reply, State};
use crate::text::cut;
use crate::thread::{Card, EXCERPT};
use crate::time::Time;
use serde::{Deserialize, Serialize};

/// Something that concerns one operator.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "sqlx", derive(sqlx::FromRow))]
pub struct Notice {
    /// Its place among all; later ones are higher.
    pub id: i64,
    /// When.
    pub at: Time,
    /// Who did it; none for the world outside and for background work.
    pub by: Option<OperatorId>,
    /// Where.
    pub thread: ThreadId,
    /// What happened.
    pub what: What,
    /// The words that go with it, at most [`EXCERPT`] characters; may be empty.
    pub text: String,
    /// It was looked at.
    pub seen: bool,
}

/// What an operator hears of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "sqlx", derive(sqlx::Type), sqlx(type_name = "text", rename_all = "lowercase"))]
#[serde(rename_all = "lowercase")]
pub enum What {
    /// A colleague named them in a note.
    Mentioned,
    /// A colleague gave them a thread.
    Assigned,
    /// A colleague took a thread of theirs, or what they were writing.
    Taken,
    /// A colleague said yes to their words.
    Approved,
    /// A colleague gave their words back.
    Returned,
    /// A reply of theirs needs somebody.
    Troubled,
    /// A customer spoke in a thread that they follow.
    Heard,
}

/// Whom a change concerns, and how. Nobody hears of what they did themselves.
pub fn concerned(by: Option<OperatorId>, change: &Change, card: Option<&Card>) -> Vec<(OperatorId, What)> {
    let all = |operators: &[OperatorId], what| operators.iter().map(|operator| (*operator, what)).collect();
    let mut all: Vec<_> = match change {
        Change::NoteAdded { note } => all(&note.mentions, What::Mentioned),
        Change::ThreadAssigned { to, .. } => vec![(*to, What::Assigned)],
        Change::ThreadTaken { from, .. } | Change::DraftTaken { from: Some(from), .. } => vec![(*from, What::Taken)],
        Change::ReplyMoved { reply } => moved(by, reply).map(|what| (reply.by, what)).into_iter().collect(),
        Change::MessageArrived { message } if message.direction == Direction::In => {
            all(card.map(|card| card.followers.as_slice()).unwrap_or_default(), What::Heard)
        }
        _ => Vec::new(),
    };
    all.retain(|(operator, _)| Some(*operator) != by);
    all
}

/// What becomes of a reply, said once however many posts it takes.
fn moved(by: Option<OperatorId>, reply: &Reply) -> Option<What> {
    Some(match reply.state {
        State::Queued if reply.approver.is_some() && reply.approver == by && reply.part == 1 => What::Approved,
        State::Dropped if reply.need.is_some() && !reply.why.is_empty() => What::Returned,
        State::Person | State::Rejected => What::Troubled,
        _ => return None,
    })
}

/// The words that go with a notice of a change, at most [`EXCERPT`] characters.
pub fn excerpt(change: &Change) -> String {
    let words = match change {
        Change::NoteAdded { note } => &note.text,
        Change::ThreadAssigned { note, .. } => note,
        Change::ThreadTaken { reason, .. } | Change::DraftTaken { reason, .. } => reason,
        Change::ReplyMoved { reply } if reply.state == State::Dropped => &reply.why,
        Change::ReplyMoved { reply } => &reply.text,
        Change::MessageArrived { message } => &message.text,
        _ => "",
    };
    cut(words, EXCERPT)
}
