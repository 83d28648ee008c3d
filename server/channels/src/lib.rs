//! Every network behind one trait. No network's JSON goes further than its file.
//!
//! To add a network: a file with a struct that implements [`Channel`], a variant in [`model::account::Network`] with its
//! limits, and a line in [`Registry::open`].
//!
//! The one rule that everything rests on: [`Channel::send`] may answer [`Failure::Unclear`] at any time, and then
//! [`Channel::find`] says what happened. A channel never repeats a write on its own.

pub mod bluesky;
mod key;
mod limit;
pub mod practice;

use async_trait::async_trait;
use bytes::Bytes;
use model::account::{Account, Network};
use model::customer::Customer;
use model::id::ReplyId;
use model::message::Media;
use model::time::Time;
use serde::{Deserialize, Serialize};

/// Where the next fetch goes on. Only the channel that made it can read it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Cursor(pub String);

/// What came in since the last fetch.
#[derive(Clone, Debug, Default)]
pub struct Batch {
    /// Oldest first. May hold posts that were seen before: the store takes each only once.
    pub inbound: Vec<Inbound>,
    /// To save in the same transaction as the posts; `None` where it did not move.
    pub cursor: Option<Cursor>,
    /// There is more to fetch at once.
    pub more: bool,
}

/// A post from the network, in our words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Inbound {
    /// The network's own id (an at:// URI).
    pub remote: String,
    /// The post at the top of its conversation; its own `remote` if it is the top.
    pub root: String,
    /// The post it answers or quotes.
    pub parent: Option<String>,
    /// Who wrote it.
    pub author: Author,
    /// It is the brand's own, written in the network's app or by another tool.
    pub own: bool,
    /// The words.
    pub text: String,
    /// What comes beside them.
    pub media: Vec<Media>,
    /// Where a browser finds it; empty if nowhere.
    pub url: String,
    /// When it was written, by the network's clock.
    pub at: Time,
}

/// Who wrote a post.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Author {
    /// The lasting name (a DID).
    pub remote: String,
    /// The name they are mentioned by, without `@`.
    pub handle: String,
    /// The name they chose; may be empty.
    pub name: String,
}

/// What goes out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outbound {
    /// Which reply it is.
    pub reply: ReplyId,
    /// Chosen by [`Channel::key`] before the reply was queued: makes a repeat harmless where the network can.
    pub key: String,
    /// The post it answers; [`TOP`] if it answers none.
    pub parent: String,
    /// The post at the top of that conversation; [`TOP`] if it begins one.
    pub root: String,
    /// The words, signature included.
    pub text: String,
    /// At most the network's number of images.
    pub images: Vec<Image>,
    /// When the reply was queued: the post carries this time, however often it is tried.
    pub at: Time,
}

/// Stands for the post above one that has none.
pub const TOP: &str = "top";

impl Outbound {
    /// The post it answers, if it answers one.
    pub fn above(&self) -> Option<&str> {
        Some(self.parent.as_str()).filter(|parent| *parent != TOP)
    }
}

/// An image that goes out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Image {
    /// `image/png`, `image/jpeg`, `image/webp` or `image/gif`.
    pub kind: String,
    /// The file.
    pub bytes: Bytes,
    /// What it shows.
    pub alt: String,
}

/// It is out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sent {
    /// The network's id.
    pub remote: String,
    /// Where a browser finds it; empty if nowhere.
    pub url: String,
}

/// What a look at the network proved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fate {
    /// It is out.
    Sent(Sent),
    /// It is not, and the attempt that we asked about cannot land any more.
    Absent,
    /// The network cannot tell; a person must.
    Unknown,
}

/// Why a network did not do what we asked.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Failure {
    /// Nothing happened; try again after that many seconds.
    #[error("try again in {after} s: {why}")]
    Retry {
        /// Seconds, by the network's own hint where it gives one.
        after: u64,
        /// The network's words.
        why: String,
    },
    /// Nothing happened and nothing will: the network will not take this.
    #[error("refused: {why}")]
    Refused {
        /// The network's words.
        why: String,
    },
    /// It may have happened: ask [`Channel::find`].
    #[error("unclear: {why}")]
    Unclear {
        /// What we saw.
        why: String,
    },
    /// The network no longer takes our key. Nothing happened.
    #[error("signed out: {why}")]
    SignedOut {
        /// The network's words.
        why: String,
    },
}

/// A network, seen from one connected account.
#[async_trait]
pub trait Channel: Send + Sync {
    /// What came in after the cursor: mentions, replies and quotes. Polling, or a stream's next batch.
    async fn fetch(&self, after: Option<Cursor>) -> Result<Batch, Failure>;

    /// Returns as soon as there may be something after the cursor, so that [`Channel::fetch`] need not wait for its next
    /// turn; never on a network that can only be polled. Losing the future loses nothing.
    async fn news(&self, _after: Option<&Cursor>) {
        std::future::pending().await
    }

    /// Everything that was said under one post: for the threads that are open, because a notification can be missing
    /// for ever. `root` is a conversation's top post.
    async fn look(&self, root: &str) -> Result<Vec<Inbound>, Failure>;

    /// A fresh key for a reply, chosen before anything is sent.
    fn key(&self) -> String;

    /// Publishes. Never retries by itself.
    async fn send(&self, post: &Outbound) -> Result<Sent, Failure>;

    /// After an unclear send: did it go out?
    async fn find(&self, post: &Outbound) -> Result<Fate, Failure>;

    /// Makes the network keep somebody away from this account, or lets them come again. Doing it twice is doing it once.
    async fn block(&self, customer: &Customer, blocked: bool) -> Result<(), Failure>;
}

/// What an account must keep secret between two starts. Encrypted at rest by `desk`; nobody prints it.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Secret(pub String);

impl std::fmt::Debug for Secret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Secret(…)")
    }
}

/// Keeps a changed secret (a refreshed session) until it is needed again.
#[async_trait]
pub trait Vault: Send + Sync {
    /// Stores it, or says that it could not.
    async fn keep(&self, secret: Secret) -> Result<(), Failure>;
}

/// The account that a network says we are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Identity {
    /// The lasting name (a DID).
    pub remote: String,
    /// Without `@`.
    pub handle: String,
    /// May be empty.
    pub name: String,
}

/// Opens the channel of a connected account.
pub struct Registry {
    http: bluesky::Http,
    practice: std::sync::Arc<practice::World>,
}

impl Registry {
    /// One HTTP client and one practice world for all accounts. `reach` says whether servers on this machine and in
    /// private networks are allowed.
    pub fn new(practice: std::sync::Arc<practice::World>, reach: bluesky::Reach) -> Self {
        Self { http: bluesky::client(reach), practice }
    }

    /// The practice network, to steer it.
    pub fn practice(&self) -> &std::sync::Arc<practice::World> {
        &self.practice
    }

    /// The HTTP client that every network shares.
    pub fn http(&self) -> &bluesky::Http {
        &self.http
    }

    /// A channel for this account. `secret` is what [`bluesky::sign_in`] or an earlier [`Vault::keep`] gave.
    pub fn open(
        &self,
        account: &Account,
        secret: Option<Secret>,
        vault: std::sync::Arc<dyn Vault>,
    ) -> Result<std::sync::Arc<dyn Channel>, Failure> {
        Ok(match account.network {
            Network::Practice => practice::Practice::open(self.practice.clone(), account),
            Network::Bluesky => {
                let why = || Failure::SignedOut { why: "no app password is stored".into() };
                bluesky::Bluesky::open(self.http.clone(), account, secret.ok_or_else(why)?, vault)?
            }
        })
    }
}
