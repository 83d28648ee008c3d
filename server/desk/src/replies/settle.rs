//! What people decide about a reply after it was sent off: yes, back, again, gone.

use super::{ROWS, place_of, progress::progress};
use crate::{Desk, Result, Seat, drafts};
use model::id::{MutationId, OperatorId, ReplyId};
use model::refusal::{Answer, Refusal};
use model::reply::{Reply, State, Step, Verdict};
use model::rights::Right;
use model::thread::Card;
use model::time::{SECOND, Time};
use store::{Parcel, Tx};

impl Seat {
    /// See `reply/outbox`.
    pub async fn outbox(&self) -> Result<Vec<(Reply, Card)>> {
        self.may(Right::Read)?;
        Ok(self.desk.store.glance().await?.outbox(ROWS).await?)
    }

    /// See `reply/promised`.
    pub async fn promised(&self) -> Result<Vec<(Reply, Card)>> {
        self.may(Right::Read)?;
        Ok(self.desk.store.glance().await?.promises(self.id(), ROWS).await?)
    }

    /// See `reply/settle`.
    pub async fn settle(&self, reply: ReplyId, verdict: Verdict, mutation: MutationId) -> Result<Reply> {
        self.may(Right::Settle)?;
        once!(self, mutation, self.settle_once(reply, verdict, mutation))
    }

    async fn settle_once(&self, reply: ReplyId, verdict: Verdict, mutation: MutationId) -> Result<Reply> {
        let mut tx = self.desk.store.write().await?;
        let (card, parcel) = load(&mut tx, reply).await?;
        // What awaits its reader is theirs to decide about, and its writer's.
        if parcel.reply.state == State::Awaiting {
            return Err(Refusal::WrongState.into());
        }
        let state = parcel.reply.state.after(verdict.step()).ok_or(Refusal::WrongState)?;
        let tries = if verdict == Verdict::Again {
            if let Some(holder) =
                tx.holder(card.id, card.turn).await?.filter(|holder| holder.chain != parcel.reply.chain)
            {
                return Err(Refusal::AlreadyAnswered { by: holder.by }.into());
            }
            answer_now(&mut tx, &card, &parcel).await?;
            // Somebody has looked at it: it does not ask again.
            1
        } else {
            0
        };
        let settled = Reply { state, why: String::new(), retry: None, due: Time::now(), ..parcel.reply.clone() };
        if !progress(&mut tx, Some(self.id()), &parcel, &settled, tries, "").await? {
            return Err(Refusal::WrongState.into());
        }
        self.keep(&mut tx, mutation, &settled)?;
        tx.commit().await?;
        self.desk.show_draft(settled.thread).await;
        self.desk.outbox.notify_one();
        Ok(settled)
    }

    /// See `reply/undo`.
    pub async fn undo(&self, reply: ReplyId, mutation: MutationId) -> Result<Reply> {
        self.may(Right::Reply)?;
        let may = |reply: &Reply| if reply.written_by(self.id()) { Ok(()) } else { self.may(Right::Settle) };
        once!(self, mutation, self.take_back(reply, "", &may, mutation))
    }

    /// See `reply/approve`.
    pub async fn approve(&self, reply: ReplyId, hash: String, seen: i64, mutation: MutationId) -> Result<Reply> {
        self.may(Right::Approve)?;
        once!(self, mutation, self.approve_once(reply, &hash, seen, mutation))
    }

    async fn approve_once(&self, reply: ReplyId, hash: &str, seen: i64, mutation: MutationId) -> Result<Reply> {
        let mut tx = self.desk.store.write().await?;
        let (card, parcel) = load(&mut tx, reply).await?;
        if parcel.reply.state != State::Awaiting {
            return Err(Refusal::WrongState.into());
        }
        if seen < card.messages {
            return Err(Refusal::Stale { messages: card.messages }.into());
        }
        let chain = tx.chain(parcel.reply.chain).await?;
        // The reader may think again as long as a writer may.
        let earliest = Time::now().plus(self.undo_window());
        let mut first = None;
        for part in chain {
            part.reply.may_approve(self.operator(), hash)?;
            if part.reply.part == 1 {
                answer_now(&mut tx, &card, &part).await?;
            } else {
                tx.turn_reply(&part, card.turn, "", &part.root).await?;
            }
            tx.approve_reply(part.reply.id, self.id(), hash).await?;
            let approved = Reply {
                state: part.reply.state.after(Step::Approve).ok_or(Refusal::WrongState)?,
                approver: Some(self.id()),
                due: part.reply.due.max(earliest),
                ..part.reply.clone()
            };
            let part = Parcel { turn: card.turn, approved: hash.to_owned(), ..part };
            if !progress(&mut tx, Some(self.id()), &part, &approved, part.tries, "").await? {
                return Err(Refusal::WrongState.into());
            }
            first.get_or_insert(approved);
        }
        let first = first.ok_or(Refusal::Missing)?;
        self.keep(&mut tx, mutation, &first)?;
        tx.commit().await?;
        self.desk.outbox.notify_one();
        Ok(first)
    }

    /// See `reply/return`.
    pub async fn return_reply(&self, reply: ReplyId, comment: String, mutation: MutationId) -> Result<Reply> {
        self.may(Right::Approve)?;
        let comment = crate::threads::words(comment)?;
        if comment.is_empty() {
            return Err(Refusal::NoReason.into());
        }
        let may = |reply: &Reply| match reply.state {
            State::Awaiting => Ok(()),
            _ => Err(Refusal::WrongState),
        };
        once!(self, mutation, self.take_back(reply, &comment, &may, mutation))
    }

    /// Takes back an answer that has not left, whole.
    async fn take_back(
        &self,
        reply: ReplyId,
        why: &str,
        may: &impl Fn(&Reply) -> Answer<()>,
        mutation: MutationId,
    ) -> Result<Reply> {
        let mut tx = self.desk.store.write().await?;
        let (_, parcel) = load(&mut tx, reply).await?;
        may(&parcel.reply)?;
        let first = tx.chain(parcel.reply.chain).await?.into_iter().next().unwrap_or(parcel);
        if !first.reply.can_be_undone() || first.tries > 0 {
            return Err(Refusal::TooLate.into());
        }
        let state = first.reply.state.after(Step::Drop).ok_or(Refusal::TooLate)?;
        let dropped = Reply { state, why: why.to_owned(), ..first.reply.clone() };
        if !progress(&mut tx, Some(self.id()), &first, &dropped, first.tries, "").await? {
            return Err(Refusal::TooLate.into());
        }
        self.keep(&mut tx, mutation, &dropped)?;
        tx.commit().await?;
        self.desk.show_draft(dropped.thread).await;
        Ok(dropped)
    }

    /// How long what they send can be taken back, in [`Time`]'s unit. A script thinks before it sends.
    pub(super) fn undo_window(&self) -> i64 {
        if self.session().is_some() { i64::from(self.settings().undo) * SECOND } else { 0 }
    }
}

impl Desk {
    /// Takes back what somebody sent who is no longer let in, unless it has left, and lets go of what they were writing.
    /// Their words become drafts again.
    pub(crate) async fn hold_back(&self, operator: OperatorId) -> Result<()> {
        for reply in self.store.glance().await?.unsent_of(operator).await? {
            let mut tx = self.store.write().await?;
            let (_, parcel) = load(&mut tx, reply).await?;
            let Some(state) = parcel.reply.state.after(Step::Drop).filter(|_| parcel.reply.can_be_undone()) else {
                continue;
            };
            let dropped = Reply { state, ..parcel.reply.clone() };
            if progress(&mut tx, None, &parcel, &dropped, parcel.tries, "").await? {
                tx.commit().await?;
            }
        }
        drafts::leave_all(self, operator).await
    }
}

/// A reply with its thread, which nobody else can change until the transaction ends.
async fn load(tx: &mut Tx, reply: ReplyId) -> Result<(Card, Parcel)> {
    let thread = tx.parcel(reply).await?.ok_or(Refusal::Missing)?.reply.thread;
    let card = tx.thread_to_change(thread).await?.ok_or(Refusal::Missing)?;
    // Read again under the lock.
    Ok((card, tx.parcel(reply).await?.ok_or(Refusal::Missing)?))
}

/// A reply that waited answers what the customer says now; where a colleague has answered that, it does not.
async fn answer_now(tx: &mut Tx, card: &Card, parcel: &Parcel) -> Result<()> {
    if parcel.turn == card.turn {
        return Ok(());
    }
    let (parent, root) = match parcel.reply.part {
        1 => place_of(tx, card).await?,
        _ => (parcel.parent.clone(), parcel.root.clone()),
    };
    if tx.turn_reply(parcel, card.turn, &parent, &root).await? {
        return Ok(());
    }
    let holder = tx.holder(card.id, card.turn).await?;
    Err(holder.map_or(Refusal::WrongState, |holder| Refusal::AlreadyAnswered { by: holder.by }).into())
}
