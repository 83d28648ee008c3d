use crate::{Result, Seat};
use model::approval::Policy;
use model::brand::Brand;
use model::event::Change;
use model::refusal::Refusal;
use model::rights::Right;

/// Most words that are watched, and the longest in characters.
const WATCHED: (usize, usize) = (200, 60);

impl Seat {
    /// See `brand/get`.
    pub async fn brand(&self) -> Result<Brand> {
        self.may(Right::Read)?;
        Ok(self.desk.store.glance().await?.brand().await?.ok_or(Refusal::Missing)?)
    }

    /// See `brand/policy`.
    pub async fn set_policy(&self, policy: Policy) -> Result<Brand> {
        self.may(Right::Team)?;
        let policy = tidy(policy)?;
        self.change_brand(|brand| brand.policy.clone_from(&policy)).await
    }

    /// See `reply/halt`.
    pub async fn halt(&self, halted: bool) -> Result<Brand> {
        self.may(Right::Settle)?;
        let by = halted.then(|| self.id());
        let brand = self.change_brand(|brand| brand.halted = by.map(|by| brand.halted.unwrap_or(by))).await?;
        self.desk.outbox.notify_one();
        Ok(brand)
    }

    async fn change_brand(&self, change: impl Fn(&mut Brand)) -> Result<Brand> {
        again!(self.change_brand_once(&change))
    }

    async fn change_brand_once(&self, change: &impl Fn(&mut Brand)) -> Result<Brand> {
        let mut tx = self.desk.store.write().await?;
        let before = tx.brand().await?.ok_or(Refusal::Missing)?;
        let mut brand = before.clone();
        change(&mut brand);
        if brand != before {
            tx.set_brand(&brand).await?;
            tx.record(Some(self.id()), Change::BrandChanged { brand: brand.clone() }, None);
            tx.commit().await?;
        }
        Ok(brand)
    }
}

fn tidy(mut policy: Policy) -> Result<Policy> {
    policy.roles.sort();
    policy.roles.dedup();
    let mut words: Vec<_> = policy.words.iter().map(|word| word.trim().to_owned()).collect();
    words.retain(|word| !word.is_empty());
    words.sort();
    words.dedup();
    if words.len() > WATCHED.0 || words.iter().any(|word| word.chars().count() > WATCHED.1) {
        return Err(Refusal::TooLong { limit: WATCHED.1 }.into());
    }
    Ok(Policy { words, ..policy })
}
