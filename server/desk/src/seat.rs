use crate::{Desk, Error, Result};
use model::event::Change;
use model::id::{MutationId, OperatorId, SessionId, ThreadId, TokenId};
use model::operator::{Operator, Settings};
use model::refusal::{Answer, Refusal};
use model::rights::Right;
use model::thread::Card;
use model::time::Time;
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::sync::Arc;
use store::Tx;

/// The desk, and who asks.
#[derive(Clone)]
pub struct Seat {
    pub(crate) desk: Arc<Desk>,
    operator: Arc<Operator>,
    settings: Settings,
    ticket: Ticket,
}

/// What somebody was let in by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Ticket {
    /// A browser's cookie.
    Session(SessionId),
    /// A script's token.
    Token(TokenId),
    /// Ourselves: the demo, and the moment of signing in.
    House,
}

impl Seat {
    pub(crate) fn new(desk: Arc<Desk>, operator: impl Into<Arc<Operator>>, settings: Settings, ticket: Ticket) -> Self {
        Self { desk, operator: operator.into(), settings, ticket }
    }

    /// Who asks.
    pub fn operator(&self) -> &Operator {
        &self.operator
    }

    /// How they like it.
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// The browser's session; none for a script with a token.
    pub fn session(&self) -> Option<SessionId> {
        if let Ticket::Session(session) = self.ticket { Some(session) } else { None }
    }

    pub(crate) fn ticket(&self) -> Ticket {
        self.ticket
    }

    pub(crate) fn id(&self) -> OperatorId {
        self.operator.id
    }

    pub(crate) fn may(&self, right: Right) -> Answer<()> {
        if self.operator.role.may(right) { Ok(()) } else { Err(Refusal::NotAllowed) }
    }

    /// Loads a thread, changes it by a rule, and saves it with its event: once for each `mutation`.
    pub(crate) async fn change(
        &self,
        right: Right,
        thread: ThreadId,
        mutation: MutationId,
        rule: impl Fn(&mut Card) -> Answer<Change>,
    ) -> Result<Card> {
        self.may(right)?;
        once!(self, mutation, self.change_once(thread, mutation, &rule))
    }

    async fn change_once(
        &self,
        thread: ThreadId,
        mutation: MutationId,
        rule: &impl Fn(&mut Card) -> Answer<Change>,
    ) -> Result<Card> {
        let mut tx = self.desk.store.write().await?;
        let mut card = tx.thread_to_change(thread).await?.ok_or(Refusal::Missing)?;
        let change = rule(&mut card)?;
        save(&mut tx, &mut card).await?;
        self.keep(&mut tx, mutation, &card)?;
        tx.record(Some(self.id()), change, Some(card.clone()));
        tx.commit().await?;
        Ok(card)
    }

    /// What this mutation answered before, if it was said before; and what made us refuse is true from here on.
    pub(crate) async fn answered<T: DeserializeOwned>(&self, mutation: MutationId) -> Result<Option<T>> {
        self.desk.store.settle().await?;
        let Some(answer) = self.desk.store.glance().await?.answer(mutation, self.id()).await? else { return Ok(None) };
        serde_json::from_str(&answer).map(Some).map_err(|e| Error::Broken(format!("a kept answer cannot be read: {e}")))
    }

    /// Keeps what a mutation answers, in the transaction that does it: said a second time, its commit is refused.
    pub(crate) fn keep<T: Serialize>(&self, tx: &mut Tx, mutation: MutationId, answer: &T) -> Result<()> {
        let answer = serde_json::to_string(answer).map_err(|e| Error::Broken(e.to_string()))?;
        tx.keep_answer(mutation, self.id(), Time::now(), answer);
        Ok(())
    }
}

/// Saves a card as its next version.
pub(crate) async fn save(tx: &mut Tx, card: &mut Card) -> Result<()> {
    card.version += 1;
    // The row is locked since it was read, so only a mistake of ours can miss it.
    if tx.put_thread(card).await? {
        Ok(())
    } else {
        Err(Error::Broken(format!("thread {} moved under its lock", card.id)))
    }
}
