use crate::bell::Told;
use crate::engine::{Engine, Line};
use crate::error::{Error, Result};
use crate::events::Entry;
use model::event::{Change, Event};
use model::id::OperatorId;
use model::thread::Card;
use model::time::Time;
use std::sync::Arc;

/// Runs one expression on whichever engine the transaction is of: `on!(self, c => query(SQL).execute(c).await?)`.
macro_rules! on {
    ($tx:expr, $c:ident => $body:expr) => {
        match &mut $tx.line {
            crate::engine::Line::Sqlite(line) => {
                let $c = &mut **line;
                $body
            }
            crate::engine::Line::Postgres(line) => {
                let $c = &mut **line;
                $body
            }
        }
    };
}

/// One transaction: all of it happens, or nothing. Dropping it undoes it.
pub struct Tx {
    pub(crate) line: Line,
    log: Vec<Entry>,
}

impl Tx {
    pub(crate) fn new(line: Line) -> Self {
        Tx { line, log: Vec::new() }
    }

    pub(crate) fn engine(&self) -> Engine {
        match self.line {
            Line::Sqlite(_) => Engine::Sqlite,
            Line::Postgres(_) => Engine::Postgres,
        }
    }

    /// Says what is being done, by whom (nobody: the world outside, or background work), with the thread as it then
    /// stands. It becomes part of the log, in this order, when the transaction commits.
    pub fn record(&mut self, by: Option<OperatorId>, change: Change, card: Option<Card>) {
        self.log.push(Entry { by, change, card });
    }

    /// Makes it all true, and lets every feed know.
    pub async fn commit(self) -> Result<()> {
        // On its own, because a caller who goes away in the middle must not leave events in the log that no feed heard.
        let done = tokio::spawn(self.finish()).await;
        done.unwrap_or(Err(Error::Broken(sqlx::Error::WorkerCrashed)))
    }

    async fn finish(mut self) -> Result<()> {
        let at = Time::now();
        let log = std::mem::take(&mut self.log);
        let places = self.append(at, &log).await?;
        let told = places.into_iter().zip(log).map(|(seq, Entry { by, change, card })| {
            let event = Event { seq, at, by, change, card };
            Ok(Arc::new(Told::new(event)?))
        });
        let told = told.collect::<Result<Vec<_>>>()?;
        match self.line {
            // The one writer itself tells what it did; PostgreSQL's listeners read it from the log.
            Line::Sqlite(line) => line.commit(told).await,
            Line::Postgres(line) => line.commit().await.map_err(Error::from),
        }
    }
}
