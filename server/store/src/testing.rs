//! Fresh, empty stores of both engines for the tests of every package (feature `testing`).
//!
//! The PostgreSQL server is a real one, started once per test program and gone with it; where there is one already, say
//! so with `MOKSORI_TEST_POSTGRES=postgres://…`, a server where databases may be made. A missing PostgreSQL fails the
//! test: what was skipped was not tested.

mod server;

use crate::{Result, Store, Tx};
use sqlx::{AssertSqlSafe, Connection, PgConnection, query};
use tempfile::TempDir;
use uuid::Uuid;

/// An empty store, and what goes away with it.
#[derive(Debug)]
pub struct Fresh {
    /// The store.
    pub store: Store,
    /// The address it was opened with.
    pub url: String,
    /// Where the SQLite file is.
    folder: Option<TempDir>,
}

impl Fresh {
    /// Where the data file is, on SQLite.
    pub fn folder(&self) -> Option<&std::path::Path> {
        self.folder.as_ref().map(TempDir::path)
    }
}

/// One of each engine, SQLite first.
pub async fn stores() -> [Fresh; 2] {
    [sqlite().await, postgres().await]
}

/// A new file in a new folder.
pub async fn sqlite() -> Fresh {
    let folder = tempfile::tempdir().expect("a folder for temporary files");
    let url = format!("sqlite:{}/moksori.db", folder.path().display());
    let store = Store::open(&url).await.expect("a new file opens");
    Fresh { store, url, folder: Some(folder) }
}

/// A new database on the test server.
pub async fn postgres() -> Fresh {
    let url = database().await;
    let store = Store::open(&url).await.expect("a new database opens");
    Fresh { store, url, folder: None }
}

/// The address of a new, empty database on the test server.
pub async fn database() -> String {
    let server = tokio::task::spawn_blocking(server::url).await.expect("the server starts");
    let mut line = PgConnection::connect(&server).await.expect("the test server answers");
    let name = format!("moksori_test_{}", Uuid::now_v7().simple());
    let make = AssertSqlSafe(format!("CREATE DATABASE {name} TEMPLATE template0"));
    query(make).execute(&mut line).await.expect("a database can be made");
    let (address, options) = server.split_once('?').map_or((server.as_str(), None), |(a, o)| (a, Some(o)));
    let host = address.find("://").map_or(0, |at| at + 3);
    let end = address[host..].find('/').map_or(address.len(), |at| host + at);
    format!("{}/{name}{}", &address[..end], options.map(|o| format!("?{o}")).unwrap_or_default())
}

impl Tx {
    /// Any statement, to make trouble with.
    pub async fn run(&mut self, sql: &str) -> Result<u64> {
        Ok(on!(self, c => query(AssertSqlSafe(sql)).execute(c).await?.rows_affected()))
    }
}
