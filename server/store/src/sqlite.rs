//! SQLite: a few readers, one writer, and a lock that keeps a second process out.

mod cards;
mod step;
mod turn;

use crate::bell::Bell;
use crate::error::{Error, OpenError, Result};
use crate::record::Record;
use sqlx::migrate::Migrator;
use sqlx::pool::{PoolConnection, PoolOptions};
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqliteSynchronous};
use sqlx::{ConnectOptions, Pool, Sqlite, SqliteConnection, Transaction, query_scalar};
use std::fs::{File, OpenOptions, TryLockError};
use std::os::unix::fs::OpenOptionsExt;
use std::time::Duration;
use step::Step;
pub(crate) use turn::Turn;
use turn::Writer;

static STEPS: Migrator = sqlx::migrate!("migrations/sqlite");

/// Most readers at once; no more than there are processors, because each holds a thread and a cache, and would only wait.
const READERS: usize = 4;

#[derive(Debug)]
pub(crate) struct Pools {
    readers: Pool<Sqlite>,
    writer: Writer,
    pub bell: Bell,
    lock: File,
}

/// A connection, and what may be done on it.
pub(crate) enum Line {
    /// One question.
    Glance(PoolConnection<Sqlite>),
    /// A look at one moment.
    Look(Transaction<'static, Sqlite>),
    /// Changes.
    Turn(Turn),
}

pub(crate) async fn open(path: &str) -> Result<Pools, OpenError> {
    let denied = |error: std::io::Error| match error.kind() {
        std::io::ErrorKind::StorageFull => OpenError::NoRoom,
        _ => OpenError::Denied { path: path.into(), why: error.to_string() },
    };
    let private = |path: &str| OpenOptions::new().create(true).append(true).mode(0o600).open(path);
    // Beside the data and not on it: SQLite's own locks on that file would be lost when this one is closed.
    let lock = private(&format!("{path}.lock")).map_err(denied)?;
    lock.try_lock().map_err(|error| match error {
        TryLockError::WouldBlock => OpenError::InUse { path: path.into() },
        TryLockError::Error(error) => denied(error),
    })?;
    private(path).map_err(denied)?;

    let options = SqliteConnectOptions::new()
        .filename(path)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full)
        .foreign_keys(true)
        .busy_timeout(Duration::from_secs(5))
        .statement_cache_capacity(200)
        // A page of rows without a change of threads in between.
        .row_buffer_size(256)
        .pragma("trusted_schema", "OFF")
        .pragma("temp_store", "MEMORY");
    let pool = |size| {
        PoolOptions::new().max_connections(size).test_before_acquire(false).idle_timeout(None).max_lifetime(None)
    };
    let write = options.clone().pragma("cache_size", "-16000");
    let steps = pool(1).connect_with(write.clone()).await?;
    let known = STEPS.iter().map(|step| step.version).max().unwrap_or(0);
    STEPS.run(&steps).await.map_err(|error| OpenError::migrating(error, known))?;
    steps.close().await;
    let mut writer = write.connect().await?;
    let latest = query_scalar("SELECT coalesce(max(seq), 0) FROM event").fetch_one(&mut writer).await?;
    let processors = std::thread::available_parallelism().map_or(READERS, usize::from);
    let readers = pool(processors.clamp(2, READERS) as u32).connect_lazy_with(options.pragma("query_only", "ON"));
    let bell = Bell::default();
    Ok(Pools { readers, writer: Writer::new(writer, write, latest, bell.clone()), bell, lock })
}

impl Pools {
    pub async fn glance(&self) -> Result<Line> {
        Ok(Line::Glance(self.readers.acquire().await?))
    }

    pub async fn read(&self) -> Result<Line> {
        Ok(Line::Look(self.readers.begin().await?))
    }

    pub async fn write(&self) -> Result<Line> {
        Ok(Line::Turn(self.writer.turn().await?))
    }

    pub async fn settle(&self) -> Result<()> {
        self.writer.settle().await
    }

    pub async fn close(&self) {
        self.writer.close().await;
        self.readers.close().await;
        // Explicitly, because other clones of the store may live on.
        self.lock.unlock().ok();
    }
}

impl Line {
    /// The connection, ready to be asked.
    pub async fn ready(&mut self) -> Result<&mut SqliteConnection> {
        match self {
            Line::Glance(line) => Ok(line),
            Line::Look(line) => Ok(line),
            Line::Turn(turn) => turn.ready().await,
        }
    }

    /// The turn, if it is one.
    pub fn turn(&mut self) -> Option<&mut Turn> {
        if let Line::Turn(turn) = self { Some(turn) } else { None }
    }

    /// See [`Turn::later`].
    pub fn later(&mut self, sql: &'static str) -> Result<&mut Step> {
        match self {
            Line::Turn(turn) => Ok(turn.later(sql)),
            _ => Err(Error::Broken(sqlx::Error::InvalidArgument("whoever looks cannot write".into()))),
        }
    }

    pub async fn commit(self, record: Record) -> Result<()> {
        match self {
            Line::Glance(_) => Ok(()),
            Line::Look(look) => look.commit().await.map_err(Error::from),
            Line::Turn(turn) => turn.commit(record).await,
        }
    }
}
