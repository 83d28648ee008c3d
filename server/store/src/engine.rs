use crate::bell::{Bell, Feed};
use crate::error::{OpenError, Result};
use crate::tx::Tx;
use crate::{postgres, sqlite};
use model::time::Time;
use sqlx::Postgres;
use std::sync::Arc;

/// Which database it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// One file beside the program.
    Sqlite,
    /// A server that many programs share.
    Postgres,
}

/// The way to the database. A clone is the same store.
#[derive(Clone, Debug)]
pub struct Store(Arc<Rooms>);

#[derive(Debug)]
enum Rooms {
    Sqlite(sqlite::Pools),
    Postgres(postgres::Pools),
}

impl Store {
    /// Opens `sqlite:/path/moksori.db` (made if absent, readable by its owner alone) or `postgres://…`, and brings its
    /// tables up to date.
    pub async fn open(url: &str) -> Result<Store, OpenError> {
        let rooms = if let Some(path) = url.strip_prefix("sqlite:") {
            Rooms::Sqlite(sqlite::open(path.strip_prefix("//").unwrap_or(path)).await?)
        } else if url.starts_with("postgres://") || url.starts_with("postgresql://") {
            Rooms::Postgres(postgres::open(url).await?)
        } else {
            return Err(OpenError::Address);
        };
        Ok(Store(Arc::new(rooms)))
    }

    /// For one question: two would not see the same moment.
    pub async fn glance(&self) -> Result<Tx> {
        Ok(Tx::new(match &*self.0 {
            Rooms::Sqlite(pools) => Line::Sqlite(pools.glance().await?),
            // A transaction all the same: its beginning finds out connections that died while they were idle.
            Rooms::Postgres(pools) => Line::Postgres(pools.read().await?),
        }))
    }

    /// A look at one moment: nothing that others do meanwhile is seen.
    pub async fn read(&self) -> Result<Tx> {
        Ok(Tx::new(match &*self.0 {
            Rooms::Sqlite(pools) => Line::Sqlite(pools.read().await?),
            Rooms::Postgres(pools) => Line::Postgres(pools.read().await?),
        }))
    }

    /// A transaction that may change things. On SQLite there is one at a time, and who asks first is first: keep it
    /// short, do nothing slow while it is open, and never ask for a second one meanwhile, which would wait for ever.
    pub async fn write(&self) -> Result<Tx> {
        Ok(Tx::new(match &*self.0 {
            Rooms::Sqlite(pools) => Line::Sqlite(pools.write().await?),
            Rooms::Postgres(pools) => Line::Postgres(pools.write().await?),
        }))
    }

    /// Waits until everything that a transaction here has seen is true for all, or undone. Writers on SQLite share their
    /// commits, so one of them can see what another has done a moment before that is true: whoever gives up because of
    /// it must not tell it before this.
    pub async fn settle(&self) -> Result<()> {
        match &*self.0 {
            Rooms::Sqlite(pools) => pools.settle().await,
            Rooms::Postgres(_) => Ok(()),
        }
    }

    /// What is committed from now on, by anybody, in the order of the log.
    pub fn feed(&self) -> Feed {
        self.bell().feed()
    }

    /// Counts the changes of who is let in, or as whom: what was read of that before the same count still holds. None
    /// where other processes make such changes too, and it has to be read each time.
    pub fn people(&self) -> Option<u64> {
        match &*self.0 {
            Rooms::Sqlite(pools) => Some(pools.bell.people()),
            Rooms::Postgres(_) => None,
        }
    }

    /// Which database it is.
    pub fn engine(&self) -> Engine {
        match &*self.0 {
            Rooms::Sqlite(_) => Engine::Sqlite,
            Rooms::Postgres(_) => Engine::Postgres,
        }
    }

    /// Whether reading and writing work right now. It really writes: a full disk lets an unfinished write pass.
    pub async fn healthy(&self) -> Result<()> {
        self.glance().await?.latest_seq().await?;
        let mut tx = self.write().await?;
        tx.beat(Time::now()).await?;
        tx.commit().await
    }

    /// Waits for open transactions to end, then lets go of the database. Every later use answers [`Error::Gone`].
    pub async fn close(&self) {
        match &*self.0 {
            Rooms::Sqlite(pools) => pools.close().await,
            Rooms::Postgres(pools) => pools.close().await,
        }
    }

    fn bell(&self) -> &Bell {
        match &*self.0 {
            Rooms::Sqlite(pools) => &pools.bell,
            Rooms::Postgres(pools) => &pools.bell,
        }
    }
}

/// A transaction of either engine.
pub(crate) enum Line {
    Sqlite(sqlite::Line),
    Postgres(sqlx::Transaction<'static, Postgres>),
}
