use crate::bell;
use crate::error::{Result, unreadable};
use crate::tx::Tx;
use bytes::Bytes;
use model::event::Event;
use model::id::{OperatorId, ThreadId};
use model::time::Time;
use sqlx::{FromRow, Pool, Postgres, query, query_as, query_scalar};

const AFTER: &str = "SELECT seq, at, by, change, card FROM event WHERE seq > $1 ORDER BY seq LIMIT $2";

/// [`Tx::events_after`] for the ear, in one step instead of a transaction's three.
pub(crate) async fn after(pool: &Pool<Postgres>, seq: i64, limit: i64) -> Result<Vec<Event>> {
    let rows: Vec<Row> = query_as(AFTER).bind(seq).bind(limit).fetch_all(pool).await?;
    rows.into_iter().map(Row::event).collect()
}

#[derive(FromRow)]
struct Row {
    seq: i64,
    at: Time,
    by: Option<OperatorId>,
    change: String,
    card: Option<String>,
}

impl Row {
    fn event(self) -> Result<Event> {
        Ok(Event {
            seq: self.seq,
            at: self.at,
            by: self.by,
            change: serde_json::from_str(&self.change).map_err(unreadable)?,
            card: self.card.map(|card| serde_json::from_str(&card)).transpose().map_err(unreadable)?,
        })
    }
}

impl Row {
    fn frame(&self) -> Result<Bytes> {
        let raw = |text| serde_json::from_str(text).map_err(unreadable);
        let (change, card) = (raw(&self.change)?, self.card.as_deref().map(raw).transpose()?);
        bell::frame(bell::Stored { seq: self.seq, at: self.at, by: self.by, change, card })
    }
}

impl Tx {
    /// What happened after `seq`, in order.
    pub async fn events_after(&mut self, seq: i64, limit: i64) -> Result<Vec<Event>> {
        let rows: Vec<Row> = on!(self, c => query_as(AFTER).bind(seq).bind(limit).fetch_all(c).await?);
        rows.into_iter().map(Row::event).collect()
    }

    /// The same for whoever only passes it on: places, and the frames of [`crate::Told`].
    pub async fn frames_after(&mut self, seq: i64, limit: i64) -> Result<Vec<(i64, Bytes)>> {
        let rows: Vec<Row> = on!(self, c => query_as(AFTER).bind(seq).bind(limit).fetch_all(c).await?);
        rows.iter().map(|row| Ok((row.seq, row.frame()?))).collect()
    }

    /// The newest place in the log; 0 while it is empty.
    pub async fn latest_seq(&mut self) -> Result<i64> {
        const SQL: &str = "SELECT coalesce(max(seq), 0) FROM event";
        Ok(on!(self, c => query_scalar(SQL).fetch_one(c).await?))
    }

    /// The oldest place that was not pruned and the newest; both 0 while the log is empty.
    pub async fn log_span(&mut self) -> Result<(i64, i64)> {
        const SQL: &str = "
            SELECT coalesce((SELECT min(seq) FROM event), 0), coalesce((SELECT max(seq) FROM event), 0)";
        Ok(on!(self, c => query_as(SQL).fetch_one(c).await?))
    }

    /// What was done to a thread: the latest `limit` events, oldest first, without the messages of its conversation and
    /// without cards.
    pub async fn events_of(&mut self, thread: ThreadId, limit: i64) -> Result<Vec<Event>> {
        const SQL: &str = "
            SELECT seq, at, by, change, NULL AS card FROM event
            WHERE history = $1 ORDER BY seq DESC LIMIT $2";
        let rows: Vec<Row> = on!(self, c => query_as(SQL).bind(thread).bind(limit).fetch_all(c).await?);
        rows.into_iter().rev().map(Row::event).collect()
    }

    /// Forgets at most `limit` events that are older than `before`, oldest first, and says how many. The newest one
    /// stays, whatever its age, so that no place is given twice.
    pub async fn prune_events(&mut self, before: Time, limit: i64) -> Result<i64> {
        const SQL: &str = "
            DELETE FROM event WHERE seq IN (
              SELECT seq FROM (SELECT seq, at FROM event ORDER BY seq LIMIT $2) AS oldest
              WHERE at < $1 AND seq < (SELECT max(seq) FROM event)
            )";
        Ok(on!(self, c => query(SQL).bind(before).bind(limit).execute(c).await?.rows_affected()) as i64)
    }
}
