//! All that the product may say no to. A refusal is an answer, not a breakage: it says what happened and names who.

use crate::id::OperatorId;
use crate::time::Time;
use serde::{Deserialize, Serialize};

/// Why not.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Refusal {
    /// A colleague was first to claim.
    AlreadyClaimed {
        /// Who.
        by: OperatorId,
    },
    /// A colleague has answered this turn of the thread, or is about to.
    AlreadyAnswered {
        /// Who.
        by: OperatorId,
    },
    /// A colleague writes to this customer right now.
    BeingWritten {
        /// Who.
        by: OperatorId,
        /// Since when.
        since: Time,
    },
    /// The right to write is gone: somebody took it, or the same operator writes in another window.
    LeaseLost {
        /// Who has it now; none if nobody does.
        by: Option<OperatorId>,
    },
    /// The draft was changed since it was read.
    DraftMoved,
    /// Whoever wrote a reply cannot approve it.
    OwnWords,
    /// What was approved is not what is there now.
    OtherWords,
    /// It has left already, or is leaving.
    TooLate,
    /// Somebody spoke since the thread was read.
    Stale {
        /// How many messages it has now.
        messages: i64,
    },
    /// Only its owner may.
    NotYours {
        /// Who owns it; none if nobody does.
        owner: Option<OperatorId>,
    },
    /// A thread in this state cannot do that.
    WrongState,
    /// This role may not.
    NotAllowed,
    /// It does not exist, or is not for these eyes: the two look the same.
    Missing,
    /// More than the network takes.
    TooLong {
        /// How many characters it takes.
        limit: usize,
    },
    /// More images than the network takes.
    TooManyImages {
        /// How many it takes.
        limit: usize,
    },
    /// The team's rules ask for words about each image.
    Undescribed {
        /// Which has none, counted from 1.
        image: usize,
    },
    /// Nothing in it.
    Empty,
    /// A time that is over, or too far ahead.
    BadTime,
    /// A field of a kept answer is still to be filled.
    Unfilled {
        /// Which, without its braces.
        field: String,
    },
    /// Something else of its kind has that name.
    NameTaken,
    /// A reason is asked for here.
    NoReason,
    /// An image that is none, or too large.
    BadImage,
    /// The account is paused or signed out.
    AccountOff,
    /// E-mail and password do not fit together.
    WrongPassword,
    /// Too many tries; come back later.
    TooMany {
        /// In this many seconds.
        after: u64,
    },
    /// Too easy to guess.
    WeakPassword,
    /// Somebody on the team has that e-mail.
    EmailTaken,
    /// Not an e-mail.
    BadEmail,
    /// A link that was used, has expired, or never was one.
    DeadLink,
    /// The last lead cannot go.
    LastLead,
    /// This network account is connected already.
    AccountTaken,
    /// The server's address is not one, or may not be reached from here.
    BadServer,
    /// The network cannot be reached.
    Unreachable {
        /// What we heard instead.
        why: String,
    },
    /// The network does not take these credentials.
    BadCredentials,
    /// The set-up is done already.
    SetUpDone,
    /// The disk is full or broken: nothing was changed.
    NoRoom,
}

/// What a use case answers.
pub type Answer<T> = Result<T, Refusal>;
