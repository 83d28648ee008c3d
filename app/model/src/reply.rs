//! What goes out as the brand, and the road it takes: at most once, never lost.

use crate::approval::Need;
use crate::id::{OperatorId, ReplyId, ThreadId};
use crate::message::Media;
use crate::time::Time;
use serde::{Deserialize, Serialize};

/// Where a reply is on its way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "ReplyState"))]
#[cfg_attr(feature = "sqlx", derive(sqlx::Type), sqlx(type_name = "text", rename_all = "lowercase"))]
#[serde(rename_all = "lowercase")]
pub enum State {
    /// A colleague must read it first.
    Awaiting,
    /// Committed, nothing written to the network yet.
    Queued,
    /// Committed before the first byte was written; left only by an answer or by a look at the network.
    Dispatching,
    /// The network said no for now; it says when to try again.
    Waiting,
    /// The network's answer was lost: it may or may not be out.
    Unknown,
    /// Somebody must say what happened, with the evidence beside it.
    Person,
    /// Out, with the network's id.
    Sent,
    /// The network will not take it, and says why.
    Rejected,
    /// An operator took it back before it went out.
    Dropped,
}

/// What can happen to a reply on its way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// A colleague says yes to its words.
    Approve,
    /// The worker takes it, before the first byte.
    Dispatch,
    /// The network took it.
    Accept,
    /// The network will never take it.
    Reject,
    /// The network said: later.
    Defer,
    /// No answer, or none that says what happened.
    Lose,
    /// We looked: it is there.
    Find,
    /// We looked: it is not there.
    Miss,
    /// We cannot find out.
    Ask,
    /// A person says it was sent.
    Confirm,
    /// A person says: send again.
    Again,
    /// A person takes it back.
    Drop,
}

impl Step {
    /// All of them, for the tests that walk the table.
    pub const ALL: [Step; 12] = [
        Step::Approve,
        Step::Dispatch,
        Step::Accept,
        Step::Reject,
        Step::Defer,
        Step::Lose,
        Step::Find,
        Step::Miss,
        Step::Ask,
        Step::Confirm,
        Step::Again,
        Step::Drop,
    ];
}

impl State {
    /// All of them, for the tests that walk the table.
    pub const ALL: [State; 9] = [
        State::Awaiting,
        State::Queued,
        State::Dispatching,
        State::Waiting,
        State::Unknown,
        State::Person,
        State::Sent,
        State::Rejected,
        State::Dropped,
    ];

    /// The whole rule book of the outbox: `None` is a step that must never happen. The one road from [`State::Unknown`]
    /// back to [`State::Queued`] is a look that proved absence, or a person's word: nothing is ever resent blindly. The
    /// one road out of [`State::Awaiting`] that leads to the network is a colleague's yes.
    pub fn after(self, step: Step) -> Option<State> {
        Some(match (self, step) {
            (State::Awaiting, Step::Approve) => State::Queued,
            (State::Awaiting, Step::Drop) => State::Dropped,
            (State::Queued | State::Waiting, Step::Dispatch) => State::Dispatching,
            (State::Queued | State::Waiting, Step::Ask) => State::Person,
            (State::Dispatching, Step::Accept) => State::Sent,
            (State::Dispatching, Step::Reject) => State::Rejected,
            (State::Dispatching, Step::Defer) => State::Waiting,
            (State::Dispatching, Step::Lose) => State::Unknown,
            (State::Unknown, Step::Find) => State::Sent,
            (State::Unknown, Step::Miss) => State::Queued,
            (State::Unknown, Step::Ask) => State::Person,
            (State::Person, Step::Confirm) => State::Sent,
            (State::Person | State::Rejected, Step::Again) => State::Queued,
            (State::Queued | State::Waiting | State::Person | State::Rejected, Step::Drop) => State::Dropped,
            _ => return None,
        })
    }

    /// It holds its thread's turn: nobody else may answer.
    pub fn holds(self) -> bool {
        !matches!(self, State::Rejected | State::Dropped)
    }

    /// An operator must look at it.
    pub fn troubled(self) -> bool {
        matches!(self, State::Person | State::Rejected)
    }
}

/// One reply and how far it has come.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "sqlx", derive(sqlx::FromRow))]
pub struct Reply {
    /// Which.
    pub id: ReplyId,
    /// To whom.
    pub thread: ThreadId,
    /// Who wrote it.
    pub by: OperatorId,
    /// When they pressed send.
    pub at: Time,
    /// When it may leave: until then it can be taken back.
    pub due: Time,
    /// Who began the draft it was; none for a script's.
    pub started: Option<OperatorId>,
    /// Whoever changed the draft's words.
    #[cfg_attr(feature = "sqlx", sqlx(json))]
    pub edited: Vec<OperatorId>,
    /// Why a colleague must read it first; none if nobody must.
    #[cfg_attr(feature = "sqlx", sqlx(json))]
    pub need: Option<Need>,
    /// Who said yes.
    pub approver: Option<OperatorId>,
    /// The SHA-256 of all that its chain says, in hexadecimal: what a yes is bound to.
    pub hash: String,
    /// The first part of the chain it belongs to; itself, if it is that.
    pub chain: ReplyId,
    /// Its place in the chain, from 1.
    pub part: i64,
    /// How many parts the chain has; 1 for an ordinary reply.
    pub parts: i64,
    /// What it tells whoever complained.
    #[cfg_attr(feature = "sqlx", sqlx(json))]
    pub outcome: Option<Outcome>,
    /// As it goes out, signature included.
    pub text: String,
    /// What goes beside it.
    #[cfg_attr(feature = "sqlx", sqlx(json))]
    pub media: Vec<Media>,
    /// Where it is.
    pub state: State,
    /// The network's id, once sent.
    pub remote: String,
    /// Why it waits, was rejected, or needs a person; in the network's own words.
    pub why: String,
    /// When it is tried again.
    pub retry: Option<Time>,
}

/// What a complaint's answer says: whether it can be solved; if not, why; and when.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Outcome {
    /// Whether it can be solved.
    pub solvable: bool,
    /// Why not, or what it depends on; may be empty if it can.
    pub why: String,
    /// Until when; none if nobody can tell yet.
    pub when: Option<Time>,
}

/// Why a planned reply did not leave: somebody spoke in its thread since. Stands in [`Reply::why`], where no network's
/// words begin with a space.
pub const OVERTAKEN: &str = " overtaken";
/// Why a reply did not leave that needs a reader: nobody said yes to exactly these words.
pub const UNREAD: &str = " unread";

impl Reply {
    /// It was planned for later instead of sent.
    pub fn planned(&self) -> bool {
        self.due.since(self.at) > i64::from(crate::operator::UNDO) * crate::time::SECOND
    }

    /// It has not left, and its writer may still take it back.
    pub fn can_be_undone(&self) -> bool {
        matches!(self.state, State::Awaiting | State::Queued | State::Waiting)
    }

    /// It goes out as the last of its chain.
    pub fn is_last(&self) -> bool {
        self.part == self.parts
    }
}

/// What a person says about a reply in trouble.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Verdict {
    /// It is on the network: I looked.
    Sent,
    /// It is not: send it again.
    Again,
    /// Forget it.
    Drop,
}

impl Verdict {
    /// The step it stands for.
    pub fn step(self) -> Step {
        match self {
            Verdict::Sent => Step::Confirm,
            Verdict::Again => Step::Again,
            Verdict::Drop => Step::Drop,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_out_stays_out() {
        for step in Step::ALL {
            assert_eq!(State::Sent.after(step), None);
            assert_eq!(State::Dropped.after(step), None);
        }
    }

    #[test]
    fn what_awaits_a_reader_goes_nowhere_else() {
        let roads: Vec<_> =
            Step::ALL.into_iter().filter_map(|step| Some((step, State::Awaiting.after(step)?))).collect();
        assert_eq!(roads, [(Step::Approve, State::Queued), (Step::Drop, State::Dropped)]);
    }

    #[test]
    fn only_proof_or_a_person_leads_back_to_the_queue() {
        for state in State::ALL {
            for step in Step::ALL {
                if state.after(step) == Some(State::Queued) {
                    assert!(matches!(step, Step::Approve | Step::Miss | Step::Again), "{state:?} {step:?}");
                }
            }
        }
        assert_eq!(State::Dispatching.after(Step::Dispatch), None);
        assert_eq!(State::Unknown.after(Step::Dispatch), None);
    }
}
