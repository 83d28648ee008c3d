use crate::{Result, Seat};
use model::id::ThreadId;
use model::refusal::Refusal;
use model::rights::Right;
use model::thread::{Filter, Page, Place, State, TALK, Talk};
use model::time::Time;

/// Rows of one page.
const ROWS: i64 = 50;
/// Settled threads that come with the board.
const SETTLED: i64 = 20;
/// Answers in other threads beside a talk.
const TOLD: i64 = 10;
/// Other threads of a customer beside a talk.
const OTHERS: i64 = 20;

impl Seat {
    /// See `thread/board`.
    pub async fn board(&self) -> Result<Page> {
        self.may(Right::Read)?;
        let (mut tx, now) = (self.desk.store.read().await?, Time::now());
        let mut page = tx.page(&Filter::default(), None, ROWS, now).await?;
        let settled = Filter { states: vec![State::Answered, State::Closed, State::Declined], ..Filter::default() };
        page.cards.extend(tx.page(&settled, None, SETTLED, now).await?.cards);
        Ok(page)
    }

    /// See `thread/page`.
    pub async fn page(&self, filter: Filter, after: Option<Place>) -> Result<Page> {
        self.may(Right::Read)?;
        Ok(self.desk.store.glance().await?.page(&filter, after, ROWS, Time::now()).await?)
    }

    /// See `thread/talk`.
    pub async fn talk(&self, thread: ThreadId) -> Result<Talk> {
        self.may(Right::Read)?;
        let mut tx = self.desk.store.read().await?;
        let card = tx.thread(thread).await?.ok_or(Refusal::Missing)?;
        let customer = tx.customer(card.customer.id).await?.ok_or(Refusal::Missing)?;
        let account = tx.account(card.account).await?.ok_or(Refusal::Missing)?;
        let mut others = tx.threads_of(customer.id, OTHERS + 1).await?;
        others.retain(|other| other.id != thread);
        let merged = tx.merged_into(thread).await?;
        let mut notes = tx.notes(thread).await?;
        for merged in &merged {
            notes.extend(tx.notes(*merged).await?);
        }
        notes.sort_by_key(|note| (note.at, note.id));
        Ok(Talk {
            messages: tx.messages(thread, TALK).await?,
            notes,
            draft: tx.draft(thread).await?,
            told: tx.told(customer.id, thread, TOLD).await?,
            replies: tx.replies(thread).await?,
            history: tx.events_of(thread, TALK).await?,
            card,
            customer,
            others,
            merged,
            account,
        })
    }
}
