use crate::given::{NOW, card, committed, thread, world};
use model::id::{QueueId, ReplyId, ThreadId};
use model::reply;
use model::thread::{Card, State};
use model::time::HOUR;
use store::Store;

both!(
    a_card_comes_back_as_it_went_in,
    only_the_next_version_is_written,
    a_thread_is_found_by_its_top,
    the_tops_come_latest_first,
    a_snoozed_thread_is_due_in_time,
    a_customers_threads_come_latest_first,
);

async fn a_card_comes_back_as_it_went_in(store: Store) {
    let world = world(&store).await;
    let mut tx = store.write().await.unwrap();
    let plain = thread(&mut tx, &world).await;
    assert_eq!(tx.thread(plain.id).await.unwrap(), Some(plain.clone()));
    assert_eq!(tx.thread(ThreadId::new()).await.unwrap(), None);
    let full = Card {
        version: 2,
        state: State::Declined,
        owner: Some(world.seo.id),
        excerpt: "'; DROP TABLE thread; --".into(),
        messages: 9,
        turn: 4,
        wait: None,
        at: NOW.plus(1),
        until: Some(NOW.plus(HOUR)),
        reason: "다른 회사의 일".into(),
        tags: vec!["usim".into(), "개통".into()],
        answered: Some(world.min.id),
        reply: Some((ReplyId::new(), reply::State::Person)),
        followers: vec![world.seo.id],
        queue: Some(QueueId::new()),
        language: "ko".into(),
        relation: true,
        merged: Some(ThreadId::new()),
        alike: Some(plain.id),
        ..plain
    };
    assert!(tx.put_thread(&full).await.unwrap());
    assert_eq!(tx.thread(full.id).await.unwrap(), Some(full.clone()));
    assert_eq!(tx.thread_to_change(full.id).await.unwrap(), Some(full.clone()));
    let begun = Card { id: ThreadId::new(), writer: None, ..full };
    tx.insert_thread(&begun, "another top").await.unwrap();
    assert_eq!(tx.thread(begun.id).await.unwrap(), Some(begun));
}

async fn only_the_next_version_is_written(store: Store) {
    let world = world(&store).await;
    let first = committed(&store, &world).await;
    let mut tx = store.write().await.unwrap();
    for version in [0, 1, 3] {
        let wrong = Card { version, state: State::Closed, ..first.clone() };
        assert!(!tx.put_thread(&wrong).await.unwrap(), "version {version}");
    }
    assert_eq!(tx.thread(first.id).await.unwrap(), Some(first.clone()));
    assert!(tx.put_thread(&Card { version: 2, ..first.clone() }).await.unwrap());
    assert!(
        !tx.put_thread(&Card { version: 2, id: ThreadId::new(), ..first }).await.unwrap(),
        "there is no such thread"
    );
}

async fn a_thread_is_found_by_its_top(store: Store) {
    let world = world(&store).await;
    let card = committed(&store, &world).await;
    let root = format!("at://{}", card.id);
    let mut tx = store.write().await.unwrap();
    assert_eq!(tx.root(card.id).await.unwrap(), Some(root.clone()));
    let (account, customer) = (card.account, card.customer.id);
    assert_eq!(tx.thread_by_root(account, &root, customer).await.unwrap(), Some(card));
    assert_eq!(tx.thread_by_root(account, "at://other", customer).await.unwrap(), None);
    assert_eq!(tx.thread_by_root(model::id::AccountId::new(), &root, customer).await.unwrap(), None);
}

async fn the_tops_come_latest_first(store: Store) {
    let world = world(&store).await;
    let mut tx = store.write().await.unwrap();
    let other = tx.meet(model::account::Network::Bluesky, "did:plc:haneul", "haneul.test", "하늘", NOW).await.unwrap();
    for (n, root) in ["a", "b", "c"].into_iter().enumerate() {
        let at = NOW.plus(n as i64);
        tx.insert_thread(&Card { at, ..card(&world) }, root).await.unwrap();
    }
    // Two customers under one post are two threads with one top.
    let mut second = Card { at: NOW.plus(9), ..card(&world) };
    second.customer.id = other.id;
    tx.insert_thread(&second, "a").await.unwrap();
    assert_eq!(tx.open_roots(world.account.id, 10).await.unwrap(), ["a", "c", "b"]);
    assert_eq!(tx.open_roots(world.account.id, 2).await.unwrap(), ["a", "c"]);
}

async fn a_snoozed_thread_is_due_in_time(store: Store) {
    let world = world(&store).await;
    let mut tx = store.write().await.unwrap();
    let mut ids = Vec::new();
    for hours in [2, 1, 3] {
        let sleep = Card { state: State::Snoozed, until: Some(NOW.plus(hours * HOUR)), ..card(&world) };
        tx.insert_thread(&sleep, &sleep.id.to_string()).await.unwrap();
        ids.push(sleep.id);
    }
    let closed = Card { state: State::Closed, until: Some(NOW), ..card(&world) };
    tx.insert_thread(&closed, "closed").await.unwrap();
    assert!(tx.snoozed_due(NOW, 10).await.unwrap().is_empty());
    assert_eq!(tx.snoozed_due(NOW.plus(2 * HOUR), 10).await.unwrap(), [ids[1], ids[0]]);
    assert_eq!(tx.snoozed_due(NOW.plus(3 * HOUR), 1).await.unwrap(), [ids[1]]);
}

async fn a_customers_threads_come_latest_first(store: Store) {
    let world = world(&store).await;
    let mut tx = store.write().await.unwrap();
    let mut all = Vec::new();
    for n in 0..3 {
        let card = Card { at: NOW.plus(n), ..card(&world) };
        tx.insert_thread(&card, &n.to_string()).await.unwrap();
        all.insert(0, card);
    }
    assert_eq!(tx.threads_of(world.customer.id, 10).await.unwrap(), all);
    assert_eq!(tx.threads_of(world.customer.id, 2).await.unwrap(), all[..2]);
}
