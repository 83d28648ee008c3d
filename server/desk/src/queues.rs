//! Topic lanes.

use crate::{Result, Seat, seat};
use model::event::Change;
use model::id::{MutationId, QueueId, ThreadId};
use model::queue::Queue;
use model::refusal::Refusal;
use model::rights::Right;
use model::thread::Card;
use store::Tx;

/// Most queues, the longest name in characters, most words of one, and the longest of these.
const QUEUES: usize = 50;
const NAME: usize = 40;
const WORDS: usize = 100;
const WORD: usize = 40;

impl Seat {
    /// See `queue/list`.
    pub async fn queues(&self) -> Result<Vec<Queue>> {
        self.may(Right::Read)?;
        Ok(self.desk.store.glance().await?.queues().await?)
    }

    /// See `queue/keep`.
    pub async fn keep_queue(
        &self,
        queue: Option<QueueId>,
        name: String,
        words: Vec<String>,
        approval: bool,
    ) -> Result<Queue> {
        self.may(Right::Team)?;
        let name = named(name, NAME)?;
        let mut words: Vec<_> = words.iter().map(|word| word.trim().to_owned()).collect();
        words.retain(|word| !word.is_empty());
        words.dedup();
        if words.len() > WORDS {
            return Err(Refusal::TooLong { limit: WORDS }.into());
        }
        if words.iter().any(|word| word.chars().count() > WORD) {
            return Err(Refusal::TooLong { limit: WORD }.into());
        }
        let queue = Queue { id: queue.unwrap_or_else(QueueId::new), name, words, approval };
        again!(self.keep_queue_once(&queue))?;
        Ok(queue)
    }

    async fn keep_queue_once(&self, queue: &Queue) -> Result<()> {
        let mut tx = self.desk.store.write().await?;
        let all = tx.queues().await?;
        if all.len() >= QUEUES && all.iter().all(|known| known.id != queue.id) {
            return Err(Refusal::TooLong { limit: QUEUES }.into());
        }
        if !tx.put_queue(queue).await? {
            return Err(Refusal::NameTaken.into());
        }
        self.tell_queues(tx).await
    }

    /// See `queue/forget`.
    pub async fn forget_queue(&self, queue: QueueId) -> Result<()> {
        self.may(Right::Team)?;
        let mut tx = self.desk.store.write().await?;
        if !tx.delete_queue(queue).await? {
            return Err(Refusal::Missing.into());
        }
        self.tell_queues(tx).await
    }

    /// See `thread/queue`.
    pub async fn queue(&self, thread: ThreadId, queue: Option<QueueId>, mutation: MutationId) -> Result<Card> {
        self.may(Right::Work)?;
        once!(self, mutation, self.queue_once(thread, queue, mutation))
    }

    async fn queue_once(&self, thread: ThreadId, queue: Option<QueueId>, mutation: MutationId) -> Result<Card> {
        let mut tx = self.desk.store.write().await?;
        let mut card = tx.thread_to_change(thread).await?.ok_or(Refusal::Missing)?;
        if let Some(queue) = queue {
            tx.queue(queue).await?.ok_or(Refusal::Missing)?;
        }
        // Otherwise whoever needs a reader would leave the queue first.
        let guarded = queue_of(&mut tx, &card).await?.is_some_and(|left| left.approval);
        if guarded && card.queue != queue {
            self.may(Right::Approve)?;
        }
        card.queue = queue;
        seat::save(&mut tx, &mut card).await?;
        self.keep(&mut tx, mutation, &card)?;
        tx.record(Some(self.id()), Change::ThreadQueued { queue }, Some(card.clone()));
        tx.commit().await?;
        Ok(card)
    }

    async fn tell_queues(&self, mut tx: Tx) -> Result<()> {
        let queues = tx.queues().await?;
        tx.record(Some(self.id()), Change::QueuesChanged { queues }, None);
        Ok(tx.commit().await?)
    }
}

/// The queue that a thread is in.
pub(crate) async fn queue_of(tx: &mut Tx, card: &Card) -> Result<Option<Queue>> {
    Ok(match card.queue {
        Some(queue) => tx.queue(queue).await?,
        None => None,
    })
}

/// A name, without spaces around it, of one character at least and so many at most.
pub(crate) fn named(name: String, limit: usize) -> Result<String> {
    let name = name.trim();
    match name.chars().count() {
        0 => Err(Refusal::Empty.into()),
        long if long > limit => Err(Refusal::TooLong { limit }.into()),
        _ => Ok(name.to_owned()),
    }
}
