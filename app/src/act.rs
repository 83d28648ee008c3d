//! What an operator does to a thread: guessed at once by the same rules that the server holds to, then asked for, and
//! taken back if the answer is no.

use crate::api;
use crate::fault::Fault;
use crate::hand::Undo;
use crate::here::Here;
use crate::look::use_text;
use leptos::prelude::*;
use leptos::task::spawn_local;
use model::id::{OperatorId, QueueId, ReplyId, ThreadId};
use model::refusal::Answer;
use model::reply::{self, Reply};
use model::thread::{Card, State};
use model::time::Time;

mod many;

pub use many::Many;

/// One thing done to a thread.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Act {
    /// Make it mine.
    Claim,
    /// Let it go.
    Release,
    /// It waits for somebody.
    Park,
    /// Put it away.
    Snooze(Time),
    /// Done.
    Close,
    /// Not answered, because …
    Decline(String),
    /// Open again.
    Reopen,
    /// To a colleague, with a few words.
    Assign(OperatorId, String),
    /// From a colleague, with a reason.
    Take(String),
    /// With these tags.
    Tag(Vec<String>),
    /// Hear of it, or no more.
    Follow(bool),
    /// Into a queue, or out of all.
    Queue(Option<QueueId>),
    /// Small talk, or a matter again.
    Relate(bool),
    /// Take in another thread of the same customer's.
    Merge(ThreadId),
    /// Let it go again.
    Part(ThreadId),
}

impl Act {
    /// What the card becomes, or why not.
    pub(crate) fn guess(&self, card: &mut Card, me: OperatorId, now: Time) -> Answer<()> {
        match self {
            Act::Claim => card.claim(me),
            Act::Release => card.release(me),
            Act::Park => card.park(me),
            Act::Snooze(until) => card.snooze(me, *until, now),
            Act::Close => card.close(me),
            Act::Decline(reason) => card.decline(me, reason),
            Act::Reopen => card.reopen(me),
            Act::Assign(to, _) => card.assign(*to),
            Act::Take(reason) => card.take(me, reason).map(|_| ()),
            Act::Tag(tags) => {
                card.tags = tags.clone();
                Ok(())
            }
            Act::Follow(follows) => {
                card.follow_by(me, *follows);
                Ok(())
            }
            Act::Queue(queue) => {
                card.queue = *queue;
                Ok(())
            }
            Act::Relate(relation) => {
                card.relate(*relation);
                Ok(())
            }
            // What comes of two threads is the server's to say.
            Act::Merge(_) | Act::Part(_) => Ok(()),
        }
    }

    async fn ask(self, thread: ThreadId) -> Result<Card, Fault> {
        let mutation = crate::browser::mutation();
        match self {
            Act::Claim => api::thread::claim(thread, mutation).await,
            Act::Release => api::thread::release(thread, mutation).await,
            Act::Park => api::thread::park(thread, mutation).await,
            Act::Snooze(until) => api::thread::snooze(thread, until, mutation).await,
            Act::Close => api::thread::close(thread, mutation).await,
            Act::Decline(reason) => api::thread::decline(thread, reason, mutation).await,
            Act::Reopen => api::thread::reopen(thread, mutation).await,
            Act::Assign(to, note) => api::thread::assign(thread, to, note, mutation).await,
            Act::Take(reason) => api::thread::take(thread, reason, mutation).await,
            Act::Tag(tags) => api::thread::tag(thread, tags, mutation).await,
            Act::Follow(follows) => api::thread::follow(thread, follows, mutation).await,
            Act::Queue(queue) => api::thread::queue(thread, queue, mutation).await,
            Act::Relate(relation) => api::thread::relate(thread, relation, mutation).await,
            Act::Merge(other) => api::thread::merge(thread, other, mutation).await,
            Act::Part(other) => api::thread::part(thread, other, mutation).await,
        }
    }

    /// What leads back to where the card was; nothing if no road does.
    pub(crate) fn undo(&self, before: &Card, me: OperatorId) -> Vec<Act> {
        let mine = before.owner == Some(me);
        match (self, before.state) {
            (Act::Tag(_), _) => vec![Act::Tag(before.tags.clone())],
            (Act::Queue(_), _) => vec![Act::Queue(before.queue)],
            (Act::Relate(relation), _) => vec![Act::Relate(!relation)],
            (Act::Merge(other), _) => vec![Act::Part(*other)],
            (Act::Part(other), _) => vec![Act::Merge(*other)],
            (Act::Follow(follows), _) => vec![Act::Follow(!follows)],
            (Act::Assign(to, _), _) if before.owner == Some(*to) => Vec::new(),
            (Act::Assign(..), State::Claimed) => {
                before.owner.map(|owner| Act::Assign(owner, String::new())).into_iter().collect()
            }
            (Act::Assign(to, _), State::New) if *to == me => vec![Act::Release],
            // Only whoever has it can let it go.
            (Act::Assign(..), State::New) => {
                vec![Act::Take(untrack(use_text).act.undo.to_owned()), Act::Release]
            }
            (Act::Claim, State::New) => vec![Act::Release],
            (Act::Claim, State::Waiting) => vec![Act::Park],
            (Act::Release, State::Claimed) => vec![Act::Claim],
            (Act::Release, State::Waiting) => vec![Act::Claim, Act::Park],
            (Act::Park, State::Claimed) => vec![Act::Claim],
            (Act::Snooze(_), State::New) => vec![Act::Claim, Act::Release],
            (Act::Snooze(_), State::Claimed) => vec![Act::Claim],
            (Act::Snooze(_), State::Waiting) => vec![Act::Claim, Act::Park],
            (Act::Close | Act::Decline(_), State::New) => vec![Act::Reopen, Act::Release],
            (Act::Close | Act::Decline(_), State::Claimed) if mine => vec![Act::Reopen],
            (Act::Close | Act::Decline(_), State::Waiting) if mine => vec![Act::Reopen, Act::Park],
            _ => Vec::new(),
        }
    }

    fn said(&self) -> Option<&'static str> {
        let words = &untrack(use_text).act;
        Some(match self {
            Act::Release => words.released,
            Act::Park => words.parked,
            Act::Snooze(_) => words.snoozed,
            Act::Close => words.closed,
            Act::Decline(_) => words.declined,
            Act::Reopen => words.reopened,
            Act::Claim => words.claimed,
            Act::Merge(_) => words.merged,
            Act::Part(_) => words.parted,
            Act::Assign(..) | Act::Take(_) | Act::Tag(_) | Act::Follow(_) | Act::Queue(_) | Act::Relate(_) => {
                return None;
            }
        })
    }
}

impl Here {
    /// Does one thing. What is put away must be open first.
    pub fn act(self, thread: ThreadId, act: Act) {
        let settled = self.card_now(thread).is_some_and(|card| !card.state.open());
        match act {
            Act::Snooze(_) if settled => self.act_all(thread, vec![Act::Reopen, act]),
            _ => self.act_all(thread, vec![act]),
        }
    }

    /// Does things one after the other; the first no ends it.
    pub fn act_all(self, thread: ThreadId, acts: Vec<Act>) {
        let Some(before) = self.card_now(thread) else { return };
        let (me, now) = untrack(|| (self.my_id(), self.now.get()));
        let mut card = before.clone();
        for act in &acts {
            if let Err(why) = act.guess(&mut card, me, now) {
                return self.warn(&Fault::Refused(why));
            }
        }
        let undo = match acts.as_slice() {
            [only] => only.undo(&before, me),
            _ => Vec::new(),
        };
        self.guess(card);
        self.hand.acted.update(|n| *n += 1);
        self.hand.acting.update_value(|acting| *acting += 1);
        spawn_local(async move {
            let said = acts.last().and_then(Act::said);
            for act in acts {
                match act.ask(thread).await {
                    Ok(card) => {
                        self.learn(card);
                        // A list that the pointer came to on the way has held an earlier answer.
                        self.hand.acted.update(|n| *n += 1);
                    }
                    Err(fault) => {
                        let known = untrack(|| self.card(thread)).is_none_or(|card| card.version > before.version);
                        if !known {
                            self.guess(before);
                            // A list that holds still let it go: it takes it back.
                            self.hand.acted.update(|n| *n += 1);
                        }
                        self.acted();
                        return self.warn(&fault);
                    }
                }
            }
            if !undo.is_empty() {
                self.hand.undo.update_value(|all| all.push(Undo::One(thread, undo)));
            }
            if let Some(said) = said {
                self.toasts.say(said);
            }
            if self.acted() {
                self.undo();
            }
        });
    }

    /// One thing less is on its way. Says whether somebody wants it undone, who pressed before it had arrived.
    fn acted(self) -> bool {
        self.hand.acting.update_value(|acting| *acting -= 1);
        self.hand.regret.try_update_value(std::mem::take).unwrap_or_default()
    }

    /// Undoes what I last did to a thread, or to many; before these an answer in the thread before me that has not left.
    pub fn undo(self) {
        if let Some(reply) = self.leaving() {
            return spawn_local(async move {
                if let Err(fault) = api::reply::undo(reply, crate::browser::mutation()).await {
                    self.warn(&fault);
                }
            });
        }
        if self.hand.acting.get_value() > 0 {
            return self.hand.regret.set_value(true);
        }
        match self.hand.undo.try_update_value(Vec::pop).flatten() {
            Some(Undo::One(thread, acts)) => self.act_all(thread, acts),
            Some(Undo::Many(all, undo)) => undo(self, all),
            None => self.toasts.say(untrack(use_text).act.nothing_to_undo),
        }
    }

    /// My answer in the open thread that can still be taken back.
    fn leaving(self) -> Option<ReplyId> {
        let (me, talk) = (self.my_id_now(), self.talk.get_untracked()?);
        let mine = |reply: &&Reply| {
            reply.by == me && reply.state == reply::State::Queued && reply.part == 1 && !reply.planned()
        };
        talk.try_with_untracked(|talk| talk.replies.iter().rfind(mine).map(|reply| reply.id)).flatten()
    }

    /// Takes in a card that the server answered.
    pub fn learn(self, card: Card) {
        self.change_open(&card, |mine, card| mine.version < card.version);
        self.board.update(|board| board.extend([card]));
    }

    fn guess(self, card: Card) {
        self.change_open(&card, |mine, card| mine.version == card.version);
        if untrack(|| self.card(card.id)).is_some() {
            self.board.update(|board| board.guess(card));
        }
    }

    fn change_open(self, card: &Card, when: impl Fn(&Card, &Card) -> bool) {
        let Some(talk) = self.talk.get_untracked() else { return };
        // A thread that was folded away is still named here, but its signal is gone.
        if talk.try_with_untracked(|talk| talk.card.id == card.id && when(&talk.card, card)) == Some(true) {
            talk.update(|talk| talk.card = card.clone());
        }
    }
}
