use crate::{Result, Seat};
use model::event::Change;
use model::id::{MutationId, NoteId, OperatorId, ThreadId};
use model::note::Note;
use model::operator::Operator;
use model::refusal::Refusal;
use model::rights::Right;
use model::thread::Card;
use model::time::Time;

/// Longest note, reason or hand-over text, in bytes.
const WORDS: usize = 8_000;
/// Most tags on a thread, and the longest in characters.
const TAGS: (usize, usize) = (12, 40);

impl Seat {
    /// See `thread/claim`.
    pub async fn claim(&self, thread: ThreadId, mutation: MutationId) -> Result<Card> {
        self.change(Right::Work, thread, mutation, |card| {
            card.claim(self.id())?;
            Ok(Change::ThreadClaimed)
        })
        .await
    }

    /// See `thread/assign`.
    pub async fn assign(&self, thread: ThreadId, to: OperatorId, note: String, mutation: MutationId) -> Result<Card> {
        self.may(Right::Assign)?;
        let note = words(note)?;
        let colleague = self.desk.store.glance().await?.operator(to).await?;
        colleague.filter(|operator| !operator.disabled).ok_or(Refusal::Missing)?;
        self.change(Right::Assign, thread, mutation, |card| {
            card.assign(to)?;
            Ok(Change::ThreadAssigned { to, note: note.clone() })
        })
        .await
    }

    /// See `thread/take`.
    pub async fn take(&self, thread: ThreadId, reason: String, mutation: MutationId) -> Result<Card> {
        let reason = words(reason)?;
        self.change(Right::Assign, thread, mutation, |card| {
            let from = card.take(self.id(), &reason)?;
            Ok(Change::ThreadTaken { from, reason: reason.clone() })
        })
        .await
    }

    /// See `thread/release`.
    pub async fn release(&self, thread: ThreadId, mutation: MutationId) -> Result<Card> {
        self.change(Right::Work, thread, mutation, |card| {
            card.release(self.id())?;
            Ok(Change::ThreadReleased)
        })
        .await
    }

    /// See `thread/park`.
    pub async fn park(&self, thread: ThreadId, mutation: MutationId) -> Result<Card> {
        self.change(Right::Work, thread, mutation, |card| {
            card.park(self.id())?;
            Ok(Change::ThreadParked)
        })
        .await
    }

    /// See `thread/snooze`.
    pub async fn snooze(&self, thread: ThreadId, until: Time, mutation: MutationId) -> Result<Card> {
        self.change(Right::Work, thread, mutation, |card| {
            card.snooze(self.id(), until, Time::now())?;
            Ok(Change::ThreadSnoozed { until })
        })
        .await
    }

    /// See `thread/close`.
    pub async fn close(&self, thread: ThreadId, mutation: MutationId) -> Result<Card> {
        self.change(Right::Close, thread, mutation, |card| {
            card.close(self.id())?;
            Ok(Change::ThreadClosed)
        })
        .await
    }

    /// See `thread/decline`.
    pub async fn decline(&self, thread: ThreadId, reason: String, mutation: MutationId) -> Result<Card> {
        let reason = words(reason)?;
        self.change(Right::Close, thread, mutation, |card| {
            card.decline(self.id(), &reason)?;
            Ok(Change::ThreadDeclined { reason: card.reason.clone() })
        })
        .await
    }

    /// See `thread/reopen`.
    pub async fn reopen(&self, thread: ThreadId, mutation: MutationId) -> Result<Card> {
        self.change(Right::Close, thread, mutation, |card| {
            card.reopen(self.id())?;
            Ok(Change::ThreadReopened)
        })
        .await
    }

    /// See `thread/tag`.
    pub async fn tag(&self, thread: ThreadId, tags: Vec<String>, mutation: MutationId) -> Result<Card> {
        let mut tags: Vec<_> = tags.iter().map(|tag| tag.trim().trim_start_matches('#').to_owned()).collect();
        tags.retain(|tag| !tag.is_empty());
        tags.sort();
        tags.dedup();
        if tags.len() > TAGS.0 {
            return Err(Refusal::TooLong { limit: TAGS.0 }.into());
        }
        if tags.iter().any(|tag| tag.chars().count() > TAGS.1) {
            return Err(Refusal::TooLong { limit: TAGS.1 }.into());
        }
        self.change(Right::Work, thread, mutation, |card| {
            card.tags.clone_from(&tags);
            Ok(Change::ThreadTagged)
        })
        .await
    }

    /// See `thread/relate`.
    pub async fn relate(&self, thread: ThreadId, relation: bool, mutation: MutationId) -> Result<Card> {
        self.change(Right::Work, thread, mutation, |card| {
            card.relate(relation);
            Ok(Change::ThreadRelated)
        })
        .await
    }

    /// See `thread/note`.
    pub async fn note(&self, thread: ThreadId, text: String, mutation: MutationId) -> Result<Note> {
        self.may(Right::Work)?;
        let text = words(text)?;
        if text.is_empty() {
            return Err(Refusal::Empty.into());
        }
        once!(self, mutation, self.note_once(thread, &text, mutation))
    }

    async fn note_once(&self, thread: ThreadId, text: &str, mutation: MutationId) -> Result<Note> {
        let mut tx = self.desk.store.write().await?;
        let mut card = tx.thread_to_change(thread).await?.ok_or(Refusal::Missing)?;
        let mentions = if text.contains('@') { named(text, &tx.operators().await?) } else { Vec::new() };
        let note = Note { id: NoteId::new(), thread, by: self.id(), at: Time::now(), text: text.to_owned(), mentions };
        crate::seat::save(&mut tx, &mut card).await?;
        tx.insert_note(&note).await?;
        self.keep(&mut tx, mutation, &note)?;
        tx.record(Some(self.id()), Change::NoteAdded { note: note.clone() }, Some(card));
        tx.commit().await?;
        Ok(note)
    }
}

pub(crate) fn words(text: String) -> Result<String> {
    if text.len() > WORDS {
        return Err(Refusal::TooLong { limit: WORDS }.into());
    }
    Ok(text.trim().to_owned())
}

/// The colleagues that a text names: `@` and their whole name, or their cotag.
fn named(text: &str, team: &[Operator]) -> Vec<OperatorId> {
    let says = |name: &str| !name.is_empty() && text.contains(&format!("@{name}"));
    team.iter().filter(|o| !o.disabled && (says(&o.name) || says(&o.cotag))).map(|o| o.id).collect()
}
