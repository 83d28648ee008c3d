//! What happens when there is no room, no line, or no server.

use crate::given::world;
use model::event::Change;
use model::id::ImageId;
use sqlx::{Connection, PgConnection, query};
use std::time::Duration;
use store::{Error, Heard, testing};
use tokio::time::timeout;

#[tokio::test]
async fn a_full_disk_is_said_and_survived() {
    let fresh = testing::sqlite().await;
    let store = &fresh.store;
    let world = world(store).await;
    let mut tx = store.write().await.unwrap();
    tx.run("PRAGMA max_page_count = 120").await.unwrap();
    tx.commit().await.unwrap();
    let mut kept = 0;
    let full = loop {
        let keep = async {
            let mut tx = store.write().await?;
            tx.insert_image(ImageId::new(), world.seo.id, "image/png", &[7; 20_000]).await?;
            tx.record(None, Change::ThreadClosed, None);
            tx.commit().await
        };
        match keep.await {
            Ok(()) => kept += 1,
            Err(error) => break error,
        }
        assert!(kept < 100, "120 pages do not hold 2 MB");
    };
    assert!(matches!(full, Error::NoRoom), "{full:?}");
    // Nothing that was acknowledged is lost, and reading goes on.
    assert_eq!(store.read().await.unwrap().latest_seq().await.unwrap(), kept);
    // Room again, and it works again: no connection stayed in the failed transaction.
    let mut tx = store.write().await.unwrap();
    tx.run("PRAGMA max_page_count = 100000").await.unwrap();
    tx.insert_image(ImageId::new(), world.seo.id, "image/png", &[7; 20_000]).await.unwrap();
    tx.commit().await.unwrap();
    store.healthy().await.unwrap();
}

#[tokio::test]
async fn a_connection_whose_transaction_ended_by_itself_is_replaced() {
    let fresh = testing::sqlite().await;
    let mut tx = fresh.store.write().await.unwrap();
    // What SQLite does by itself on some errors.
    tx.run("ROLLBACK").await.unwrap();
    drop(tx);
    fresh.store.healthy().await.unwrap();
}

#[tokio::test]
async fn a_lost_line_is_taken_up_again_without_a_gap() {
    let fresh = testing::postgres().await;
    let store = &fresh.store;
    let mut feed = store.feed();
    let mut axe = PgConnection::connect(&fresh.url).await.unwrap();
    for round in 1..=5 {
        const CUT: &str = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity
                           WHERE datname = current_database() AND pid <> pg_backend_pid()";
        query(CUT).execute(&mut axe).await.unwrap();
        let mut tx = store.write().await.unwrap();
        for _ in 0..3 {
            tx.record(None, Change::ThreadClosed, None);
        }
        tx.commit().await.unwrap();
        for n in 1..=3 {
            let heard = timeout(Duration::from_secs(20), feed.next()).await.expect("the line comes back");
            let Heard::Event(told) = heard else { panic!("it was not slow") };
            assert_eq!(told.event.seq, (round - 1) * 3 + n);
        }
    }
}

#[tokio::test]
async fn two_processes_hear_each_other() {
    let fresh = testing::postgres().await;
    let other = store::Store::open(&fresh.url).await.unwrap();
    let mut feed = other.feed();
    let mut tx = fresh.store.write().await.unwrap();
    tx.record(None, Change::ThreadClosed, None);
    tx.commit().await.unwrap();
    let heard = timeout(Duration::from_secs(20), feed.next()).await.expect("it is heard");
    assert!(matches!(heard, Heard::Event(told) if told.event.change == Change::ThreadClosed));
}
