use super::World;
use super::faults::{Faults, falls};
use super::post::Entry;
use super::world::Held;
use crate::{Author, Batch, Channel, Cursor, Failure, Fate, Identity, Inbound, Outbound, Sent, key, limit};
use async_trait::async_trait;
use model::account::{Account, Network};
use model::customer::Customer;
use model::message::Media;
use model::time::{MINUTE, SECOND, Time};
use std::io;
use std::sync::Arc;
use std::time::Duration;

/// Posts in one batch.
const BATCH: usize = 200;

/// The practice network as one brand account sees it.
pub struct Practice {
    world: Arc<World>,
    me: Author,
}

impl Practice {
    /// Who a practice account with this handle is. The handle needs a dot, or nobody can mention it: `haneul.practice`.
    pub fn identity(handle: &str, name: &str) -> Identity {
        Identity { remote: format!("practice:{handle}"), handle: handle.into(), name: name.into() }
    }

    /// Puts the account on the world: from now on its crowd writes to it.
    pub fn open(world: Arc<World>, account: &Account) -> Arc<dyn Channel> {
        world.held().brands.insert(account.handle.clone());
        let (remote, handle, name) = (account.remote.clone(), account.handle.clone(), account.name.clone());
        Arc::new(Self { world, me: Author { remote, handle, name } })
    }

    /// What the weather does to every call.
    async fn call(&self) -> Result<(), Failure> {
        self.world.serves(&self.me.handle).await;
        let faults = self.world.faults();
        if faults.latency_ms > 0 {
            tokio::time::sleep(Duration::from_millis(faults.latency_ms)).await;
        }
        if faults.unreachable {
            return Err(Failure::Retry { after: 5, why: "the practice network does not answer".into() });
        }
        if faults.signed_out {
            return Err(Failure::SignedOut { why: "the practice network no longer takes this key".into() });
        }
        Ok(())
    }

    fn remote(&self, key: &str) -> String {
        format!("practice://{}/{key}", self.me.handle)
    }
}

#[async_trait]
impl Channel for Practice {
    async fn fetch(&self, after: Option<Cursor>) -> Result<Batch, Failure> {
        self.call().await?;
        let held = self.world.held();
        // A cursor of another world (its file was deleted) starts again rather than never.
        let start = place(after.as_ref()).filter(|seen| *seen <= held.posts.len()).unwrap_or(0);
        let mut batch = Batch::default();
        let mut seen = start;
        for post in &held.posts[start..] {
            if batch.inbound.len() == BATCH {
                batch.more = true;
                break;
            }
            if held.concerns(post, &self.me.handle) {
                batch.inbound.push(post.inbound(&self.me.handle));
            }
            seen += 1;
        }
        batch.cursor = Some(Cursor(seen.to_string())).filter(|cursor| Some(cursor) != after.as_ref());
        Ok(batch)
    }

    async fn news(&self, after: Option<&Cursor>) {
        let seen = place(after).unwrap_or(0);
        if self.world.changed().wait_for(|count| *count != seen).await.is_err() {
            std::future::pending().await
        }
    }

    async fn look(&self, root: &str) -> Result<Vec<Inbound>, Failure> {
        self.call().await?;
        Ok(self.world.thread(root).iter().map(|post| post.inbound(&self.me.handle)).collect())
    }

    fn key(&self) -> String {
        key::fresh()
    }

    async fn send(&self, post: &Outbound) -> Result<Sent, Failure> {
        limit::check(post, Network::Practice)?;
        self.call().await?;
        let (world, me, post) = (self.world.clone(), self.me.clone(), post.clone());
        // Its own thread, because the disk answers before we do; and it goes on if the sender hangs up.
        let accepted = tokio::task::spawn_blocking(move || world.accept(&me, &post, Time::now()));
        accepted.await.map_err(|error| Failure::Unclear { why: error.to_string() })?
    }

    async fn find(&self, post: &Outbound) -> Result<Fate, Failure> {
        self.call().await?;
        let remote = self.remote(&post.key);
        let there = self.world.held().find(&remote).is_some();
        Ok(if there { Fate::Sent(Sent { remote, url: String::new() }) } else { Fate::Absent })
    }

    async fn block(&self, customer: &Customer, blocked: bool) -> Result<(), Failure> {
        self.call().await?;
        let failed = |error: io::Error| Failure::Retry { after: 1, why: error.to_string() };
        self.world.keep(|held| Ok((held.blocking(&self.me.handle, &customer.handle, blocked), ())), failed)
    }
}

fn place(cursor: Option<&Cursor>) -> Option<usize> {
    cursor.and_then(|c| c.0.parse().ok())
}

impl World {
    /// The far side of a send.
    fn accept(&self, me: &Author, out: &Outbound, now: Time) -> Result<Sent, Failure> {
        let faults = self.faults();
        let (remote, lost) = self.keep(|held| held.weigh(me, out, now, faults), refusal)?;
        match lost {
            true => Err(Failure::Unclear { why: "the line broke".into() }),
            false => Ok(Sent { remote, url: String::new() }),
        }
    }
}

impl Held {
    /// What becomes of a send: the post, if it is a new one, its id, and whether the answer gets lost.
    fn weigh(
        &mut self,
        me: &Author,
        out: &Outbound,
        now: Time,
        faults: Faults,
    ) -> Result<(Option<Entry>, (String, bool)), Failure> {
        self.sends += 1;
        let nth = self.sends;
        if falls(faults.refuse_every, nth) {
            return Err(Failure::Refused { why: "the practice network refuses this one".into() });
        }
        if falls(faults.lose_request, nth) {
            return Err(Failure::Unclear { why: "the line broke".into() });
        }
        let recent = self.recent.entry(me.handle.clone()).or_default();
        recent.retain(|at| now.since(*at) < MINUTE);
        if faults.limit > 0 && recent.len() >= faults.limit as usize {
            let after = recent.first().map_or(60, |first| (MINUTE - now.since(*first)) / SECOND + 1);
            return Err(Failure::Retry { after: after.unsigned_abs(), why: "too many posts in a minute".into() });
        }
        recent.push(now);
        let mut post = self.compose(me, &out.key, &out.text, out.above(), out.at).map_err(refusal)?;
        let images = out.images.iter().enumerate();
        post.media = images.map(|(n, i)| Media { url: format!("{}#{n}", post.remote), alt: i.alt.clone() }).collect();
        post.reply = Some(out.reply);
        let beside = (post.remote.clone(), falls(faults.lose_answer, nth));
        match self.find(&post.remote) {
            None => Ok((Some(Entry::Post(post)), beside)),
            Some(there) if *there == post => Ok((None, beside)),
            Some(_) => Err(Failure::Refused { why: "another post has this key".into() }),
        }
    }
}

/// A disk that is full keeps nothing, so the sender may come again.
fn refusal(error: io::Error) -> Failure {
    match error.kind() {
        io::ErrorKind::NotFound => Failure::Refused { why: error.to_string() },
        _ => Failure::Retry { after: 10, why: error.to_string() },
    }
}
