//! Every line of SQL, on SQLite and on PostgreSQL.
//!
//! A repository is a transaction: everything, reads too, goes through [`Tx`], which [`Store::read`] and
//! [`Store::write`] open. What [`Tx::record`] was told becomes part of the event log in the same transaction, and after
//! the commit every [`Feed`] hears it, in the order of the log.
//!
//! # To add a query
//!
//! 1. A method on [`Tx`] in the file of its noun, with the SQL as one constant text for both engines:
//!
//!    ```text
//!    pub async fn leads(&mut self) -> Result<i64> {
//!        const SQL: &str = "SELECT count(*) FROM operator WHERE role = 'lead' AND NOT disabled";
//!        Ok(on!(self, c => query_scalar(SQL).fetch_one(c).await?))
//!    }
//!    ```
//!
//!    What answers nothing is written with `later!` instead, its parameters named once each and in order: it costs no
//!    wait of its own.
//!
//! 2. If it needs a column: the next `migrations/sqlite/NNNN_word.sql` and its twin in `migrations/postgres`.
//! 3. A test in `tests/contract`, which runs on both engines, and a line in `tests/plans.rs`, so that nobody ever walks
//!    a whole history.
//!
//! Lookups answer `Option`. What a named constraint says is an ordinary answer of the method (`false`, or who was
//! faster), asked with `ON CONFLICT`, because on PostgreSQL an error ends the transaction. Everything else is an
//! [`Error`]. Texts must not hold NUL characters: PostgreSQL cannot keep them.
//!
//! # What works on both engines
//!
//! `$1`, `RETURNING`, `ON CONFLICT`, row values, partial indexes. Times are whole microseconds, ids are UUIDs, words of a
//! fixed list are text, and lists are JSON, which is only ever read as a whole. `FOR UPDATE` is for PostgreSQL alone:
//! SQLite has one writer.

#[macro_use]
mod tx;

mod accounts;
mod answers;
mod bell;
mod brand;
mod customers;
mod drafts;
mod engine;
mod error;
mod events;
mod images;
mod invites;
mod locked;
mod merges;
mod messages;
mod mutations;
mod notes;
mod notices;
mod operators;
mod page;
mod postgres;
mod queues;
mod record;
mod replies;
mod sessions;
mod sqlite;
mod tags;
#[cfg(feature = "testing")]
pub mod testing;
mod threads;
mod tokens;
mod views;

pub use bell::{Feed, Heard, Told};
pub use engine::{Engine, Store};
pub use error::{Error, OpenError, Result};
pub use replies::Parcel;
pub use tx::Tx;
