//! What happened: the audit trail, the live feed and the replay are one log of these.

use crate::account::Account;
use crate::brand::Brand;
use crate::customer::Customer;
use crate::id::{OperatorId, QueueId, ThreadId};
use crate::message::Message;
use crate::note::Note;
use crate::operator::Operator;
use crate::queue::Queue;
use crate::reply::Reply;
use crate::thread::Card;
use crate::time::Time;
use serde::{Deserialize, Serialize};

/// One change, in the order of the log.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Event {
    /// Its place: grows, never repeats, and an event becomes visible only after all before it.
    pub seq: i64,
    /// When.
    pub at: Time,
    /// Who did it; none for the world outside and for background work.
    pub by: Option<OperatorId>,
    /// What.
    pub change: Change,
    /// The thread as it now stands, if the change was about one.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub card: Option<Card>,
}

/// What can happen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Change {
    /// A post came in, or one of the brand's own was seen on the network.
    MessageArrived {
        /// The post.
        message: Message,
    },
    /// Somebody begins to write a post of the brand's own.
    PostBegun,
    /// Somebody took a thread.
    ThreadClaimed,
    /// Somebody gave it to a colleague.
    ThreadAssigned {
        /// To whom.
        to: OperatorId,
        /// With which words; may be empty.
        note: String,
    },
    /// Somebody took it from a colleague.
    ThreadTaken {
        /// From whom.
        from: OperatorId,
        /// Why.
        reason: String,
    },
    /// Its owner let it go.
    ThreadReleased,
    /// Its owner waits for somebody.
    ThreadParked,
    /// Put away for a while.
    ThreadSnoozed {
        /// Until when.
        until: Time,
    },
    /// Its time came.
    ThreadWoken,
    /// Done.
    ThreadClosed,
    /// Not answered, because …
    ThreadDeclined {
        /// Why.
        reason: String,
    },
    /// Open again.
    ThreadReopened,
    /// Its tags are now the card's.
    ThreadTagged,
    /// Somebody follows it, or no more: the followers are the card's.
    ThreadFollowed,
    /// It went to a topic lane, or to none.
    ThreadQueued {
        /// Which.
        queue: Option<QueueId>,
    },
    /// It became small talk, or a matter again: see the card.
    ThreadRelated,
    /// Its customer says what others say: see the card.
    ThreadLikened,
    /// It was merged into another thread of its customer, where it goes on.
    ThreadMerged {
        /// Into which.
        into: ThreadId,
    },
    /// It took in another thread of its customer.
    ThreadGathered {
        /// Which.
        other: ThreadId,
    },
    /// It stands on its own again, or lost what it had taken in.
    ThreadParted {
        /// From which, or which.
        other: ThreadId,
    },
    /// A colleague wrote a note.
    NoteAdded {
        /// The note.
        note: Note,
    },
    /// Somebody began to write, or took the draft from a colleague.
    DraftTaken {
        /// From whom; none if nobody was writing.
        from: Option<OperatorId>,
        /// Why; empty if nobody was.
        reason: String,
    },
    /// Nobody writes any more: they left, or fell silent.
    DraftLeft,
    /// A reply was accepted for sending.
    ReplyQueued {
        /// The reply.
        reply: Reply,
    },
    /// A reply came further.
    ReplyMoved {
        /// The reply as it now stands.
        reply: Reply,
    },
    /// A reply is out; the post is now part of the conversation.
    ReplySent {
        /// The reply.
        reply: Reply,
        /// The post.
        message: Message,
    },
    /// A customer was muted, blocked or joined to another profile, or is so no more.
    CustomerChanged {
        /// As they now are.
        customer: Customer,
    },
    /// An account was connected, changed, paused or lost its key.
    AccountChanged {
        /// As it now stands.
        account: Account,
    },
    /// Somebody joined or changed.
    OperatorChanged {
        /// As they now are.
        operator: Operator,
    },
    /// The brand's name changed.
    BrandChanged {
        /// As it now is.
        brand: Brand,
    },
    /// The topic lanes changed.
    QueuesChanged {
        /// All of them, in their order.
        queues: Vec<Queue>,
    },
    /// The lists that are everybody's changed.
    ViewsChanged,
}

impl Event {
    /// The thread it is about.
    pub fn thread(&self) -> Option<ThreadId> {
        self.card.as_ref().map(|card| card.id)
    }
}
