//! Writers who queue share one commit on SQLite: all of it is true, or none, and nobody takes another's work along.

use model::brand::Brand;
use model::customer::Customer;
use model::event::Change;
use model::id::{MutationId, NoteId, ThreadId};
use model::note::Note;
use model::thread::Card;
use model::time::Time;
use sqlx::Connection;
use std::future::{Future, poll_fn};
use std::pin::{Pin, pin};
use std::task::Poll;
use store::{Error, Feed, Heard, Store, Tx, testing};
use tokio::task::JoinHandle;

/// Asks for a turn, and waits in the queue when this returns.
async fn queue(turn: &mut (impl Future + Unpin)) {
    let waits = poll_fn(|context| Poll::Ready(Pin::new(&mut *turn).poll(context).is_pending())).await;
    assert!(waits, "somebody else writes");
}

/// A transaction that queues.
type Turn<'a> = Pin<Box<dyn Future<Output = store::Result<Tx>> + 'a>>;

/// A round: the first has said who they are, and waits for the commit of all; it is the second's turn; a third queues.
async fn round(store: &Store, also: impl FnOnce(&mut Tx)) -> (JoinHandle<store::Result<()>>, Tx, Turn<'_>) {
    let mut first = store.write().await.unwrap();
    let (mut second, mut third): (Turn, Turn) = (Box::pin(store.write()), Box::pin(store.write()));
    queue(&mut second).await;
    queue(&mut third).await;
    name(&mut first, "first");
    also(&mut first);
    let first = tokio::spawn(first.commit());
    (first, second.await.unwrap(), third)
}

fn name(tx: &mut Tx, name: &str) {
    tx.record(None, Change::BrandChanged { brand: Brand { name: name.into(), ..Default::default() } }, None);
}

async fn names(store: &Store) -> Vec<String> {
    let events = store.read().await.unwrap().events_after(0, 10).await.unwrap();
    events.into_iter().map(|event| said(event.change)).collect()
}

fn said(change: Change) -> String {
    let Change::BrandChanged { brand } = change else { panic!("nothing else was said") };
    brand.name
}

async fn heard(feed: &mut Feed) -> String {
    let Heard::Event(told) = feed.next().await else { panic!("it was not slow") };
    said(told.event.change.clone())
}

#[tokio::test]
async fn whoever_gives_up_takes_back_only_their_own() {
    let fresh = testing::sqlite().await;
    let (store, mut feed) = (&fresh.store, fresh.store.feed());
    let (first, mut second, third) = round(store, |_| {}).await;
    second.run("INSERT INTO event (at, change) VALUES (0, '{}')").await.unwrap();
    drop(second);
    let mut third = third.await.unwrap();
    assert!(!first.is_finished(), "the first waits for the commit of all");
    name(&mut third, "third");
    third.commit().await.unwrap();
    first.await.unwrap().unwrap();
    assert_eq!(names(store).await, ["first", "third"]);
    assert_eq!((heard(&mut feed).await, heard(&mut feed).await), ("first".into(), "third".into()));
}

#[tokio::test]
async fn whoever_leaves_the_queue_holds_nobody_up() {
    let fresh = testing::sqlite().await;
    let mut first = fresh.store.write().await.unwrap();
    {
        let mut second = pin!(fresh.store.write());
        queue(&mut second).await;
        name(&mut first, "first");
    }
    first.commit().await.unwrap();
    assert_eq!(names(&fresh.store).await, ["first"]);
}

#[tokio::test]
async fn a_round_that_the_disk_undid_may_be_said_again() {
    let fresh = testing::sqlite().await;
    let (store, mut feed) = (&fresh.store, fresh.store.feed());
    let (first, mut second, third) = round(store, |_| {}).await;
    // What SQLite does by itself on some errors.
    second.run("ROLLBACK").await.unwrap();
    drop(second);
    let mut third = third.await.unwrap();
    name(&mut third, "third");
    third.commit().await.unwrap();
    assert!(matches!(first.await.unwrap(), Err(Error::Conflict)));
    assert_eq!(names(store).await, ["third"]);
    assert_eq!(heard(&mut feed).await, "third", "nobody heard of what is not true");
}

#[tokio::test]
async fn whoever_says_a_thing_twice_takes_nobody_along() {
    let fresh = testing::sqlite().await;
    let (store, id) = (&fresh.store, MutationId::new());
    let seo = crate::given::world(store).await.seo.id;
    let (first, mut second, third) = round(store, |first| first.keep_answer(id, seo, Time(1), "1".into())).await;
    name(&mut second, "second");
    second.keep_answer(id, seo, Time(2), "2".into());
    let second = tokio::spawn(second.commit());
    let mut third = third.await.unwrap();
    assert!(matches!(second.await.unwrap(), Err(Error::Conflict)));
    name(&mut third, "third");
    third.commit().await.unwrap();
    first.await.unwrap().unwrap();
    assert_eq!(names(store).await, ["first", "third"]);
    let kept = store.read().await.unwrap().answer(id, seo).await.unwrap();
    assert_eq!(kept.as_deref(), Some("1"));
}

#[tokio::test]
async fn what_is_written_last_fails_for_its_writer_alone() {
    let fresh = testing::sqlite().await;
    let store = &fresh.store;
    let world = crate::given::world(store).await;
    let (first, mut second, third) = round(store, |_| {}).await;
    name(&mut second, "second");
    // Nobody asks whether it went well: the thread that it belongs to is not there.
    let (id, thread) = (NoteId::new(), ThreadId::new());
    let note = Note { id, thread, by: world.seo.id, at: Time(1), text: String::new(), mentions: Vec::new() };
    second.insert_note(&note).await.unwrap();
    let second = tokio::spawn(second.commit());
    let mut third = third.await.unwrap();
    assert!(matches!(second.await.unwrap(), Err(Error::Broken(_))));
    name(&mut third, "third");
    third.commit().await.unwrap();
    first.await.unwrap().unwrap();
    assert_eq!(names(store).await, ["first", "third"]);
}

#[tokio::test]
async fn a_beginning_that_fails_leaves_nothing_behind() {
    let fresh = testing::sqlite().await;
    let store = &fresh.store;
    let world = crate::given::world(store).await;
    let card = crate::given::committed(store, &world).await;
    let mut tx = store.write().await.unwrap();
    tx.run("ALTER TABLE customer RENAME TO lost").await.unwrap();
    tx.commit().await.unwrap();
    let mut tx = store.write().await.unwrap();
    assert!(matches!(tx.thread_to_change(card.id).await, Err(Error::Broken(_))));
    drop(tx);
    let mut tx = store.write().await.unwrap();
    tx.run("ALTER TABLE lost RENAME TO customer").await.unwrap();
    tx.commit().await.unwrap();
    for _ in 0..2 {
        let mut tx = store.write().await.unwrap();
        assert_eq!(tx.thread_to_change(card.id).await.unwrap().as_ref(), Some(&card));
        name(&mut tx, "again");
        tx.commit().await.unwrap();
    }
    assert_eq!(names(store).await, ["again", "again"]);
}

#[tokio::test]
async fn what_is_remembered_is_what_is_written() {
    let fresh = testing::sqlite().await;
    let store = &fresh.store;
    let world = crate::given::world(store).await;
    let first = crate::given::committed(store, &world).await;
    let locked = async || store.write().await.unwrap().thread_to_change(first.id).await.unwrap().unwrap();
    let stored = async || store.read().await.unwrap().thread(first.id).await.unwrap().unwrap();
    let second = Card { version: 2, owner: Some(world.seo.id), ..first.clone() };
    assert_eq!(locked().await, first);

    // Given up, with and without a question that began the transaction.
    for asks in [false, true] {
        let mut tx = store.write().await.unwrap();
        tx.thread_to_change(first.id).await.unwrap();
        assert!(tx.put_thread(&second).await.unwrap());
        if asks {
            assert_eq!(tx.thread_to_change(first.id).await.unwrap().as_ref(), Some(&second), "what it wrote itself");
        }
        drop(tx);
        assert_eq!((locked().await, stored().await), (first.clone(), first.clone()));
    }

    // Refused at the commit.
    let (id, thread) = (NoteId::new(), ThreadId::new());
    let note = Note { id, thread, by: world.seo.id, at: Time(1), text: String::new(), mentions: Vec::new() };
    let mut tx = store.write().await.unwrap();
    assert!(tx.put_thread(&second).await.unwrap());
    tx.insert_note(&note).await.unwrap();
    tx.commit().await.unwrap_err();
    assert_eq!((locked().await, stored().await), (first.clone(), first.clone()));

    // Kept.
    let mut tx = store.write().await.unwrap();
    assert!(tx.put_thread(&second).await.unwrap());
    tx.commit().await.unwrap();
    assert_eq!((locked().await, stored().await), (second.clone(), second.clone()));

    // Under a customer's new name.
    let mut tx = store.write().await.unwrap();
    let Customer { network, remote, handle, .. } = &world.customer;
    tx.meet(*network, remote, handle, "민지 2", Time(1)).await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(locked().await.customer.name, "민지 2");
    assert_eq!(locked().await, stored().await);
}

#[tokio::test]
async fn another_version_in_between_is_found_at_the_latest_by_the_database() {
    let fresh = testing::sqlite().await;
    let store = &fresh.store;
    let world = crate::given::world(store).await;
    let first = crate::given::committed(store, &world).await;
    let mut tx = store.write().await.unwrap();
    tx.thread_to_change(first.id).await.unwrap();
    tx.commit().await.unwrap();
    // By somebody of whom the writer does not know.
    let mut other = sqlx::SqliteConnection::connect(&fresh.url).await.unwrap();
    sqlx::query("UPDATE thread SET version = version + 1").execute(&mut other).await.unwrap();
    let mut tx = store.write().await.unwrap();
    assert!(tx.put_thread(&Card { version: 2, ..first.clone() }).await.unwrap());
    assert!(matches!(tx.commit().await, Err(Error::Broken(_))));
    let now = store.write().await.unwrap().thread_to_change(first.id).await.unwrap().unwrap();
    assert_eq!(now.version, 2, "and it is read anew");
}

#[tokio::test]
async fn what_was_seen_in_a_round_is_true_once_it_is_settled() {
    let fresh = testing::sqlite().await;
    let store = &fresh.store;
    let (first, mut second, third) = round(store, |_| {}).await;
    assert_eq!(second.latest_seq().await.unwrap(), 1, "the second sees what the first has done");
    drop(second);
    assert_eq!(names(store).await, [""; 0], "and nobody else does yet");
    let mut settle = pin!(store.settle());
    queue(&mut settle).await;
    drop(third.await.unwrap());
    settle.await.unwrap();
    assert_eq!(names(store).await, ["first"]);
    first.await.unwrap().unwrap();
}

#[tokio::test]
async fn people_are_counted_when_it_is_true() {
    let fresh = testing::sqlite().await;
    let store = &fresh.store;
    let seo = crate::given::world(store).await.seo;
    let before = store.people();
    let mut tx = store.write().await.unwrap();
    tx.update_operator(&seo).await.unwrap();
    drop(tx);
    assert_eq!(store.people(), before, "nothing happened");
    let mut tx = store.write().await.unwrap();
    tx.update_operator(&seo).await.unwrap();
    assert_eq!(store.people(), before, "nothing is true yet");
    tx.commit().await.unwrap();
    assert_ne!(store.people(), before);
    assert_eq!(testing::postgres().await.store.people(), None, "others may change it there");
}
