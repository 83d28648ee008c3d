//! The conversation that a team handles.

use crate::account::Account;
use crate::customer::{Customer, Face};
use crate::draft::{Draft, Writer};
use crate::event::Event;
use crate::id::{AccountId, OperatorId, QueueId, ReplyId, ThreadId};
use crate::message::Message;
use crate::note::Note;
use crate::reply::{self, Reply};
use crate::time::Time;
use serde::{Deserialize, Serialize};

mod list;
mod merge;
mod work;

pub use list::{Filter, Page, Place};
pub use merge::Sum;

/// Where a thread stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "ThreadState"))]
#[cfg_attr(feature = "sqlx", derive(sqlx::Type), sqlx(type_name = "text", rename_all = "lowercase"))]
#[serde(rename_all = "lowercase")]
pub enum State {
    /// A customer waits and nobody has it.
    New,
    /// Somebody has it.
    Claimed,
    /// Somebody has it and waits for a colleague or for the customer.
    Waiting,
    /// Put away until a time; a new message wakes it.
    Snoozed,
    /// The brand has answered; the customer's next message reopens it.
    Answered,
    /// Done without an answer being due.
    Closed,
    /// Not answered, because …: the reason is kept.
    Declined,
}

impl State {
    /// In the order of the board's columns.
    pub const ALL: [State; 7] =
        [State::New, State::Claimed, State::Waiting, State::Snoozed, State::Answered, State::Closed, State::Declined];

    /// Somebody still has to do something.
    pub fn open(self) -> bool {
        matches!(self, State::New | State::Claimed | State::Waiting | State::Snoozed)
    }
}

/// A thread as a card on the board, a row in the stream, and the head of its page. Every change of a thread carries the
/// whole new card, so that a client needs no second question and an event applied twice is applied once.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Card {
    /// Which.
    pub id: ThreadId,
    /// Grows by one with every change. The higher one is the truth.
    pub version: i64,
    /// The brand's account it was said to.
    pub account: AccountId,
    /// Whose it is.
    pub customer: Face,
    /// Where it stands.
    pub state: State,
    /// Who has it; always somebody when claimed or waiting.
    pub owner: Option<OperatorId>,
    /// The customer's latest words, at most [`EXCERPT`] characters.
    pub excerpt: String,
    /// How many messages, both ways.
    pub messages: i64,
    /// Grows by one when a customer speaks after the brand has. One turn, one reply.
    pub turn: i64,
    /// Since when the customer waits for us; none when they do not.
    pub wait: Option<Time>,
    /// When the latest message was written.
    pub at: Time,
    /// When a snoozed thread comes back.
    pub until: Option<Time>,
    /// Why it was not answered; empty unless declined.
    pub reason: String,
    /// Alphabetical.
    pub tags: Vec<String>,
    /// Who wrote the brand's latest reply.
    pub answered: Option<OperatorId>,
    /// The latest reply while it is on its way or needs somebody; none once sent.
    pub reply: Option<(ReplyId, reply::State)>,
    /// Who hears of what happens in it, whoever owns it.
    pub followers: Vec<OperatorId>,
    /// Who has the right to write to this customer now.
    pub writer: Option<Writer>,
    /// The topic lane it is in.
    #[serde(default)]
    pub queue: Option<QueueId>,
    /// What the customer last wrote in, as browsers name languages (`ko`, `en`, …); empty if nobody can tell.
    #[serde(default)]
    pub language: String,
    /// Small talk with somebody close: no clock runs.
    #[serde(default)]
    pub relation: bool,
    /// The thread of the same customer that it was merged into; what is said here is heard there.
    #[serde(default)]
    pub merged: Option<ThreadId>,
    /// The first of several threads whose customers say nearly the same words; that one names itself.
    #[serde(default)]
    pub alike: Option<ThreadId>,
}

/// Why a thread was set aside by itself: it reads like an advertisement. Stands in [`Card::reason`], where no operator's
/// words begin with a space.
pub const SPAM: &str = " spam";
/// Why a thread was set aside by itself: its customer is muted.
pub const MUTED: &str = " muted";

/// What the top of a thread is called in which the brand itself begins to speak, until it has: this and an id.
pub const POST: &str = "post:";

/// Characters of a card's excerpt.
pub const EXCERPT: usize = 140;

/// Everything beside the composer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Talk {
    /// The thread as it stands.
    pub card: Card,
    /// Oldest first; the latest [`TALK`] of them.
    pub messages: Vec<Message>,
    /// Oldest first.
    pub notes: Vec<Note>,
    /// What is being written.
    pub draft: Draft,
    /// What the brand told this customer elsewhere, latest first, at most 10, each with the account that said it.
    pub told: Vec<(Message, AccountId)>,
    /// Every reply ever queued here, oldest first.
    pub replies: Vec<Reply>,
    /// What was done, oldest first, without the messages themselves; the latest [`TALK`].
    pub history: Vec<Event>,
    /// Whose it is.
    pub customer: Customer,
    /// The person's other threads, latest first, at most 20.
    pub others: Vec<Card>,
    /// Threads that were merged into this one; their messages and notes are among these.
    pub merged: Vec<ThreadId>,
    /// The brand's account.
    pub account: Account,
}

/// Messages (and happenings) of a thread that one page shows.
pub const TALK: i64 = 200;

impl Card {
    /// A place to write what the brand says of its own accord. The card's customer is the account itself.
    pub fn post(id: ThreadId, account: &Account, voice: Face, by: OperatorId, at: Time) -> Self {
        let begun = Self::begin(id, account.id, voice, String::new(), at);
        Self { state: State::Claimed, owner: Some(by), messages: 0, wait: None, ..begun }
    }

    /// A customer's first words, at `at`, begin a thread. `excerpt` is what a card shows of them.
    pub fn begin(id: ThreadId, account: AccountId, customer: Face, excerpt: String, at: Time) -> Self {
        Self {
            id,
            version: 1,
            account,
            customer,
            state: State::New,
            owner: None,
            excerpt,
            messages: 1,
            turn: 1,
            wait: Some(at),
            at,
            until: None,
            reason: String::new(),
            tags: Vec::new(),
            answered: None,
            reply: None,
            followers: Vec::new(),
            writer: None,
            queue: None,
            language: String::new(),
            relation: false,
            merged: None,
            alike: None,
        }
    }

    /// Its place among open threads: since when the customer waits, or else when something was last said.
    pub fn rank(&self) -> Time {
        self.wait.unwrap_or(self.at)
    }
}
