//! People: their profiles, and who is not heard.

use crate::{Error, Result, Seat};
use channels::Failure;
use model::account::Standing;
use model::customer::Customer;
use model::event::Change;
use model::id::CustomerId;
use model::refusal::Refusal;
use model::rights::Right;
use model::thread::{Card, TALK};
use store::Tx;

/// Customers that one search shows.
const FOUND: i64 = 20;
/// Most profiles of one person.
const PROFILES: usize = 20;

impl Seat {
    /// See `customer/get`.
    pub async fn customer(&self, customer: CustomerId) -> Result<(Vec<Customer>, Vec<Card>)> {
        self.may(Right::Read)?;
        let mut tx = self.desk.store.read().await?;
        let profiles = tx.profiles(customer).await?;
        if profiles.is_empty() {
            return Err(Refusal::Missing.into());
        }
        Ok((profiles, tx.threads_of(customer, TALK).await?))
    }

    /// See `customer/find`.
    pub async fn customers_called(&self, handle: String) -> Result<Vec<Customer>> {
        self.may(Right::Read)?;
        let handle = handle.trim().trim_start_matches('@');
        if handle.is_empty() {
            return Ok(Vec::new());
        }
        Ok(self.desk.store.glance().await?.customers_called(handle, FOUND).await?)
    }

    /// See `customer/mute`.
    pub async fn mute(&self, customer: CustomerId, muted: bool) -> Result<Customer> {
        self.may(Right::Close)?;
        let mut tx = self.desk.store.write().await?;
        let known = tx.customer(customer).await?.ok_or(Refusal::Missing)?;
        tx.mute_customer(customer, muted).await?;
        self.changed(tx, Customer { muted, ..known }).await
    }

    /// See `customer/block`.
    pub async fn block(&self, customer: CustomerId, blocked: bool) -> Result<Customer> {
        self.may(Right::Settle)?;
        let mut tx = self.desk.store.read().await?;
        let known = tx.customer(customer).await?.ok_or(Refusal::Missing)?;
        let accounts = tx.accounts().await?;
        drop(tx);
        let reached = accounts.iter().filter(|a| a.network == known.network && a.standing == Standing::Connected);
        let mut done = 0;
        for account in reached {
            let channel = self.desk.channel(account).await.map_err(|_| Refusal::AccountOff)?;
            channel.block(&known, blocked).await.map_err(told)?;
            done += 1;
        }
        if done == 0 {
            return Err(Refusal::AccountOff.into());
        }
        // Last, because blocking twice is blocking once: whoever is told that it failed presses again.
        let mut tx = self.desk.store.write().await?;
        tx.block_customer(customer, blocked).await?;
        self.changed(tx, Customer { blocked, ..known }).await
    }

    /// See `customer/join`.
    pub async fn join_customer(&self, customer: CustomerId, person: CustomerId) -> Result<Vec<Customer>> {
        self.may(Right::Close)?;
        let mut tx = self.desk.store.write().await?;
        let (mine, theirs) = (tx.profiles(customer).await?, tx.profiles(person).await?);
        let (Some(first), false) = (theirs.first().cloned(), mine.is_empty()) else {
            return Err(Refusal::Missing.into());
        };
        if mine.iter().any(|profile| profile.id == first.id) {
            return Ok(theirs);
        }
        if mine.len() + theirs.len() > PROFILES {
            return Err(Refusal::TooLong { limit: PROFILES }.into());
        }
        for profile in mine {
            tx.join_customer(profile.id, Some(first.id)).await?;
            let customer = Customer { person: Some(first.id), ..profile };
            tx.record(Some(self.id()), Change::CustomerChanged { customer }, None);
        }
        let all = tx.profiles(first.id).await?;
        tx.commit().await?;
        Ok(all)
    }

    /// See `customer/part`.
    pub async fn part_customer(&self, customer: CustomerId) -> Result<Vec<Customer>> {
        self.may(Right::Close)?;
        let mut tx = self.desk.store.write().await?;
        let all = tx.profiles(customer).await?;
        let parted = all.iter().find(|profile| profile.id == customer).ok_or(Refusal::Missing)?;
        // Whoever stood for the others leaves them to the next one.
        let next = all.iter().find(|profile| profile.id != customer).map(|profile| profile.id);
        let changed: Vec<_> = match parted.person {
            Some(_) => vec![Customer { person: None, ..parted.clone() }],
            None => {
                let others = all.iter().filter(|profile| profile.id != customer).cloned();
                others.map(|other| Customer { person: next.filter(|next| *next != other.id), ..other }).collect()
            }
        };
        for customer in changed {
            tx.join_customer(customer.id, customer.person).await?;
            tx.record(Some(self.id()), Change::CustomerChanged { customer }, None);
        }
        let left = tx.profiles(customer).await?;
        tx.commit().await?;
        Ok(left)
    }

    async fn changed(&self, mut tx: Tx, customer: Customer) -> Result<Customer> {
        tx.record(Some(self.id()), Change::CustomerChanged { customer: customer.clone() }, None);
        tx.commit().await?;
        Ok(customer)
    }
}

/// The network's no, as an answer.
fn told(failure: Failure) -> Error {
    match failure {
        Failure::SignedOut { .. } => Refusal::AccountOff.into(),
        Failure::Retry { why, .. } | Failure::Refused { why } | Failure::Unclear { why } => {
            Refusal::Unreachable { why }.into()
        }
    }
}
