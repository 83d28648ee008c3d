use crate::live::{Aside, encode};
use crate::queues::queue_of;
use crate::{Desk, Result, Seat, seat};
use model::draft::{Draft, Writer, Written};
use model::event::Change;
use model::id::{MutationId, OperatorId, ThreadId};
use model::live::Frame;
use model::message::Attachment;
use model::refusal::Refusal;
use model::reply::Outcome;
use model::rights::Right;
use model::text::{contradicts, repeats};
use model::thread::Card;
use model::time::Time;
use store::Tx;

/// Longest draft, in bytes.
const WORDS: usize = 40_000;
/// Most images beside a draft: more than any network takes, and little to keep.
const IMAGES: usize = 16;

/// Earlier answers that a draft is compared with.
const COMPARED: i64 = 5;

/// The words of a writer.
pub(crate) struct Words {
    pub text: String,
    pub images: Vec<Attachment>,
    pub outcome: Option<Outcome>,
}

impl Words {
    pub fn new(text: String, images: Vec<Attachment>, outcome: Option<Outcome>) -> Result<Self> {
        if text.len() > WORDS {
            return Err(Refusal::TooLong { limit: WORDS }.into());
        }
        if images.len() > IMAGES {
            return Err(Refusal::TooManyImages { limit: IMAGES }.into());
        }
        Ok(Words { text, images, outcome })
    }

    /// They are what the draft holds.
    pub fn are_in(&self, draft: &Draft) -> bool {
        draft.reply.is_none()
            && (&self.text, &self.images, &self.outcome) == (&draft.text, &draft.images, &draft.outcome)
    }
}

impl Seat {
    /// See `draft/get`.
    pub async fn draft(&self, thread: ThreadId) -> Result<Draft> {
        self.may(Right::Read)?;
        let mut tx = self.desk.store.read().await?;
        tx.thread(thread).await?.ok_or(Refusal::Missing)?;
        Ok(tx.draft(thread).await?)
    }

    /// See `draft/write`.
    pub async fn write_draft(
        &self,
        thread: ThreadId,
        version: i64,
        token: Option<i64>,
        text: String,
        images: Vec<Attachment>,
        outcome: Option<Outcome>,
    ) -> Result<Written> {
        self.may(Right::Reply)?;
        let words = Words::new(text, images, outcome)?;
        let draft = again!(self.write_once(thread, version, token, &words))?;
        self.foresee(draft).await
    }

    /// What would become of a draft, if it were sent now.
    async fn foresee(&self, draft: Draft) -> Result<Written> {
        let mut tx = self.desk.store.glance().await?;
        let card = tx.thread(draft.thread).await?.ok_or(Refusal::Missing)?;
        let account = tx.account(card.account).await?.ok_or(Refusal::Missing)?;
        let queue = queue_of(&mut tx, &card).await?;
        let policy = tx.brand().await?.map(|brand| brand.policy).unwrap_or_default();
        let need = policy.need(self.operator(), &account, queue.as_ref(), &draft.text);
        let mut told: Vec<_> = tx.latest_outbound(card.id).await?.into_iter().collect();
        told.extend(tx.told(card.customer.id, card.id, COMPARED).await?.into_iter().map(|(message, _)| message));
        let contradicts = told.iter().find(|earlier| contradicts(&draft.text, &earlier.text).is_some()).cloned();
        let repeats = told.into_iter().find(|earlier| repeats(&draft.text, &earlier.text));
        let mut posts = self.posts(&account, &draft.text).unwrap_or_default();
        if posts.len() < 2 {
            posts.clear();
        }
        Ok(Written { draft, posts, need, repeats, contradicts })
    }

    async fn write_once(&self, thread: ThreadId, version: i64, token: Option<i64>, words: &Words) -> Result<Draft> {
        let (mut tx, now) = (self.desk.store.write().await?, Time::now());
        let mut card = tx.thread_to_change(thread).await?.ok_or(Refusal::Missing)?;
        let mut draft = tx.draft(thread).await?;
        match token {
            Some(token) => draft.must_hold(self.id(), token, now)?,
            None => draft.take(self.id(), version, now)?,
        }
        if words.are_in(&draft) {
            draft.prolong(self.id(), now);
        } else {
            draft.write(self.id(), words.text.clone(), words.images.clone(), words.outcome.clone(), now);
        }
        self.show_writer(&mut tx, &mut card, &draft, None, String::new()).await?;
        tx.put_draft(&draft).await?;
        tx.commit().await?;
        self.desk.tell_draft(&draft);
        Ok(draft)
    }

    /// See `draft/take`.
    pub async fn take_draft(&self, thread: ThreadId, reason: String, mutation: MutationId) -> Result<Draft> {
        self.may(Right::Reply)?;
        let reason = crate::threads::words(reason)?;
        once!(self, mutation, self.take_draft_once(thread, &reason, mutation))
    }

    async fn take_draft_once(&self, thread: ThreadId, reason: &str, mutation: MutationId) -> Result<Draft> {
        let (mut tx, now) = (self.desk.store.write().await?, Time::now());
        let mut card = tx.thread_to_change(thread).await?.ok_or(Refusal::Missing)?;
        let mut draft = tx.draft(thread).await?;
        let from = draft.take_over(self.id(), reason, now)?;
        self.show_writer(&mut tx, &mut card, &draft, Some(from), reason.to_owned()).await?;
        tx.put_draft(&draft).await?;
        self.keep(&mut tx, mutation, &draft)?;
        tx.commit().await?;
        self.desk.tell_draft(&draft);
        Ok(draft)
    }

    /// See `draft/leave`.
    pub async fn leave_draft(&self, thread: ThreadId, token: i64) -> Result<()> {
        self.may(Right::Reply)?;
        again!(self.leave_once(thread, token))
    }

    async fn leave_once(&self, thread: ThreadId, token: i64) -> Result<()> {
        let mut tx = self.desk.store.write().await?;
        let mut card = tx.thread_to_change(thread).await?.ok_or(Refusal::Missing)?;
        let mut draft = tx.draft(thread).await?;
        // Somebody else's lease, or a newer one of their own, is not theirs to return.
        if draft.lease.is_none_or(|lease| lease.by != self.id()) || draft.token != token {
            return Ok(());
        }
        end(&mut tx, &mut card).await?;
        tx.commit().await?;
        draft.leave();
        self.desk.tell_draft(&draft);
        Ok(())
    }

    /// Shows on the card who writes, once for each time that this changes.
    async fn show_writer(
        &self,
        tx: &mut Tx,
        card: &mut Card,
        draft: &Draft,
        from: Option<OperatorId>,
        reason: String,
    ) -> Result<()> {
        let writer = draft.lease.map(Writer::from);
        if let Some(writer) = writer.filter(|writer| card.writer != Some(*writer)) {
            card.write(writer)?;
            seat::save(tx, card).await?;
            tx.record(Some(self.id()), Change::DraftTaken { from, reason }, Some(card.clone()));
        }
        Ok(())
    }
}

impl Desk {
    /// Whoever has the thread in front of them sees the words come.
    pub(crate) fn tell_draft(&self, draft: &Draft) {
        self.tell(Aside::Drafted(draft.thread, encode(&Frame::Draft(draft.clone()))));
    }

    /// The same, after something else has changed it. Whoever misses this learns it when they write.
    pub(crate) async fn show_draft(&self, thread: ThreadId) {
        if let Ok(mut tx) = self.store.glance().await
            && let Ok(draft) = tx.draft(thread).await
        {
            self.tell_draft(&draft);
        }
    }
}

/// Nobody writes to a thread any more; saving its card ends the lease.
pub(crate) async fn end(tx: &mut Tx, card: &mut Card) -> Result<()> {
    let by = card.writer.take().map(|writer| writer.by);
    seat::save(tx, card).await?;
    tx.record(by, Change::DraftLeft, Some(card.clone()));
    Ok(())
}

/// Returns every lease of somebody who leaves.
pub(crate) async fn leave_all(desk: &Desk, operator: OperatorId) -> Result<()> {
    for thread in desk.store.glance().await?.drafts_of(operator).await? {
        again!(leave(desk, operator, thread))?;
    }
    Ok(())
}

async fn leave(desk: &Desk, operator: OperatorId, thread: ThreadId) -> Result<()> {
    let mut tx = desk.store.write().await?;
    let Some(mut card) = tx.thread_to_change(thread).await? else { return Ok(()) };
    if card.writer.is_some_and(|writer| writer.by == operator) {
        end(&mut tx, &mut card).await?;
        tx.commit().await?;
    }
    Ok(())
}
