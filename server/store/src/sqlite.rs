//! SQLite: a few readers, one writer, and a lock that keeps a second process out.

use crate::bell::Bell;
use crate::engine::Line;
use crate::error::{Error, OpenError, Result};
use crate::tx::Tx;
use sqlx::migrate::Migrator;
use sqlx::pool::PoolOptions;
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqliteSynchronous};
use sqlx::{Connection, Pool, Sqlite};
use std::fs::{File, OpenOptions, TryLockError};
use std::os::unix::fs::OpenOptionsExt;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::Mutex;

static STEPS: Migrator = sqlx::migrate!("migrations/sqlite");

/// Readers at once. More would only wait for the same processor.
const READERS: u32 = 4;

#[derive(Debug)]
pub(crate) struct Pools {
    readers: Pool<Sqlite>,
    writer: Pool<Sqlite>,
    /// Held from BEGIN until the events of a commit are told, so that they are told in the order of the log. Fair.
    turn: Arc<Mutex<()>>,
    pub bell: Bell,
    lock: File,
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
    let writer = pool(1).connect_with(options.clone().pragma("cache_size", "-16000")).await?;
    let known = STEPS.iter().map(|step| step.version).max().unwrap_or(0);
    STEPS.run(&writer).await.map_err(|error| OpenError::migrating(error, known))?;
    let readers = pool(READERS).connect_lazy_with(options.pragma("query_only", "ON"));
    Ok(Pools { readers, writer, turn: Arc::default(), bell: Bell::default(), lock })
}

impl Pools {
    pub async fn read(&self) -> Result<Tx> {
        Ok(Tx::new(Line::Sqlite(begin(&self.readers, "BEGIN").await?), None))
    }

    pub async fn write(&self) -> Result<Tx> {
        let turn = self.turn.clone().lock_owned().await;
        let line = begin(&self.writer, "BEGIN IMMEDIATE").await?;
        Ok(Tx::new(Line::Sqlite(line), Some((self.bell.clone(), turn))))
    }

    pub async fn close(&self) {
        let _turn = self.turn.lock().await;
        self.readers.close().await;
        self.writer.close().await;
        // Explicitly, because other clones of the store may live on.
        self.lock.unlock().ok();
    }
}

/// Begins on a connection of the pool; one that is stuck is replaced. A full disk can make SQLite end a transaction by
/// itself, after which sqlx believes for ever that it is inside one.
async fn begin(pool: &Pool<Sqlite>, how: &'static str) -> Result<sqlx::Transaction<'static, Sqlite>> {
    match pool.begin_with(how).await {
        Ok(line) => return Ok(line),
        Err(error) => {
            let error = Error::from(error);
            if pool.is_closed() || matches!(error, Error::Conflict | Error::NoRoom) {
                return Err(error);
            }
            tracing::warn!(%error, "a database connection is replaced");
        }
    }
    pool.acquire().await?.detach().close_hard().await?;
    Ok(pool.begin_with(how).await?)
}
