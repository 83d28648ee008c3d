//! What comes in: one loop an account, from its channel to the board.

use super::gate::Gate;
use super::place::place;
use crate::{Desk, Error, Result, crash, lock};
use channels::{Batch, Cursor, Failure, Inbound};
use model::account::{Account, Standing};
use model::id::AccountId;
use model::refusal::Refusal;
use model::thread::Filter;
use model::time::Time;
use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;
use tokio::task::JoinHandle;
use tokio::time::sleep;

/// Between two fetches that brought nothing.
const PAUSE: Duration = Duration::from_secs(1);
/// Between two looks at the open conversations, for notifications that never came.
const LOOK: Duration = Duration::from_secs(20);
/// Conversations that one look takes in.
const LOOKED: i64 = 25;
/// Open threads that are remembered at the start as said lately.
const ECHOES: i64 = 500;
/// Posts in one transaction.
const CHUNK: usize = 100;

/// One loop for each connected account, for as long as it is connected.
pub(crate) async fn run(desk: Arc<Desk>) {
    if let Err(error) = desk.remember_echoes().await {
        tracing::warn!(%error, "what customers said before the start is not remembered");
    }
    let mut loops: HashMap<AccountId, JoinHandle<()>> = HashMap::new();
    let mut stopped = desk.stopped();
    loop {
        let changed = desk.roster.notified();
        match desk.connected().await {
            Ok(accounts) => {
                loops.retain(|id, task| {
                    let keep = !task.is_finished() && accounts.iter().any(|account| account.id == *id);
                    if !keep {
                        task.abort();
                    }
                    keep
                });
                for account in accounts {
                    let id = account.id;
                    loops.entry(id).or_insert_with(|| tokio::spawn(follow(desk.clone(), account)));
                }
            }
            Err(error) => tracing::warn!(%error, "the accounts cannot be read"),
        }
        tokio::select! {
            () = changed => {}
            () = sleep(Duration::from_secs(5)) => {}
            _ = stopped.wait_for(|stopped| *stopped) => break,
        }
    }
    // A fetch that is cut off is fetched again at the next start: its cursor was not saved.
    loops.into_values().for_each(|task| task.abort());
}

impl Desk {
    async fn remember_echoes(&self) -> Result<()> {
        let page = self.store.glance().await?.page(&Filter::default(), None, ECHOES, Time::now()).await?;
        for card in page.cards {
            self.echoes.heard(card.id, card.customer.id, &card.excerpt);
        }
        Ok(())
    }
}

async fn follow(desk: Arc<Desk>, account: Account) {
    let mut looked = tokio::time::Instant::now();
    loop {
        let outcome = desk.fetch(&account).await;
        let calm = outcome.is_ok();
        lock(&desk.fetched).insert(account.id, outcome.as_ref().map(|_| ()).map_err(ToString::to_string));
        let pause = match outcome {
            Ok(true) => continue,
            Ok(false) => PAUSE,
            Err(Trouble::Network(Failure::SignedOut { why })) => {
                if let Err(error) = desk.sign_account_out(account.id, &why).await {
                    tracing::warn!(%error, "an account could not be marked as signed out");
                }
                return;
            }
            Err(Trouble::Network(Failure::Retry { after, .. })) => Duration::from_secs(after.clamp(1, 900)),
            Err(trouble) => {
                tracing::warn!(account = %account.id, %trouble, "a fetch failed");
                Duration::from_secs(5)
            }
        };
        if looked.elapsed() > LOOK {
            looked = tokio::time::Instant::now();
            if let Err(trouble) = desk.look(&account).await {
                tracing::warn!(account = %account.id, %trouble, "a look at the open conversations failed");
            }
        }
        tokio::select! {
            () = sleep(pause) => {}
            () = desk.news(&account), if calm => {}
        }
    }
}

/// Why nothing came in.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Trouble {
    /// The network.
    #[error(transparent)]
    Network(#[from] Failure),
    /// Ourselves.
    #[error(transparent)]
    Desk(#[from] Error),
}

impl From<store::Error> for Trouble {
    fn from(error: store::Error) -> Self {
        Trouble::Desk(error.into())
    }
}

impl Desk {
    async fn connected(&self) -> Result<Vec<Account>> {
        let accounts = self.store.glance().await?.accounts().await?;
        Ok(accounts.into_iter().filter(|account| account.standing == Standing::Connected).collect())
    }

    /// Returns when the channel says that there may be something new, if it can tell.
    async fn news(self: &Arc<Self>, account: &Account) {
        let after = match self.store.glance().await {
            Ok(mut tx) => tx.cursor(account.id).await.ok().flatten(),
            Err(_) => None,
        };
        match self.channel(account).await {
            Ok(channel) => channel.news(after.map(Cursor).as_ref()).await,
            Err(_) => std::future::pending().await,
        }
    }

    /// One fetch; says whether there is more.
    async fn fetch(self: &Arc<Self>, account: &Account) -> std::result::Result<bool, Trouble> {
        let gate = self.gate(account.id);
        let pass = gate.enter().await;
        let more = self.fetch_once(account).await?;
        if !more {
            pass.done();
        }
        Ok(more)
    }

    async fn fetch_once(self: &Arc<Self>, account: &Account) -> std::result::Result<bool, Trouble> {
        let channel = self.channel(account).await?;
        let cursor = self.store.glance().await?.cursor(account.id).await?;
        let batch = channel.fetch(cursor.map(Cursor)).await?;
        let more = batch.more;
        self.take_in(account, batch).await?;
        Ok(more)
    }

    /// Fetches all that the network has now: for whoever has just posted there. Many who ask at once share a fetch.
    pub(crate) async fn fetch_now(self: &Arc<Self>, account: &Account) -> Result<()> {
        let gate = self.gate(account.id);
        let Some(pass) = gate.enter_unless_done().await else { return Ok(()) };
        self.fetch_rest(account).await.map_err(|trouble| match trouble {
            Trouble::Desk(error) => error,
            Trouble::Network(failure) => Refusal::Unreachable { why: failure.to_string() }.into(),
        })?;
        pass.done();
        Ok(())
    }

    /// Fetches all there is, before anybody looks at the board.
    pub(crate) async fn fetch_all(self: &Arc<Self>, account: &Account) -> Result<()> {
        let gate = self.gate(account.id);
        let _pass = gate.enter().await;
        self.fetch_rest(account).await.map_err(|trouble| match trouble {
            Trouble::Desk(error) => error,
            Trouble::Network(failure) => Error::Broken(failure.to_string()),
        })
    }

    async fn fetch_rest(self: &Arc<Self>, account: &Account) -> std::result::Result<(), Trouble> {
        while self.fetch_once(account).await? {}
        Ok(())
    }

    fn gate(&self, account: AccountId) -> Arc<Gate> {
        lock(&self.gates).entry(account).or_default().clone()
    }

    /// Reads the open conversations as a whole: some posts never make a notification.
    async fn look(self: &Arc<Self>, account: &Account) -> std::result::Result<(), Trouble> {
        let channel = self.channel(account).await?;
        let roots = self.store.glance().await?.open_roots(account.id, LOOKED).await?;
        for root in roots {
            let inbound = match channel.look(&root).await {
                Ok(inbound) => self.concerning(account, inbound).await?,
                // A deleted conversation is no reason to stop looking at the others.
                Err(Failure::Refused { .. }) => continue,
                Err(failure) => return Err(failure.into()),
            };
            self.take_in(account, Batch { inbound, cursor: None, more: false }).await?;
        }
        Ok(())
    }

    /// Of a whole conversation, what the team must see: the brand's own posts, answers to those, and what a customer
    /// says who has a thread here. Strangers who talk to each other below a post do not ask us anything.
    async fn concerning(&self, account: &Account, inbound: Vec<Inbound>) -> Result<Vec<Inbound>> {
        let ours: Vec<String> = inbound.iter().filter(|post| post.own).map(|post| post.remote.clone()).collect();
        let mut tx = self.store.read().await?;
        let mut kept = Vec::new();
        for post in inbound {
            let answers_us = post.parent.as_ref().is_some_and(|parent| ours.contains(parent));
            let known = match &post.parent {
                _ if post.own || answers_us => true,
                Some(parent) => tx.thread_of_remote(account.id, parent).await?.is_some(),
                None => false,
            };
            if known {
                kept.push(post);
            }
        }
        Ok(kept)
    }

    /// Puts a batch on the board, oldest first, each post once, and saves the cursor behind the last of them.
    pub(crate) async fn take_in(&self, account: &Account, batch: Batch) -> Result<()> {
        let mut rest = batch.inbound.as_slice();
        loop {
            let (chunk, after) = rest.split_at(rest.len().min(CHUNK));
            let cursor = batch.cursor.as_ref().filter(|_| after.is_empty());
            if chunk.is_empty() && cursor.is_none() {
                return Ok(());
            }
            again!(self.keep(account, chunk, cursor))?;
            rest = after;
            if rest.is_empty() {
                return Ok(());
            }
        }
    }

    async fn keep(&self, account: &Account, posts: &[Inbound], cursor: Option<&Cursor>) -> Result<()> {
        let mut tx = self.store.write().await?;
        place(&mut tx, &self.echoes, account, posts).await?;
        if let Some(cursor) = cursor {
            tx.set_cursor(account.id, &cursor.0).await?;
        }
        crash::point("ingest.before_commit");
        Ok(tx.commit().await?)
    }
}
