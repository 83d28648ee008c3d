//! PostgreSQL: one pool, and an ear for what other processes commit.

use crate::bell::{self, Bell};
use crate::error::{Error, OpenError, Result};
use sqlx::migrate::Migrator;
use sqlx::pool::PoolOptions;
use sqlx::postgres::PgConnectOptions;
use sqlx::{Pool, Postgres, Transaction};
use std::time::Duration;
use tokio::task::AbortHandle;

static STEPS: Migrator = sqlx::migrate!("migrations/postgres");

/// Connections of one process; one more listens.
const CONNECTIONS: u32 = 16;

#[derive(Debug)]
pub(crate) struct Pools {
    pool: Pool<Postgres>,
    pub bell: Bell,
    ear: AbortHandle,
}

pub(crate) async fn open(url: &str) -> Result<Pools, OpenError> {
    let options: PgConnectOptions = url.parse().map_err(|error: sqlx::Error| match error {
        sqlx::Error::Configuration(why) => OpenError::Unreachable(why.to_string()),
        other => OpenError::from(other),
    })?;
    // A process that stands still must not hold everybody's rows for ever.
    let options = options
        .application_name("moksori")
        .options([("lock_timeout", "10s"), ("idle_in_transaction_session_timeout", "30s")]);
    let pool = PoolOptions::new()
        .max_connections(CONNECTIONS + 1)
        .acquire_timeout(Duration::from_secs(10))
        .test_before_acquire(false)
        .connect_with(options)
        .await
        .map_err(|error| OpenError::Unreachable(error.to_string()))?;
    let known = STEPS.iter().map(|step| step.version).max().unwrap_or(0);
    STEPS.run(&pool).await.map_err(|error| OpenError::migrating(error, known))?;
    let bell = Bell::default();
    let ear = bell::listen(pool.clone(), bell.clone()).await;
    let ear = ear.map_err(|error| OpenError::Unreachable(error.to_string()))?;
    Ok(Pools { pool, bell, ear })
}

impl Pools {
    pub async fn read(&self) -> Result<Transaction<'static, Postgres>> {
        self.begin("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY").await
    }

    pub async fn write(&self) -> Result<Transaction<'static, Postgres>> {
        self.begin("BEGIN").await
    }

    /// Connections that died while they were idle are found out here, and each of them costs one more try.
    async fn begin(&self, how: &'static str) -> Result<Transaction<'static, Postgres>> {
        for _ in 0..CONNECTIONS {
            match self.pool.begin_with(how).await {
                Ok(line) => return Ok(line),
                Err(sqlx::Error::PoolTimedOut | sqlx::Error::PoolClosed) => return Err(Error::Gone),
                Err(error) => match Error::from(error) {
                    Error::Gone => continue,
                    other => return Err(other),
                },
            }
        }
        Err(Error::Gone)
    }

    pub async fn close(&self) {
        self.ear.abort();
        self.pool.close().await;
    }
}

impl Drop for Pools {
    fn drop(&mut self) {
        self.ear.abort();
    }
}
