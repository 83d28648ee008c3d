use crate::seat::Ticket;
use crate::{Desk, Result, Seat, lock, secret};
use model::id::OperatorId;
use model::operator::{Operator, Settings};
use model::time::Time;
use std::collections::HashMap;
use std::sync::{Arc, Mutex};

/// Most keys that are remembered: more than a workspace has browsers.
const KEYS: usize = 10_000;

/// Whom the cookies and tokens of late let in: with every request somebody asks, and the answer hardly ever changes.
#[derive(Default)]
pub(crate) struct Keys(Mutex<Ring>);

#[derive(Default)]
struct Ring {
    /// [`store::Store::people`] when these were read.
    people: u64,
    /// By the hash of the secret.
    holders: HashMap<[u8; 32], Holder>,
}

#[derive(Clone)]
struct Holder {
    ticket: Ticket,
    operator: Arc<Operator>,
    settings: Settings,
    until: Time,
}

impl Keys {
    /// Whom a key let in, if nothing about people has changed since. `people` is [`store::Store::people`].
    fn find(&self, hash: &[u8; 32], people: Option<u64>) -> Option<Holder> {
        let ring = lock(&self.0);
        let known = ring.holders.get(hash).filter(|holder| holder.until > Time::now());
        known.filter(|_| people == Some(ring.people)).cloned()
    }

    /// Remembers whom a key let in. `people` is from before that was read: what changed meanwhile makes it yesterday's.
    fn keep(&self, hash: [u8; 32], holder: &Holder, people: Option<u64>) {
        let Some(people) = people else { return };
        let mut ring = lock(&self.0);
        if ring.people > people {
            return;
        }
        if ring.people < people || ring.holders.len() == KEYS {
            *ring = Ring { people, holders: HashMap::new() };
        }
        ring.holders.insert(hash, holder.clone());
    }
}

impl Desk {
    /// Who sits behind a cookie.
    pub async fn seat_of_cookie(self: &Arc<Self>, cookie: &str) -> Result<Option<Seat>> {
        let (hash, people) = (secret::hash(cookie), self.store.people());
        if let Some(holder) = self.keys.find(&hash, people) {
            return Ok(Some(self.seat(holder)));
        }
        let found = self.store.glance().await?.session(&hash, Time::now()).await?;
        Ok(found.map(|(session, until, operator, settings)| {
            let holder = Holder { ticket: Ticket::Session(session), operator: operator.into(), settings, until };
            self.keys.keep(hash, &holder, people);
            self.seat(holder)
        }))
    }

    /// Who sits behind a script's token.
    pub async fn seat_of_token(self: &Arc<Self>, token: &str) -> Result<Option<Seat>> {
        let (hash, people) = (secret::hash(token), self.store.people());
        if let Some(holder) = self.keys.find(&hash, people) {
            return Ok(Some(self.seat(holder)));
        }
        let found = self.store.glance().await?.token(&hash).await?;
        Ok(found.map(|(token, operator, settings)| {
            let until = Time(i64::MAX);
            let holder = Holder { ticket: Ticket::Token(token), operator: operator.into(), settings, until };
            self.keys.keep(hash, &holder, people);
            self.seat(holder)
        }))
    }

    /// Whether somebody would still be let in, as the store says.
    pub(crate) async fn lets_in(&self, ticket: Ticket, operator: OperatorId) -> Result<bool> {
        let mut tx = self.store.glance().await?;
        Ok(match ticket {
            Ticket::Session(session) => tx.session_lasts(session, Time::now()).await?,
            Ticket::Token(token) => tx.token_lasts(token).await?,
            Ticket::House => tx.operator(operator).await?.is_some_and(|operator| !operator.disabled),
        })
    }

    fn seat(self: &Arc<Self>, holder: Holder) -> Seat {
        Seat::new(self.clone(), holder.operator, holder.settings, holder.ticket)
    }
}

impl Seat {
    /// Whether they would still be let in, as the store says: for whoever comes to stay.
    pub async fn lasts(&self) -> Result<bool> {
        self.desk.lets_in(self.ticket(), self.id()).await
    }
}
