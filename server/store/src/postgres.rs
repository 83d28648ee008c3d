//! PostgreSQL: one pool, and an ear for what other processes commit.

use crate::bell::{self, Bell, CHANNEL};
use crate::error::{Error, OpenError, Result};
use crate::record::{Answer, Entry, Record};
use model::time::Time;
use serde_json::value::RawValue;
use sqlx::migrate::Migrator;
use sqlx::pool::PoolOptions;
use sqlx::postgres::PgConnectOptions;
use sqlx::{Pool, Postgres, Transaction, query};
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

/// Writes the record, wakes the listeners, and makes all of it true.
pub(crate) async fn commit(mut line: Transaction<'static, Postgres>, record: Record) -> Result<()> {
    let Record { answer, entries, people: _ } = record;
    if let Some(Answer { mutation, operator, at, text }) = answer {
        const SQL: &str = "INSERT INTO mutation (operator, id, at, answer) VALUES ($1, $2, $3, $4)";
        query(SQL).bind(operator).bind(mutation).bind(at).bind(text).execute(&mut *line).await?;
    }
    if !entries.is_empty() {
        // An event may become visible only after all before it. Taken at the very end, so that transactions queue for
        // nothing but their commits.
        query("SELECT pg_advisory_xact_lock(6000606)").execute(&mut *line).await?;
        const SQL: &str = "
            WITH told AS (
              INSERT INTO event (at, by, history, change, card)
              SELECT $1, by, history, change, card
              FROM unnest($2::uuid[], $3::uuid[], $4::text[], $5::text[])
                WITH ORDINALITY AS entry (by, history, change, card, place)
              ORDER BY place
              RETURNING seq
            )
            SELECT pg_notify($6, max(seq)::text) FROM told";
        let by: Vec<_> = entries.iter().map(|entry| entry.by.map(|by| by.0)).collect();
        let history: Vec<_> = entries.iter().map(|entry| entry.history().map(|thread| thread.0)).collect();
        let written = entries.iter().map(Entry::written).collect::<Result<Vec<_>>>()?;
        let change: Vec<_> = written.iter().map(|written| written.change.get()).collect();
        let card: Vec<_> = written.iter().map(|written| written.card.as_deref().map(RawValue::get)).collect();
        let all = query(SQL).bind(Time::now()).bind(by).bind(history).bind(change).bind(card).bind(CHANNEL);
        all.execute(&mut *line).await?;
    }
    line.commit().await.map_err(Error::from)
}
