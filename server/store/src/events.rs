use crate::bell::CHANNEL;
use crate::engine::Line;
use crate::error::{Result, unreadable};
use crate::tx::Tx;
use model::event::{Change, Event};
use model::id::{OperatorId, ThreadId};
use model::thread::Card;
use model::time::Time;
use sqlx::{AssertSqlSafe, FromRow, Pool, Postgres, query, query_as, query_scalar};

/// What [`Tx::record`] was told.
pub(crate) struct Entry {
    pub by: Option<OperatorId>,
    pub change: Change,
    pub card: Option<Card>,
}

impl Entry {
    /// The thread whose history shows it. What its conversation shows as a message is not shown twice.
    fn history(&self) -> Option<ThreadId> {
        match self.change {
            Change::MessageArrived { .. } | Change::ReplySent { .. } => None,
            _ => self.card.as_ref().map(|card| card.id),
        }
    }

    /// Its change and its card, as JSON.
    fn text(&self) -> serde_json::Result<(String, Option<String>)> {
        let card = self.card.as_ref().map(serde_json::to_string).transpose()?;
        Ok((serde_json::to_string(&self.change)?, card))
    }
}

const AFTER: &str = "SELECT seq, at, by, change, card FROM event WHERE seq > $1 ORDER BY seq LIMIT $2";

/// [`Tx::events_after`] for the ear, in one step instead of a transaction's three.
pub(crate) async fn after(pool: &Pool<Postgres>, seq: i64, limit: i64) -> Result<Vec<Event>> {
    let rows: Vec<Row> = query_as(AFTER).bind(seq).bind(limit).fetch_all(pool).await?;
    rows.into_iter().map(Row::event).collect()
}

/// How many of so many rows go into one statement: each statement costs SQLite a change of threads, and powers of two
/// keep the number of prepared ones small.
fn portion(rows: usize) -> usize {
    1 << rows.min(64).ilog2()
}

/// With `?`, because SQLite finds a numbered parameter only by going through all of them.
fn insert(rows: usize) -> String {
    let values = vec!["(?, ?, ?, ?, ?)"; rows].join(", ");
    format!("INSERT INTO event (at, by, history, change, card) VALUES {values}")
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

impl Tx {
    /// Writes events, all of them with the time `at`. On SQLite it answers their places in the log, in the same order;
    /// on PostgreSQL it wakes the listeners, once it is committed.
    pub(crate) async fn append(&mut self, at: Time, log: &[Entry]) -> Result<Vec<i64>> {
        let texts = log.iter().map(Entry::text).collect::<serde_json::Result<Vec<_>>>().map_err(unreadable)?;
        match &mut self.line {
            Line::Sqlite(line) => {
                let mut rows = log.iter().zip(texts);
                let mut places = Vec::with_capacity(log.len());
                while rows.len() > 0 {
                    let count = portion(rows.len());
                    let mut insert = query(AssertSqlSafe(insert(count)));
                    for (entry, (change, card)) in rows.by_ref().take(count) {
                        insert = insert.bind(at).bind(entry.by).bind(entry.history()).bind(change).bind(card);
                    }
                    // The only writer counts on from the newest event, and that one is never pruned.
                    let last = insert.execute(&mut **line).await?.last_insert_rowid();
                    places.extend(last - count as i64 + 1..=last);
                }
                Ok(places)
            }
            Line::Postgres(_) if log.is_empty() => Ok(Vec::new()),
            Line::Postgres(line) => {
                // An event may become visible only after all before it. Taken at the very end, so that transactions
                // queue for nothing but their commits.
                query("SELECT pg_advisory_xact_lock(6000606)").execute(&mut **line).await?;
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
                let by: Vec<_> = log.iter().map(|entry| entry.by.map(|by| by.0)).collect();
                let history: Vec<_> = log.iter().map(|entry| entry.history().map(|thread| thread.0)).collect();
                let (change, card): (Vec<_>, Vec<_>) = texts.into_iter().unzip();
                let all = query(SQL).bind(at).bind(by).bind(history).bind(change).bind(card).bind(CHANNEL);
                all.execute(&mut **line).await?;
                Ok(Vec::new())
            }
        }
    }

    /// What happened after `seq`, in order.
    pub async fn events_after(&mut self, seq: i64, limit: i64) -> Result<Vec<Event>> {
        let rows: Vec<Row> = on!(self, c => query_as(AFTER).bind(seq).bind(limit).fetch_all(c).await?);
        rows.into_iter().map(Row::event).collect()
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
