//! What is being written to a customer: the whole team sees it, one writes at a time, and it outlives every browser.

use crate::approval::Need;
use crate::id::{OperatorId, ReplyId, ThreadId};
use crate::message::{Attachment, Message};
use crate::refusal::{Answer, Refusal};
use crate::reply::Outcome;
use crate::time::{MINUTE, Time};
use serde::{Deserialize, Serialize};

/// How long a silent writer keeps the right to write, in [`Time`]'s unit.
pub const LEASE: i64 = MINUTE;

/// The one draft of a thread. A thread that nobody ever wrote to has an empty one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Draft {
    /// To whom.
    pub thread: ThreadId,
    /// Grows by one whenever its words change. The higher one is the truth.
    pub version: i64,
    /// The words so far, without the signature.
    pub text: String,
    /// What goes beside them.
    pub images: Vec<Attachment>,
    /// What it tells whoever complained; none if nobody did.
    pub outcome: Option<Outcome>,
    /// Who began it; none while it is empty.
    pub started: Option<OperatorId>,
    /// Whoever changed its words, each once, in the order in which they began to.
    pub edited: Vec<OperatorId>,
    /// When its words were last changed.
    pub at: Time,
    /// The number of the last lease that was given. A writer who comes with an older one has lost theirs.
    pub token: i64,
    /// Who has the right to write now.
    pub lease: Option<Lease>,
    /// The reply that it has become: hidden from then on, unless that is undone.
    pub reply: Option<ReplyId>,
}

/// A draft that was just saved, and what would become of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Written {
    /// As it now is.
    pub draft: Draft,
    /// The posts that it would go out as, if one does not hold it; empty if it does.
    pub posts: Vec<String>,
    /// Why a colleague would have to read it first; none if nobody would.
    pub need: Option<Need>,
    /// What this person was told before in almost the same words.
    pub repeats: Option<Message>,
    /// What this person was told before that does not go with it.
    pub contradicts: Option<Message>,
}

/// The right to write a thread's reply: one person's, seen by all, gone after [`LEASE`] of silence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Lease {
    /// Whose.
    pub by: OperatorId,
    /// Since when they write.
    pub since: Time,
    /// When it ends, if they fall silent.
    pub until: Time,
}

/// Who writes, as a card shows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Writer {
    /// Who.
    pub by: OperatorId,
    /// Since when.
    pub since: Time,
}

impl From<Lease> for Writer {
    fn from(lease: Lease) -> Self {
        Writer { by: lease.by, since: lease.since }
    }
}

impl Draft {
    /// Nothing has been written to this thread.
    pub fn empty(thread: ThreadId) -> Self {
        Draft {
            thread,
            version: 0,
            text: String::new(),
            images: Vec::new(),
            outcome: None,
            started: None,
            edited: Vec::new(),
            at: Time::default(),
            token: 0,
            lease: None,
            reply: None,
        }
    }

    /// There is something in it that has not become a reply.
    pub fn filled(&self) -> bool {
        self.reply.is_none() && !(self.text.trim().is_empty() && self.images.is_empty())
    }

    /// The lease, unless its time is over: what nobody has ended yet ends by itself.
    pub fn held(&self, now: Time) -> Option<Lease> {
        self.lease.filter(|lease| lease.until > now)
    }

    /// Whether somebody else writes.
    pub fn must_not_be_anothers(&self, by: OperatorId, now: Time) -> Answer<()> {
        match self.held(now) {
            Some(lease) if lease.by != by => Err(Refusal::BeingWritten { by: lease.by, since: lease.since }),
            _ => Ok(()),
        }
    }

    /// Gives the lease to whoever begins to write, having seen the draft's `version`. Their other windows lose theirs.
    pub fn take(&mut self, by: OperatorId, version: i64, now: Time) -> Answer<()> {
        self.must_not_be_anothers(by, now)?;
        if version != self.version {
            return Err(Refusal::DraftMoved);
        }
        self.give(by, now);
        Ok(())
    }

    /// Takes the lease from whoever writes, whom it answers.
    pub fn take_over(&mut self, by: OperatorId, reason: &str, now: Time) -> Answer<OperatorId> {
        let from = self.held(now).map(|lease| lease.by).filter(|from| *from != by).ok_or(Refusal::WrongState)?;
        if reason.trim().is_empty() {
            return Err(Refusal::NoReason);
        }
        self.lease = None;
        self.give(by, now);
        Ok(from)
    }

    /// Whether this is the writer with the last lease: what an older one brings is refused, however late it comes. A
    /// lease that ended in silence goes on if nobody took the next one.
    pub fn must_hold(&self, by: OperatorId, token: i64, now: Time) -> Answer<()> {
        self.must_not_be_anothers(by, now)?;
        if token == self.token { Ok(()) } else { Err(Refusal::LeaseLost { by: self.lease.map(|lease| lease.by) }) }
    }

    /// The writer's words, as they now are.
    pub fn write(
        &mut self,
        by: OperatorId,
        text: String,
        images: Vec<Attachment>,
        outcome: Option<Outcome>,
        now: Time,
    ) {
        if !self.filled() {
            (self.started, self.edited) = (Some(by), Vec::new());
        }
        if !self.edited.contains(&by) {
            self.edited.push(by);
        }
        (self.text, self.images, self.outcome, self.reply) = (text, images, outcome, None);
        self.version += 1;
        self.at = now;
        self.prolong(by, now);
    }

    /// Its reply is out: the next one begins empty.
    pub fn clear(&mut self, reply: ReplyId) {
        if self.reply == Some(reply) {
            let Draft { thread, version, token, lease, .. } = *self;
            *self = Draft { version: version + 1, token, lease, ..Draft::empty(thread) };
        }
    }

    /// The writer is still there.
    pub fn prolong(&mut self, by: OperatorId, now: Time) {
        let since = self.lease.map_or(now, |lease| lease.since);
        self.lease = Some(Lease { by, since, until: now.plus(LEASE) });
    }

    /// Nobody writes any more.
    pub fn leave(&mut self) {
        self.lease = None;
    }

    /// It has become a reply. Its writer's number is an old one from here on: what they had on its way when they sent
    /// must not bring the words back.
    pub fn become_reply(&mut self, reply: ReplyId) {
        self.version += 1;
        self.token += 1;
        self.reply = Some(reply);
        self.lease = None;
    }

    /// Its reply did not go out: it is a draft again, unless another has been begun since.
    pub fn return_from(&mut self, reply: ReplyId) {
        if self.reply == Some(reply) {
            self.version += 1;
            self.reply = None;
        }
    }

    fn give(&mut self, by: OperatorId, now: Time) {
        let since = self.held(now).map_or(now, |lease| lease.since);
        self.token += 1;
        self.lease = Some(Lease { by, since, until: now.plus(LEASE) });
    }
}

#[cfg(test)]
mod tests;
