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

/// Whom a change concerns, how, and the words that go with it. Nobody hears of what they did themselves.
pub fn notices(by: Option<OperatorId>, change: &Change, card: Option<&Card>) -> Vec<(OperatorId, What, String)> {
    let mut all = match change {
        Change::NoteAdded { note } => {
            note.mentions.iter().map(|operator| (*operator, What::Mentioned, cut(&note.text, EXCERPT))).collect()
        }
        Change::ThreadAssigned { to, note } => vec![(*to, What::Assigned, cut(note, EXCERPT))],
        Change::ThreadTaken { from, reason } => vec![(*from, What::Taken, cut(reason, EXCERPT))],
        Change::DraftTaken { from: Some(from), reason } => vec![(*from, What::Taken, cut(reason, EXCERPT))],
        Change::ReplyMoved { reply } => moved(by, reply).into_iter().collect(),
        Change::MessageArrived { message } if message.direction == Direction::In => {
            let followers = card.map(|card| card.followers.as_slice()).unwrap_or_default();
            followers.iter().map(|operator| (*operator, What::Heard, cut(&message.text, EXCERPT))).collect()
        }
        _ => Vec::new(),
    };
    all.retain(|(operator, ..)| Some(*operator) != by);
    all
}

/// What becomes of a reply, said once however many posts it takes.
fn moved(by: Option<OperatorId>, reply: &Reply) -> Option<(OperatorId, What, String)> {
    let what = match reply.state {
        State::Queued if reply.approver.is_some() && reply.approver == by && reply.part == 1 => What::Approved,
        State::Dropped if reply.need.is_some() && !reply.why.is_empty() => What::Returned,
        State::Person | State::Rejected => What::Troubled,
        _ => return None,
    };
    let text = if what == What::Returned { &reply.why } else { &reply.text };
    Some((reply.by, what, cut(text, EXCERPT)))
}
