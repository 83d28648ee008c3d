use super::http::Http;
use super::notice::{self, Memory};
use super::record::{POSTS, compose, get, same};
use super::session::{Fault, Intent, Session};
use super::tree;
use super::view::address;
use super::xrpc::Call;
use crate::{Batch, Channel, Cursor, Failure, Fate, Inbound, Outbound, Secret, Sent, Vault, key, limit};
use async_trait::async_trait;
use model::account::{Account, Network};
use model::customer::Customer;
use model::time::Time;
use serde_json::{Value, json};
use std::sync::Arc;

/// The collection that blocks live in.
const BLOCKS: &str = "app.bsky.graph.block";

/// One account on an AT Protocol server.
pub struct Bluesky {
    session: Session,
    memory: Memory,
    did: String,
    handle: String,
}

impl Bluesky {
    /// Opens a connected account. Nothing is asked of the server yet.
    pub fn open(
        http: Http,
        account: &Account,
        secret: Secret,
        vault: Arc<dyn Vault>,
    ) -> Result<Arc<dyn Channel>, Failure> {
        let session = Session::open(http, &account.server, &secret, vault)?;
        let (did, handle) = (account.remote.clone(), account.handle.clone());
        Ok(Arc::new(Self { session, memory: Memory::default(), did, handle }))
    }

    fn sent(&self, key: &str) -> Sent {
        let remote = format!("at://{}/{POSTS}/{key}", self.did);
        Sent { url: address(&self.handle, &remote), remote }
    }

    /// The key is taken: by this very reply, or by something else.
    async fn settle(&self, post: &Outbound) -> Result<Sent, Failure> {
        match get(&self.session, &self.did, &post.key).await {
            Ok(Some(record)) if same(&record, post) => Ok(self.sent(&post.key)),
            Ok(Some(_)) => Err(Failure::Refused { why: "another post has this key".into() }),
            Ok(None) => Err(Failure::Unclear { why: "the key is taken, but there is no post".into() }),
            Err(failure) => Err(Failure::Unclear { why: failure.to_string() }),
        }
    }
}

#[async_trait]
impl Channel for Bluesky {
    async fn fetch(&self, after: Option<Cursor>) -> Result<Batch, Failure> {
        notice::fetch(&self.session, &self.did, &self.memory, after, Time::now()).await
    }

    async fn look(&self, root: &str) -> Result<Vec<Inbound>, Failure> {
        tree::look(&self.session, &self.did, root).await
    }

    fn key(&self) -> String {
        key::fresh()
    }

    async fn send(&self, post: &Outbound) -> Result<Sent, Failure> {
        limit::check(post, Network::Bluesky)?;
        let record = compose(&self.session, post).await?;
        // `swapRecord: null` creates the record only if the key is free.
        let input = json!({
            "repo": self.did,
            "collection": POSTS,
            "rkey": post.key,
            "record": record,
            "swapRecord": Value::Null,
        });
        match self.session.call::<Value>(Intent::Write, &Call::procedure("com.atproto.repo.putRecord", input)).await {
            Ok(_) => Ok(self.sent(&post.key)),
            Err(Fault::Said { name, .. }) if name == "InvalidSwap" => self.settle(post).await,
            Err(fault) => Err(fault.into()),
        }
    }

    /// Exact. Should the lost attempt land after all, it takes the very key that the next one would.
    async fn find(&self, post: &Outbound) -> Result<Fate, Failure> {
        Ok(match get(&self.session, &self.did, &post.key).await? {
            Some(_) => Fate::Sent(self.sent(&post.key)),
            None => Fate::Absent,
        })
    }

    async fn block(&self, customer: &Customer, blocked: bool) -> Result<(), Failure> {
        let mut input = json!({ "repo": self.did, "collection": BLOCKS, "rkey": key::of(customer.id) });
        let method = if blocked {
            let at = Time::now().rfc3339();
            input["record"] = json!({ "$type": BLOCKS, "subject": customer.remote, "createdAt": at });
            "com.atproto.repo.putRecord"
        } else {
            "com.atproto.repo.deleteRecord"
        };
        self.session.call::<Value>(Intent::Prepare, &Call::procedure(method, input)).await?;
        Ok(())
    }
}
