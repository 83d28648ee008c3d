use crate::{Result, Seat};
use model::customer::Customer;
use model::event::Change;
use model::id::{CustomerId, ThreadId};
use model::refusal::Refusal;
use model::rights::Right;
use model::thread::{Card, Filter, Page, Place, State, TALK, Talk};

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
        let mut tx = self.desk.store.read().await?;
        let mut page = tx.page(&Filter::default(), None, ROWS).await?;
        let settled = Filter { states: vec![State::Answered, State::Closed, State::Declined], ..Filter::default() };
        page.cards.extend(tx.page(&settled, None, SETTLED).await?.cards);
        Ok(page)
    }

    /// See `thread/page`.
    pub async fn page(&self, filter: Filter, after: Option<Place>) -> Result<Page> {
        self.may(Right::Read)?;
        Ok(self.desk.store.glance().await?.page(&filter, after, ROWS).await?)
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
        Ok(Talk {
            messages: tx.messages(thread, TALK).await?,
            notes: tx.notes(thread).await?,
            draft: tx.draft(thread).await?,
            told: tx.told(customer.id, thread, TOLD).await?,
            replies: tx.replies(thread).await?,
            history: tx.events_of(thread, TALK).await?,
            card,
            customer,
            others,
            account,
        })
    }

    /// See `thread/customer`.
    pub async fn customer(&self, customer: CustomerId) -> Result<(Customer, Vec<Card>)> {
        self.may(Right::Read)?;
        let mut tx = self.desk.store.read().await?;
        let person = tx.customer(customer).await?.ok_or(Refusal::Missing)?;
        Ok((person, tx.threads_of(customer, TALK).await?))
    }

    /// See `customer/mute`.
    pub async fn mute(&self, customer: CustomerId, muted: bool) -> Result<Customer> {
        self.may(Right::Close)?;
        let mut tx = self.desk.store.write().await?;
        let known = tx.customer(customer).await?.ok_or(Refusal::Missing)?;
        tx.mute_customer(customer, muted).await?;
        let customer = Customer { muted, ..known };
        tx.record(Some(self.id()), Change::CustomerChanged { customer: customer.clone() }, None);
        tx.commit().await?;
        Ok(customer)
    }
}
