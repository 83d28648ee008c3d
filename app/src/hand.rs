//! What the operator's hand is at: what is being dragged, asked, undone.

use crate::act::{Act, Many};
use crate::here::Here;
use leptos::prelude::*;
use model::id::{AccountId, OperatorId, ThreadId};
use model::thread::{Card, State};
use std::collections::BTreeSet;

/// A small question about a thread, or a tool; one is open at a time, beside the work and never over a reply.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ask {
    /// To whom?
    Assign(ThreadId),
    /// Why take it over?
    Take(ThreadId),
    /// Until when?
    Snooze(ThreadId),
    /// Why not answered?
    Decline(ThreadId),
    /// Which tags?
    Tag(ThreadId),
    /// What to do or where to go?
    Palette,
    /// Which keys are there?
    Keys,
}

/// A swim-lane of the board.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Lane {
    /// The board as one.
    All,
    /// What somebody has.
    Owner(OperatorId),
    /// What nobody has.
    Nobody,
    /// What was said to an account.
    Account(AccountId),
}

impl Lane {
    /// Whether a card runs in it.
    pub fn takes(self, card: &Card) -> bool {
        match self {
            Lane::All => true,
            Lane::Owner(owner) => card.owner == Some(owner),
            Lane::Nobody => card.owner.is_none(),
            Lane::Account(account) => card.account == account,
        }
    }
}

/// A place on the board.
pub type Spot = (State, Lane);

/// The way back from something.
pub enum Undo {
    /// What was done to one thread.
    One(ThreadId, Vec<Act>),
    /// What was done to many, and what undoes it. A pointer, so that whoever does things one by one carries nothing of it.
    Many(Vec<(ThreadId, Vec<Act>)>, fn(Here, Vec<(ThreadId, Vec<Act>)>)),
}

/// The hand.
#[derive(Clone, Copy)]
pub struct Hand {
    /// What the pointer drags.
    pub dragged: RwSignal<Option<ThreadId>>,
    /// What the keyboard has picked up, and over which column and lane it is.
    pub lifted: RwSignal<Option<(ThreadId, Spot)>>,
    /// The open question.
    pub ask: RwSignal<Option<Ask>>,
    /// Grows when I did something: lists that hold still for me let that through.
    pub acted: RwSignal<u32>,
    /// How to undo what I did, latest last.
    pub undo: StoredValue<Vec<Undo>>,
    /// How much of what I did is on its way to the server.
    pub acting: StoredValue<u32>,
    /// I want the last of it undone as soon as it has arrived.
    pub regret: StoredValue<bool>,
    /// Said to those who hear the page.
    pub spoken: RwSignal<String>,
    /// The threads that are listed, where many of them can be picked.
    pub listed: StoredValue<Option<Memo<Vec<ThreadId>>>>,
    /// Threads are being picked, or none are.
    pub picking: RwSignal<bool>,
    /// Those that are picked.
    pub picked: RwSignal<BTreeSet<ThreadId>>,
    /// The one that was picked last: a range begins there.
    pub began: StoredValue<Option<ThreadId>>,
    /// What is being done to many.
    pub many: RwSignal<Option<Many>>,
}

impl Hand {
    /// Picks a thread, or lets it go; with `range` all from the one that was picked before.
    pub fn pick(self, thread: ThreadId, range: bool) {
        let Some(listed) = self.listed.get_value() else { return };
        self.picking.set(true);
        let began = self.began.get_value().filter(|_| range);
        self.began.set_value(Some(thread));
        let place = |id| listed.with_untracked(|ids| ids.iter().position(|other| *other == id));
        if let (Some(from), Some(to)) = (began.and_then(place), place(thread)) {
            let all = listed.with_untracked(|ids| ids[from.min(to)..=from.max(to)].to_vec());
            return self.picked.update(|picked| picked.extend(all));
        }
        self.picked.update(|picked| {
            if !picked.remove(&thread) {
                picked.insert(thread);
            }
        });
    }

    /// Lets go of all of them.
    pub fn let_go(self) {
        self.picking.set(false);
        self.picked.update(BTreeSet::clear);
        self.began.set_value(None);
    }
}

impl Default for Hand {
    fn default() -> Self {
        Self {
            dragged: RwSignal::default(),
            lifted: RwSignal::default(),
            ask: RwSignal::default(),
            acted: RwSignal::default(),
            undo: StoredValue::new(Vec::new()),
            acting: StoredValue::new(0),
            regret: StoredValue::new(false),
            spoken: RwSignal::default(),
            listed: StoredValue::new(None),
            picking: RwSignal::default(),
            picked: RwSignal::default(),
            began: StoredValue::new(None),
            many: RwSignal::default(),
        }
    }
}

/// What putting a card somewhere means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Move {
    /// These acts.
    Do(Vec<Act>),
    /// A question first.
    Ask(Ask),
    /// Only a reply leads there.
    Answer,
    /// It is there already.
    Nothing,
}

impl Move {
    /// Reads a drop of `card` on a spot, by `me`.
    pub fn read(card: &Card, (to, lane): Spot, me: OperatorId) -> Move {
        let to = if to == State::Declined { State::Closed } else { to };
        let settled = |state| matches!(state, State::Closed | State::Declined);
        let there = card.state == to || (settled(card.state) && settled(to));
        match lane {
            Lane::Owner(owner) if card.owner != Some(owner) && to.open() => Self::hand_over(card, owner, me),
            Lane::Nobody if card.owner.is_some() && to.open() => Move::Do(vec![Act::Release]),
            _ if there => Move::Nothing,
            _ => Self::between(card, to, me),
        }
    }

    fn hand_over(card: &Card, to: OperatorId, me: OperatorId) -> Move {
        match card.owner {
            _ if !card.state.open() && to == me => Move::Do(vec![Act::Reopen]),
            None if to == me => Move::Do(vec![Act::Claim]),
            Some(_) if to == me => Move::Ask(Ask::Take(card.id)),
            _ if !card.state.open() => Move::Do(vec![Act::Reopen, Act::Assign(to, String::new())]),
            _ => Move::Do(vec![Act::Assign(to, String::new())]),
        }
    }

    fn between(card: &Card, to: State, me: OperatorId) -> Move {
        let mut acts = Vec::new();
        let anothers = card.state.open() && card.owner.is_some_and(|owner| owner != me);
        match (to, card.state.open()) {
            (State::Answered, _) => return Move::Answer,
            (State::Claimed | State::Waiting | State::Snoozed, _) if anothers => return Move::Ask(Ask::Take(card.id)),
            (State::Snoozed, _) => return Move::Ask(Ask::Snooze(card.id)),
            (State::Closed, _) => acts.push(Act::Close),
            (_, false) => acts.push(Act::Reopen),
            (State::New, true) if card.owner == Some(me) => {}
            (State::Waiting, true) if card.owner == Some(me) && card.state == State::Claimed => {}
            (_, true) => acts.push(Act::Claim),
        }
        match to {
            State::New => acts.push(Act::Release),
            State::Waiting => acts.push(Act::Park),
            _ => {}
        }
        Move::Do(acts)
    }
}

#[cfg(test)]
mod tests;
