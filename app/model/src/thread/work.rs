//! What may be done to a thread, by whom, and what becomes of it. Each rule changes the card or says why not; whoever
//! calls it saves the card with the next version, together with the event.

use super::{Card, State};
use crate::draft::Writer;
use crate::id::{OperatorId, ReplyId};
use crate::refusal::{Answer, Refusal};
use crate::reply;
use crate::time::Time;

impl Card {
    /// Takes a free thread. Claiming what is mine already changes nothing.
    pub fn claim(&mut self, by: OperatorId) -> Answer<()> {
        match self.owner {
            Some(owner) if owner != by && self.state.open() => Err(Refusal::AlreadyClaimed { by: owner }),
            _ if !self.state.open() => Err(Refusal::WrongState),
            _ => {
                self.give(by);
                Ok(())
            }
        }
    }

    /// Gives an open thread to somebody.
    pub fn assign(&mut self, to: OperatorId) -> Answer<()> {
        self.must_be_open()?;
        self.give(to);
        Ok(())
    }

    /// Takes a thread from its owner, whom it answers.
    pub fn take(&mut self, by: OperatorId, reason: &str) -> Answer<OperatorId> {
        self.must_be_open()?;
        let from = self.owner.filter(|owner| *owner != by).ok_or(Refusal::WrongState)?;
        if reason.trim().is_empty() {
            return Err(Refusal::NoReason);
        }
        self.give(by);
        Ok(from)
    }

    /// Lets go of what is mine.
    pub fn release(&mut self, by: OperatorId) -> Answer<()> {
        self.must_be_open()?;
        self.must_be_mine(by)?;
        self.owner = None;
        self.until = None;
        self.state = State::New;
        Ok(())
    }

    /// Mine waits for somebody.
    pub fn park(&mut self, by: OperatorId) -> Answer<()> {
        self.must_be_open()?;
        self.must_be_mine(by)?;
        self.state = State::Waiting;
        self.until = None;
        Ok(())
    }

    /// Puts away mine, or one that nobody has.
    pub fn snooze(&mut self, by: OperatorId, until: Time, now: Time) -> Answer<()> {
        self.must_be_open()?;
        self.must_not_be_anothers(by)?;
        if until <= now {
            return Err(Refusal::WrongState);
        }
        self.state = State::Snoozed;
        self.until = Some(until);
        Ok(())
    }

    /// Its time came.
    pub fn wake(&mut self) -> Answer<()> {
        if self.state != State::Snoozed {
            return Err(Refusal::WrongState);
        }
        self.until = None;
        self.state = if self.owner.is_some() { State::Claimed } else { State::New };
        Ok(())
    }

    /// Done.
    pub fn close(&mut self, by: OperatorId) -> Answer<()> {
        self.settle(by, State::Closed)
    }

    /// Not answered, because …
    pub fn decline(&mut self, by: OperatorId, reason: &str) -> Answer<()> {
        if reason.trim().is_empty() {
            return Err(Refusal::NoReason);
        }
        self.settle(by, State::Declined)?;
        self.reason = reason.trim().into();
        Ok(())
    }

    /// Nobody has to answer this: an advertisement, or somebody who is muted. Nothing is thrown away, and whoever thinks
    /// otherwise opens it again. What somebody has, or has answered, stays where it is.
    pub fn set_aside(&mut self, reason: &str) {
        if self.owner.is_none() && self.answered.is_none() && self.reply.is_none() && self.state.open() {
            self.wait = None;
            self.until = None;
            self.state = State::Declined;
            self.reason = reason.into();
        }
    }

    /// Opens a settled thread again; it belongs to whoever did.
    pub fn reopen(&mut self, by: OperatorId) -> Answer<()> {
        if self.state.open() || self.merged.is_some() {
            return Err(Refusal::WrongState);
        }
        self.reason.clear();
        self.give(by);
        Ok(())
    }

    /// The customer spoke, at `at`. A settled thread is new again and nobody's: its last owner may be asleep. Once the
    /// brand has answered, or is about to, these words begin the next turn.
    pub fn hear(&mut self, excerpt: String, at: Time) {
        self.excerpt = excerpt;
        self.messages += 1;
        self.reopen_for(at);
        self.at = self.at.max(at);
    }

    /// A customer waits since then.
    pub(super) fn reopen_for(&mut self, since: Time) {
        if !self.state.open() || self.reply.is_some() {
            self.turn += 1;
        }
        self.state = match self.state {
            State::Claimed | State::Waiting => State::Claimed,
            State::Snoozed if self.owner.is_some() => State::Claimed,
            _ => {
                self.owner = None;
                State::New
            }
        };
        self.until = None;
        self.reason.clear();
        if !self.relation {
            self.wait = Some(self.wait.map_or(since, |wait| wait.min(since)));
        }
    }

    /// Makes it small talk, for which nobody waits, or a matter again, for which the customer waits since they last spoke.
    pub fn relate(&mut self, relation: bool) {
        self.relation = relation;
        self.wait = if relation || !self.state.open() { None } else { self.wait.or(Some(self.at)) };
    }

    /// The brand spoke in the network's own app: whoever waited has been answered.
    pub fn overhear(&mut self, at: Time) {
        self.messages += 1;
        self.at = self.at.max(at);
        if self.wait.is_none_or(|wait| wait <= at) {
            self.answer_with(None);
        }
    }

    /// Whether this operator may answer now. `seen` is how many messages they had before them: one more makes them stale.
    /// `again` adds to an answer that went out, which whoever gave it may do.
    pub fn may_reply(&self, by: OperatorId, seen: i64, again: bool) -> Answer<()> {
        if let (State::Answered, false, Some(by)) = (self.state, again, self.answered) {
            return Err(Refusal::AlreadyAnswered { by });
        }
        if self.state.open() {
            self.must_not_be_anothers(by)?;
        }
        if matches!(self.state, State::Closed | State::Declined) {
            return Err(Refusal::WrongState);
        }
        if seen < self.messages {
            return Err(Refusal::Stale { messages: self.messages });
        }
        Ok(())
    }

    /// A reply is on its way, or awaits its reader: whoever wrote it has the thread, and nobody writes to it any more.
    pub fn queue(&mut self, by: OperatorId, reply: ReplyId, state: reply::State) {
        if self.state.open() {
            self.give(by);
        }
        self.writer = None;
        self.reply = Some((reply, state));
    }

    /// Hears of what happens in it from now on, or no more.
    pub fn follow_by(&mut self, by: OperatorId, follows: bool) {
        self.followers.retain(|follower| *follower != by);
        if follows {
            self.followers.push(by);
        }
    }

    /// Somebody begins to write to this customer: whoever may answer, as long as it is nobody else's.
    pub fn write(&mut self, writer: Writer) -> Answer<()> {
        if self.merged.is_some() {
            return Err(Refusal::WrongState);
        }
        if self.state.open() {
            self.must_not_be_anothers(writer.by)?;
        }
        self.writer = Some(writer);
        Ok(())
    }

    /// A reply came further, or ended without being sent.
    pub fn follow(&mut self, reply: ReplyId, state: reply::State) {
        if self.reply.is_some_and(|(id, _)| id == reply) {
            self.reply = (state != reply::State::Dropped).then_some((reply, state));
        }
    }

    /// A reply is out, and `next` is the part of its chain that follows. The last one settles the thread unless the
    /// customer has spoken since (`turn` is the reply's).
    pub fn sent(&mut self, by: OperatorId, reply: ReplyId, next: Option<ReplyId>, turn: i64, at: Time) {
        self.messages += 1;
        self.at = self.at.max(at);
        if self.reply.is_some_and(|(id, _)| id == reply) {
            self.reply = next.map(|next| (next, reply::State::Queued));
        }
        self.answered = Some(by);
        if self.turn == turn && next.is_none() {
            let writer = self.writer;
            self.answer_with(Some(by));
            // Whoever has begun to add something goes on.
            self.writer = writer;
        }
    }

    /// What was left of an answer is taken back: what is out of it is the answer.
    pub fn cut_short(&mut self, by: OperatorId, turn: i64) {
        if self.turn == turn && self.state.open() {
            self.answer_with(Some(by));
        }
    }

    fn answer_with(&mut self, by: Option<OperatorId>) {
        self.answered = by;
        self.writer = None;
        self.wait = None;
        self.until = None;
        self.reason.clear();
        self.state = State::Answered;
    }

    fn give(&mut self, to: OperatorId) {
        // The words of whoever wrote stay; the right to go on is the new owner's.
        self.writer = self.writer.filter(|writer| writer.by == to);
        self.owner = Some(to);
        self.until = None;
        self.state = State::Claimed;
    }

    fn settle(&mut self, by: OperatorId, state: State) -> Answer<()> {
        if !(self.state.open() || self.state == State::Answered) {
            return Err(Refusal::WrongState);
        }
        if self.state.open() {
            self.must_not_be_anothers(by)?;
        }
        self.wait = None;
        self.until = None;
        self.writer = None;
        self.state = state;
        Ok(())
    }

    fn must_be_open(&self) -> Answer<()> {
        if self.state.open() { Ok(()) } else { Err(Refusal::WrongState) }
    }

    fn must_be_mine(&self, by: OperatorId) -> Answer<()> {
        if self.owner == Some(by) { Ok(()) } else { Err(Refusal::NotYours { owner: self.owner }) }
    }

    fn must_not_be_anothers(&self, by: OperatorId) -> Answer<()> {
        match self.owner {
            Some(owner) if owner != by => Err(Refusal::NotYours { owner: Some(owner) }),
            _ => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests;
