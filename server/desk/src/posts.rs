//! What the brand says of its own accord: written, read and sent as an answer is.

use crate::{Result, Seat};
use model::account::Standing;
use model::customer::Face;
use model::event::Change;
use model::id::{AccountId, MutationId, ThreadId};
use model::refusal::Refusal;
use model::rights::Right;
use model::thread::{Card, POST};
use model::time::Time;

impl Seat {
    /// See `post/begin`.
    pub async fn begin_post(&self, account: AccountId, mutation: MutationId) -> Result<Card> {
        self.may(Right::Close)?;
        once!(self, mutation, self.begin_post_once(account, mutation))
    }

    async fn begin_post_once(&self, account: AccountId, mutation: MutationId) -> Result<Card> {
        let (mut tx, now) = (self.desk.store.write().await?, Time::now());
        let account = tx.account(account).await?.ok_or(Refusal::Missing)?;
        if account.standing == Standing::SignedOut {
            return Err(Refusal::AccountOff.into());
        }
        let voice = tx.meet(account.network, &account.remote, &account.handle, &account.name, now).await?;
        let voice = Face { id: voice.id, name: voice.name, handle: voice.handle };
        let card = Card::post(ThreadId::new(), &account, voice, self.id(), now);
        tx.insert_thread(&card, &format!("{POST}{}", card.id)).await?;
        self.keep(&mut tx, mutation, &card)?;
        tx.record(Some(self.id()), Change::PostBegun, Some(card.clone()));
        tx.commit().await?;
        Ok(card)
    }
}
