//! The conversation that a team handles.

use crate::account::Account;
use crate::customer::{Customer, Face};
use crate::draft::{Draft, Writer};
use crate::event::Event;
use crate::id::{AccountId, OperatorId, ReplyId, ThreadId};
use crate::message::Message;
use crate::note::Note;
use crate::reply::{self, Reply};
use crate::time::Time;
use serde::{Deserialize, Serialize};

mod work;

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
}

/// Why a thread was set aside by itself: it reads like an advertisement. Stands in [`Card::reason`], where no operator's
/// words begin with a space.
pub const SPAM: &str = " spam";
/// Why a thread was set aside by itself: its customer is muted.
pub const MUTED: &str = " muted";

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
    /// The customer's other threads, latest first, at most 20.
    pub others: Vec<Card>,
    /// The brand's account.
    pub account: Account,
}

/// Messages (and happenings) of a thread that one page shows.
pub const TALK: i64 = 200;

/// What a list shows.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct Filter {
    /// In one of these states; every open one when empty.
    pub states: Vec<State>,
    /// Owned by.
    pub owner: Option<OperatorId>,
    /// Owned by nobody.
    pub unowned: bool,
    /// Said to this account.
    pub account: Option<AccountId>,
    /// Carrying this tag.
    pub tag: Option<String>,
}

impl Filter {
    /// Only open threads are asked for: those come longest wait first, all other lists latest first.
    pub fn open(&self) -> bool {
        self.states.iter().all(|state| state.open())
    }

    /// Whether a card belongs in this list.
    pub fn takes(&self, card: &Card) -> bool {
        let state = if self.states.is_empty() { card.state.open() } else { self.states.contains(&card.state) };
        state
            && self.owner.is_none_or(|owner| card.owner == Some(owner))
            && !(self.unowned && card.owner.is_some())
            && self.account.is_none_or(|account| card.account == account)
            && self.tag.as_ref().is_none_or(|tag| card.tags.contains(tag))
    }
}

impl Card {
    /// Its place among open threads: since when the customer waits, or else when something was last said.
    pub fn rank(&self) -> Time {
        self.wait.unwrap_or(self.at)
    }
}

/// A place in a list: the last row that is already known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Place {
    /// Its [`Card::rank`] in a list of open threads, its `at` in any other.
    pub at: Time,
    /// Its id.
    pub id: ThreadId,
}

/// Some rows of a list, in the order of [`Filter::open`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Page {
    /// The rows.
    pub cards: Vec<Card>,
    /// Where to go on; none at the end.
    pub next: Option<Place>,
    /// The event that this page already knows: follow the feed from here.
    pub seq: i64,
}
