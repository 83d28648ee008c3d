//! The rows that Moksori made of the posts, and what it takes to insert them with nothing around it.

use crate::error::Result;
use rusqlite::types::Value;
use rusqlite::{Connection, OpenFlags, Transaction, params_from_iter};
use std::collections::HashSet;
use std::path::Path;
use std::time::Instant;

const CUSTOMER: &str =
    "INSERT INTO customer (id, network, remote, handle, name, since) VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
const MESSAGE: &str =
    "INSERT INTO message (id, thread, account, direction, customer, by, text, media, remote, url, at, reply)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)";
const EVENT: &str = "INSERT INTO event (seq, at, by, history, change, card) VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
const THREAD: &str =
    "INSERT INTO thread (id, version, account, customer, root, state, owner, excerpt, messages, turn, wait, at,
    until, reason, tags, answered, reply, place, tagged)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19)";
const HEARD: &str =
    "UPDATE thread SET version = version + 1, messages = messages + 1, excerpt = ?2, at = ?3 WHERE id = ?1";

/// Where a message and its event stand in one row of the answer.
const READ: &str = "SELECT
      c.id, c.network, c.remote, c.handle, c.name, c.since,
      t.id, t.version, t.account, t.customer, t.root, t.state, t.owner, t.excerpt, t.messages, t.turn, t.wait, t.at,
      t.until, t.reason, t.tags, t.answered, t.reply, t.place, t.tagged,
      m.id, m.thread, m.account, m.direction, m.customer, m.by, m.text, m.media, m.remote, m.url, m.at, m.reply,
      e.seq, e.at, e.by, e.history, e.change, e.card
    FROM event e
    JOIN message m ON m.id = unhex(replace(e.change ->> '$.message_arrived.message.id', '-', ''))
    JOIN thread t ON t.id = m.thread
    JOIN customer c ON c.id = m.customer
    WHERE e.seq > ?1 ORDER BY e.seq";

/// Everything that was written after an event, in order.
pub struct Rows {
    rows: Vec<Vec<Value>>,
}

fn look(file: &Path) -> Result<Connection> {
    Ok(Connection::open_with_flags(file, OpenFlags::SQLITE_OPEN_READ_ONLY)?)
}

/// The log's newest place.
pub fn latest(file: &Path) -> Result<i64> {
    Ok(look(file)?.query_row("SELECT coalesce(max(seq), 0) FROM event", [], |row| row.get(0))?)
}

/// When the first and the last event after a place were committed, in microseconds.
pub fn span(file: &Path, after: i64) -> Result<(i64, i64)> {
    let ends = "SELECT min(at), max(at) FROM event WHERE seq > ?1";
    Ok(look(file)?.query_row(ends, [after], |row| Ok((row.get(0)?, row.get(1)?)))?)
}

impl Rows {
    /// Reads them from Moksori's own file.
    pub fn read(file: &Path, before: i64) -> Result<Self> {
        let connection = look(file)?;
        let mut statement = connection.prepare(READ)?;
        let columns = statement.column_count();
        let row = statement.query_map([before], |row| (0..columns).map(|n| row.get(n)).collect())?;
        Ok(Self { rows: row.collect::<rusqlite::Result<_>>()? })
    }

    /// Inserts them into another file, so many messages a transaction; answers the seconds.
    pub fn insert(&self, file: &Path, chunk: usize) -> Result<f64> {
        let mut connection = Connection::open(file)?;
        connection.execute_batch("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA cache_size = -16000;")?;
        let (mut people, mut threads) = (HashSet::new(), HashSet::new());
        // Who and what was there before is known without asking: that is part of being the limit.
        for row in &self.rows {
            let known = |table: &str, id: &Value| -> rusqlite::Result<bool> {
                connection
                    .query_row(&format!("SELECT EXISTS (SELECT 1 FROM {table} WHERE id = ?1)"), [id], |r| r.get(0))
            };
            if known("customer", &row[0])? {
                people.insert(key(&row[0]));
            }
            if known("thread", &row[6])? {
                threads.insert(key(&row[6]));
            }
        }
        let begun = Instant::now();
        for rows in self.rows.chunks(chunk) {
            let tx = connection.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)?;
            for row in rows {
                put(&tx, row, people.insert(key(&row[0])), threads.insert(key(&row[6])))?;
            }
            tx.commit()?;
        }
        let took = begun.elapsed().as_secs_f64();
        Ok(took)
    }
}

fn key(id: &Value) -> Vec<u8> {
    if let Value::Blob(bytes) = id { bytes.clone() } else { Vec::new() }
}

fn put(tx: &Transaction<'_>, row: &[Value], stranger: bool, begins: bool) -> rusqlite::Result<()> {
    if stranger {
        tx.prepare_cached(CUSTOMER)?.execute(params_from_iter(&row[0..6]))?;
    }
    if begins {
        tx.prepare_cached(THREAD)?.execute(params_from_iter(&row[6..25]))?;
    } else {
        tx.prepare_cached(HEARD)?.execute(params_from_iter([&row[6], &row[13], &row[17]]))?;
    }
    tx.prepare_cached(MESSAGE)?.execute(params_from_iter(&row[25..37]))?;
    tx.prepare_cached(EVENT)?.execute(params_from_iter(&row[37..43]))?;
    Ok(())
}
