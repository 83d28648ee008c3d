//! Threads of one customer that are one matter, and apart again.

use crate::queues::queue_of;
use crate::{Result, Seat, seat};
use model::event::Change;
use model::id::{MutationId, ThreadId};
use model::refusal::Refusal;
use model::rights::Right;
use model::thread::{Card, TALK};
use store::Tx;

impl Seat {
    /// See `thread/merge`.
    pub async fn merge(&self, thread: ThreadId, other: ThreadId, mutation: MutationId) -> Result<Card> {
        self.may(Right::Work)?;
        once!(self, mutation, self.merge_once(thread, other, mutation))
    }

    async fn merge_once(&self, thread: ThreadId, other: ThreadId, mutation: MutationId) -> Result<Card> {
        let mut tx = self.desk.store.write().await?;
        let (mut card, mut other) = both(&mut tx, thread, other).await?;
        let person = tx.profiles(card.customer.id).await?;
        if !person.iter().any(|profile| profile.id == other.customer.id) {
            return Err(Refusal::WrongState.into());
        }
        let brought = tx.merged_into(other.id).await?;
        let guarded = queue_of(&mut tx, &other).await?.is_some_and(|queue| queue.approval);
        card.gather(&mut other, Some(self.id()), guarded)?;
        seat::save(&mut tx, &mut other).await?;
        tx.record(Some(self.id()), Change::ThreadMerged { into: card.id }, Some(other.clone()));
        for merged in brought {
            let mut merged = tx.thread_to_change(merged).await?.ok_or(Refusal::Missing)?;
            merged.merge_into(card.id);
            seat::save(&mut tx, &mut merged).await?;
            tx.record(Some(self.id()), Change::ThreadMerged { into: card.id }, Some(merged));
        }
        seat::save(&mut tx, &mut card).await?;
        self.keep(&mut tx, mutation, &card)?;
        tx.record(Some(self.id()), Change::ThreadGathered { other: other.id }, Some(card.clone()));
        tx.commit().await?;
        Ok(card)
    }

    /// See `thread/part`.
    pub async fn part(&self, thread: ThreadId, other: ThreadId, mutation: MutationId) -> Result<Card> {
        self.may(Right::Work)?;
        once!(self, mutation, self.part_once(thread, other, mutation))
    }

    async fn part_once(&self, thread: ThreadId, other: ThreadId, mutation: MutationId) -> Result<Card> {
        let mut tx = self.desk.store.write().await?;
        let (mut card, mut other) = both(&mut tx, thread, other).await?;
        let mut mine = tx.merged_into(card.id).await?;
        mine.retain(|merged| *merged != other.id);
        mine.push(card.id);
        let (mine, theirs) = (tx.sum(&mine, TALK).await?, tx.sum(&[other.id], TALK).await?);
        let (Some(mine), Some(theirs)) = (mine, theirs) else { return Err(Refusal::WrongState.into()) };
        card.part(&mut other, mine, theirs)?;
        let parted = other.id;
        for (card, from) in [(&mut other, thread), (&mut card, parted)] {
            seat::save(&mut tx, card).await?;
            tx.record(Some(self.id()), Change::ThreadParted { other: from }, Some(card.clone()));
        }
        self.keep(&mut tx, mutation, &other)?;
        tx.commit().await?;
        Ok(other)
    }
}

/// Both threads, locked in one order, so that two who merge crosswise do not wait for each other.
async fn both(tx: &mut Tx, one: ThreadId, other: ThreadId) -> Result<(Card, Card)> {
    let (low, high) = (one.min(other), one.max(other));
    let low = tx.thread_to_change(low).await?.ok_or(Refusal::Missing)?;
    let high = tx.thread_to_change(high).await?.ok_or(Refusal::Missing)?;
    Ok(if low.id == one { (low, high) } else { (high, low) })
}
