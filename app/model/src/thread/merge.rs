//! Two threads of one customer as one: whoever asks again must not wait twice, nor be answered twice.

use super::{Card, State};
use crate::id::{OperatorId, ThreadId};
use crate::refusal::{Answer, Refusal};
use crate::time::Time;

/// What the posts of a thread alone say of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sum {
    /// How many there are.
    pub messages: i64,
    /// The customer's latest words, as a card shows them.
    pub excerpt: String,
    /// When the latest post was written.
    pub at: Time,
    /// The customer's first post that nothing of the brand's follows.
    pub wait: Option<Time>,
}

impl Card {
    /// Takes in another thread of the same customer's on the same account; `by` must be free to work on both. The other
    /// one is closed and points here; nothing of it moves, so that it can be taken apart again. `guarded` says that its
    /// queue asks for a second reader: this one then does, too.
    pub fn gather(&mut self, other: &mut Card, by: Option<OperatorId>, guarded: bool) -> Answer<()> {
        let whole = self.id != other.id && self.merged.is_none() && other.merged.is_none();
        if !whole || self.account != other.account || other.reply.is_some() {
            return Err(Refusal::WrongState);
        }
        for card in [&*self, &*other] {
            if let (Some(by), Some(owner), true) = (by, card.owner, card.state.open())
                && owner != by
            {
                return Err(Refusal::NotYours { owner: Some(owner) });
            }
        }
        if let Some(writer) = other.writer.filter(|writer| Some(writer.by) != by) {
            return Err(Refusal::BeingWritten { by: writer.by, since: writer.since });
        }
        self.messages += other.messages;
        if other.at > self.at {
            self.excerpt.clone_from(&other.excerpt);
            self.language.clone_from(&other.language);
        }
        self.at = self.at.max(other.at);
        if let Some(since) = other.wait {
            self.reopen_for(since);
        }
        self.owner = self.owner.or(other.owner.filter(|_| self.state == State::New && other.state.open()));
        if self.owner.is_some() && self.state == State::New {
            self.state = State::Claimed;
        }
        let tags = other.tags.iter().filter(|tag| !self.tags.contains(tag)).cloned().collect::<Vec<_>>();
        self.tags.extend(tags);
        self.tags.sort();
        for follower in &other.followers {
            self.follow_by(*follower, true);
        }
        if guarded || self.queue.is_none() {
            self.queue = other.queue;
        }
        other.merge_into(self.id);
        Ok(())
    }

    /// Points to the thread that speaks for this one from now on.
    pub fn merge_into(&mut self, other: ThreadId) {
        self.merged = Some(other);
        self.owner = None;
        self.writer = None;
        self.wait = None;
        self.until = None;
        self.state = State::Closed;
    }

    /// Lets a thread go that was taken in; the sums are of each one's own posts. Whoever still waits waits in both.
    pub fn part(&mut self, other: &mut Card, mine: Sum, theirs: Sum) -> Answer<()> {
        // An answer under way may be to what the other one's customer said.
        if other.merged != Some(self.id) || self.reply.is_some() {
            return Err(Refusal::WrongState);
        }
        let waits = self.wait.is_some();
        self.messages = mine.messages;
        self.excerpt = mine.excerpt;
        self.at = mine.at;
        if waits {
            // Neither clock stops before somebody has answered.
            self.wait = mine.wait.or(self.wait);
        }
        other.merged = None;
        other.reason.clear();
        other.messages = theirs.messages;
        other.excerpt = theirs.excerpt;
        other.at = theirs.at;
        other.turn += 1;
        other.answered = other.answered.or(self.answered);
        if waits {
            other.state = State::New;
            other.wait = if other.relation { None } else { theirs.wait };
        } else {
            other.state = if other.answered.is_some() { State::Answered } else { State::Closed };
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests;
