//! Who is woken when something was committed.

use crate::engine::Line;
use crate::error::{Error, Result, unreadable};
use crate::events;
use crate::record::Written;
use crate::tx::Tx;
use bytes::Bytes;
use model::event::Event;
use model::id::OperatorId;
use model::time::Time;
use serde::Serialize;
use serde_json::value::RawValue;
use sqlx::postgres::PgListener;
use sqlx::{Pool, Postgres, query};
use std::convert::Infallible;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;
use tokio::sync::broadcast::{self, error::RecvError};
use tokio::task::AbortHandle;
use tokio::time::{sleep, timeout};

/// The one channel on which PostgreSQL wakes its listeners.
pub(crate) const CHANNEL: &str = "moksori_event";

/// Events that a feed may be behind before it is told [`Heard::Lagged`].
const BEHIND: usize = 1024;

/// Events that the ear reads at once.
const GULP: i64 = 500;

/// A line can die without a word: after such a silence it is asked.
const DOUBT: Duration = Duration::from_secs(15);

/// Before listening is tried again; grows a hundredfold while that fails.
const PAUSE: Duration = Duration::from_millis(50);

/// How long a line may take to show that it is alive.
const PATIENCE: Duration = Duration::from_secs(5);

/// An event, ready to be sent to any number of clients.
#[derive(Clone, Debug)]
pub struct Told {
    /// What happened.
    pub event: Event,
    /// The text of its [`model::live::Frame::Event`] as JSON: UTF-8, encoded once for everybody.
    pub frame: Bytes,
}

/// [`model::live::Frame::Event`] without owning the event.
#[derive(Serialize)]
#[serde(rename_all = "snake_case")]
enum Spoken<E> {
    Event(E),
}

/// An event as it is stored: what happened is JSON already, and goes into its frame unread.
#[derive(Serialize)]
pub(crate) struct Stored<'a> {
    pub seq: i64,
    pub at: Time,
    pub by: Option<OperatorId>,
    pub change: &'a RawValue,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub card: Option<&'a RawValue>,
}

/// The frame of an event, or of what has its fields.
pub(crate) fn frame(event: impl Serialize) -> Result<Bytes> {
    Ok(serde_json::to_vec(&Spoken::Event(event)).map_err(unreadable)?.into())
}

impl Told {
    pub(crate) fn new(event: Event) -> Result<Self> {
        Ok(Told { frame: frame(&event)?, event })
    }

    /// The same, from what was written of it.
    pub(crate) fn written(event: Event, written: &Written) -> Result<Self> {
        let Event { seq, at, by, .. } = event;
        let frame = frame(Stored { seq, at, by, change: &written.change, card: written.card.as_deref() })?;
        Ok(Told { frame, event })
    }
}

/// What a feed hears.
#[derive(Clone, Debug)]
pub enum Heard {
    /// The next event.
    Event(Arc<Told>),
    /// It was too slow, and some were left out: read them with [`Tx::frames_after`], then go on.
    Lagged,
}

/// What is committed from a moment on. On PostgreSQL an event that was committed shortly before that moment may come
/// too: skip what is not after the last one you know.
#[derive(Debug)]
pub struct Feed(broadcast::Receiver<Arc<Told>>);

impl Feed {
    /// The next thing that happens. Waits for ever once the store is gone.
    pub async fn next(&mut self) -> Heard {
        match self.0.recv().await {
            Ok(told) => Heard::Event(told),
            Err(RecvError::Lagged(_)) => Heard::Lagged,
            Err(RecvError::Closed) => std::future::pending().await,
        }
    }
}

#[derive(Clone, Debug)]
pub(crate) struct Bell {
    feeds: broadcast::Sender<Arc<Told>>,
    people: Arc<AtomicU64>,
}

impl Default for Bell {
    fn default() -> Self {
        Bell { feeds: broadcast::channel(BEHIND).0, people: Arc::default() }
    }
}

impl Bell {
    pub fn feed(&self) -> Feed {
        Feed(self.feeds.subscribe())
    }

    /// See [`crate::Store::people`].
    pub fn people(&self) -> u64 {
        self.people.load(Ordering::Acquire)
    }

    pub fn count_people(&self) {
        self.people.fetch_add(1, Ordering::AcqRel);
    }

    /// Whether anybody listens.
    pub fn followed(&self) -> bool {
        self.feeds.receiver_count() > 0
    }

    pub fn ring(&self, told: Arc<Told>) {
        // Nobody listening is no error.
        self.feeds.send(told).ok();
    }
}

/// Starts to listen: everything committed after this returns will be told.
pub(crate) async fn listen(pool: Pool<Postgres>, bell: Bell) -> Result<AbortHandle> {
    let ear = ear(&pool).await?;
    let last = Tx::new(Line::Postgres(pool.begin().await?)).latest_seq().await?;
    Ok(tokio::spawn(follow(pool, bell, ear, last)).abort_handle())
}

async fn follow(pool: Pool<Postgres>, bell: Bell, mut ear: PgListener, mut last: i64) {
    let mut pause = PAUSE;
    loop {
        let heard = last;
        let Err(error) = hear(&pool, &bell, &mut ear, &mut last).await;
        if last > heard {
            pause = PAUSE;
        }
        tracing::warn!(%error, ?pause, "the line to the database is lost; listening again after a pause");
        loop {
            sleep(pause).await;
            pause = (pause * 2).min(100 * PAUSE);
            if let Ok(fresh) = self::ear(&pool).await {
                ear = fresh;
                break;
            }
        }
    }
}

/// Tells what is new whenever somebody calls, until the line is lost. First of all it tells what was missed.
async fn hear(pool: &Pool<Postgres>, bell: &Bell, ear: &mut PgListener, last: &mut i64) -> Result<Infallible> {
    loop {
        loop {
            let events = events::after(pool, *last, GULP).await?;
            let full = events.len() as i64 == GULP;
            for event in events {
                *last = event.seq;
                bell.ring(Arc::new(Told::new(event)?));
            }
            if !full {
                break;
            }
        }
        loop {
            match timeout(DOUBT, ear.try_recv()).await {
                // Calls that came while the log was read are answered already.
                Ok(Ok(Some(call))) if call.payload().parse().is_ok_and(|seq: i64| seq <= *last) => {}
                Ok(Ok(Some(_))) => break,
                Ok(Ok(None)) => return Err(Error::Gone),
                Ok(Err(error)) => return Err(error.into()),
                Err(_) => {
                    // Ask the line itself: it may be dead without knowing.
                    let alive = timeout(PATIENCE, query("SELECT 1").execute(&mut *ear)).await;
                    alive.map_err(|_| Error::Gone)??;
                }
            }
        }
    }
}

async fn ear(pool: &Pool<Postgres>) -> Result<PgListener> {
    let mut ear = PgListener::connect_with(pool).await?;
    ear.eager_reconnect(false);
    ear.listen(CHANNEL).await?;
    Ok(ear)
}
