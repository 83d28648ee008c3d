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
    holders: HashMap<Key, Holder>,
}

/// What somebody shows, by the hash of its secret. A token is no cookie, and opens nothing as one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Key {
    Cookie([u8; 32]),
    Token([u8; 32]),
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
    fn find(&self, key: &Key, people: Option<u64>) -> Option<Holder> {
        let ring = lock(&self.0);
        let known = ring.holders.get(key).filter(|holder| holder.until > Time::now());
        known.filter(|_| people == Some(ring.people)).cloned()
    }

    /// Remembers whom a key let in. `people` is from before that was read: what changed meanwhile makes it yesterday's.
    fn keep(&self, key: Key, holder: &Holder, people: Option<u64>) {
        let Some(people) = people else { return };
        let mut ring = lock(&self.0);
        if ring.people > people {
            return;
        }
        if ring.people < people || ring.holders.len() == KEYS {
            *ring = Ring { people, holders: HashMap::new() };
        }
        ring.holders.insert(key, holder.clone());
    }
}

impl Desk {
    /// Who sits behind a cookie.
    pub async fn seat_of_cookie(self: &Arc<Self>, cookie: &str) -> Result<Option<Seat>> {
        self.seat(Key::Cookie(secret::hash(cookie))).await
    }

    /// Who sits behind a script's token.
    pub async fn seat_of_token(self: &Arc<Self>, token: &str) -> Result<Option<Seat>> {
        self.seat(Key::Token(secret::hash(token))).await
    }

    async fn seat(self: &Arc<Self>, key: Key) -> Result<Option<Seat>> {
        // Before anything is read.
        let people = self.store.people();
        let holder = match self.keys.find(&key, people) {
            Some(known) => Some(known),
            None => self.holder(&key).await?.inspect(|holder| self.keys.keep(key, holder, people)),
        };
        Ok(holder.map(|Holder { ticket, operator, settings, .. }| Seat::new(self.clone(), operator, settings, ticket)))
    }

    /// Whom the store says a key belongs to.
    async fn holder(&self, key: &Key) -> Result<Option<Holder>> {
        let mut tx = self.store.glance().await?;
        Ok(match key {
            Key::Cookie(hash) => tx.session(hash, Time::now()).await?.map(|(session, until, operator, settings)| {
                Holder { ticket: Ticket::Session(session), operator: operator.into(), settings, until }
            }),
            Key::Token(hash) => tx.token(hash).await?.map(|(token, operator, settings)| {
                let until = Time(i64::MAX);
                Holder { ticket: Ticket::Token(token), operator: operator.into(), settings, until }
            }),
        })
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
}

impl Seat {
    /// Whether they would still be let in, as the store says: for whoever comes to stay.
    pub async fn lasts(&self) -> Result<bool> {
        self.desk.lets_in(self.ticket(), self.id()).await
    }
}
