//! The use cases of the workspace, its live feed and its background work.
//!
//! [`Desk`] is the one shared thing: store, networks, feed. [`Seat`] is the desk with the operator who asks: every use
//! case is a method on it, so that nobody can skip the question who asks and whether they may. A use case reads as a
//! sentence: may I, load, change by the rule in `model`, save, record.
//!
//! To add a use case: a rule beside its noun in `model`, a method on `Seat` in the file of that noun here, a `door!` in
//! `app::api`, and its row in the rights test.

/// Does something again while two changes meet, at most five times. (A macro, because a function cannot yet say that the
/// future of an async closure may move between threads.)
macro_rules! again {
    ($act:expr) => {{
        let mut tries = 1;
        loop {
            match $act.await {
                Err(crate::Error::Met) if tries < 5 => {
                    tries += 1;
                    tokio::task::yield_now().await;
                }
                done => break done,
            }
        }
    }};
}

/// Does what an operator says, once for each mutation: where it cannot be done, it may be that it was done before, and
/// then they hear what they heard then. Asked only then, because it hardly ever was.
macro_rules! once {
    ($seat:expr, $mutation:expr, $act:expr) => {
        match again!($act) {
            Err(error @ (crate::Error::Refused(_) | crate::Error::Met)) => {
                $seat.answered($mutation).await?.map_or(Err(error), Ok)
            }
            done => done,
        }
    };
}

mod accounts;
mod answers;
mod brand;
pub mod crash;
mod customers;
mod demo;
mod drafts;
mod inbox;
mod keys;
pub mod live;
mod merges;
mod notices;
mod password;
mod posts;
mod practice;
mod queues;
mod replies;
mod seat;
mod secret;
mod session;
mod setup;
mod team;
mod threads;
mod tokens;
mod views;
mod work;

pub use demo::Newcomer;
pub use replies::Sending;
pub use seat::Seat;
pub use session::{Client, SignedIn};
pub use setup::FirstLead;
pub use team::Guest;

use channels::Registry;
use channels::bluesky::Reach;
use channels::practice::World;
use model::id::{AccountId, OperatorId, SessionId, TokenId};
use model::refusal::Refusal;
use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};
use store::Store;
use tokio::sync::{Notify, broadcast, watch};
use tokio::task::JoinSet;

/// What the desk must be told.
pub struct Options {
    /// Encrypts the networks' secrets at rest.
    pub key: [u8; 32],
    /// Where the practice network keeps its posts; in memory if none.
    pub practice: Option<PathBuf>,
    /// What the practice crowd's chance grows from.
    pub seed: u64,
    /// Servers on private addresses may be connected.
    pub allow_private: bool,
}

/// Why a use case did not happen.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// An answer: the product says no.
    #[error("{0:?}")]
    Refused(Refusal),
    /// Two changes met in the store and this one was undone: saying it again is safe and mostly works.
    #[error("two changes met")]
    Met,
    /// A breakage: logged once, told as an id.
    #[error("{0}")]
    Broken(String),
}

/// What a use case gives.
pub type Result<T> = std::result::Result<T, Error>;

impl From<Refusal> for Error {
    fn from(refusal: Refusal) -> Self {
        Error::Refused(refusal)
    }
}

impl From<store::Error> for Error {
    fn from(error: store::Error) -> Self {
        match error {
            store::Error::NoRoom => Error::Refused(Refusal::NoRoom),
            store::Error::Conflict => Error::Met,
            other => Error::Broken(other.to_string()),
        }
    }
}

/// Everything that the use cases and the background work share.
pub struct Desk {
    store: Store,
    registry: Registry,
    vault: secret::Vault,
    keys: keys::Keys,
    limits: session::Limits,
    presence: live::Presences,
    /// One channel an account, shared by what fetches and what sends.
    open: Mutex<HashMap<AccountId, Arc<dyn channels::Channel>>>,
    asides: broadcast::Sender<live::Aside>,
    setup: Mutex<Option<String>>,
    crowd: Mutex<model::practice::Practice>,
    /// Rung when a reply is queued.
    outbox: Notify,
    /// Rung when accounts changed.
    roster: Notify,
    gates: Mutex<HashMap<AccountId, Arc<work::Gate>>>,
    echoes: work::Echoes,
    fetched: Mutex<HashMap<AccountId, std::result::Result<(), String>>>,
    stopping: watch::Sender<bool>,
    tasks: tokio::sync::Mutex<JoinSet<()>>,
}

/// Whose lines must end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Ended {
    Session(SessionId),
    Token(TokenId),
    Operator(OperatorId),
}

/// Whether the parts work.
pub struct Health {
    /// All of them.
    pub ready: bool,
    /// Each by name, with what is wrong.
    pub parts: Vec<(String, std::result::Result<(), String>)>,
}

impl Desk {
    /// Opens the desk; nothing moves before [`Desk::start`].
    pub async fn open(store: Store, options: Options) -> Result<Arc<Self>> {
        let world = World::open(options.practice, options.seed)
            .map_err(|e| Error::Broken(format!("the practice network's journal cannot be opened: {e}")))?;
        let asides = broadcast::channel(256).0;
        let desk = Arc::new(Self {
            store,
            registry: Registry::new(world, if options.allow_private { Reach::Private } else { Reach::Public }),
            vault: secret::Vault::new(options.key),
            keys: keys::Keys::default(),
            limits: session::Limits::default(),
            presence: live::Presences::new(asides.clone()),
            open: Mutex::default(),
            asides,
            setup: Mutex::new(None),
            crowd: Mutex::default(),
            outbox: Notify::new(),
            roster: Notify::new(),
            gates: Mutex::default(),
            echoes: work::Echoes::default(),
            fetched: Mutex::default(),
            stopping: watch::channel(false).0,
            tasks: tokio::sync::Mutex::default(),
        });
        Ok(desk)
    }

    /// Starts the background work: what comes in, what goes out, what wakes up, and the practice crowd.
    pub async fn start(self: &Arc<Self>) {
        let mut tasks = self.tasks.lock().await;
        tasks.spawn(work::ingest::run(self.clone()));
        tasks.spawn(work::deliver::run(self.clone()));
        tasks.spawn(work::wake::run(self.clone()));
        tasks.spawn(practice::crowd(self.clone()));
    }

    /// Stops taking in and sending out, lets what is on its way finish, and tells every line to come back later.
    pub async fn stop(&self) {
        self.stopping.send_replace(true);
        self.tell(live::Aside::Stopping);
        let mut tasks = self.tasks.lock().await;
        let wait = async { while tasks.join_next().await.is_some() {} };
        if tokio::time::timeout(std::time::Duration::from_secs(8), wait).await.is_err() {
            // What is still on its way stays `dispatching` and is looked up at the next start.
            tasks.shutdown().await;
        }
    }

    /// Whether the store answers and each account can be fetched.
    pub async fn health(&self) -> Health {
        let store = self.store.healthy().await.map_err(|e| e.to_string());
        let mut parts = vec![("store".to_owned(), store)];
        let fetched = lock(&self.fetched);
        parts.extend(fetched.iter().map(|(id, result)| (format!("account {id}"), result.clone())));
        // An unreachable network is worth saying and no reason to take the workspace away from its operators.
        Health { ready: parts[0].1.is_ok(), parts }
    }

    fn tell(&self, aside: live::Aside) {
        // Nobody listens when no line is open.
        self.asides.send(aside).ok();
    }

    fn stopped(&self) -> watch::Receiver<bool> {
        self.stopping.subscribe()
    }
}

/// A lock whose data is valid at every moment: a panic elsewhere does not spoil it.
fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
