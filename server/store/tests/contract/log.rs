use crate::given::{NOW, committed, message, world};
use model::event::Change;
use model::time::{HOUR, Time};
use store::{Error, Store};

both!(
    events_come_back_in_order,
    a_threads_history_leaves_its_messages_out,
    a_dropped_transaction_did_not_happen,
    a_look_is_a_moment,
    pruning_keeps_the_newest,
);

async fn events_come_back_in_order(store: Store) {
    let world = world(&store).await;
    let card = committed(&store, &world).await;
    let mut tx = store.write().await.unwrap();
    assert_eq!((tx.latest_seq().await.unwrap(), tx.log_span().await.unwrap()), (0, (0, 0)));
    let before = Time::now();
    let changes = [
        Change::MessageArrived { message: message(&card, NOW) },
        Change::ThreadAssigned { to: world.min.id, note: "부탁해요 \u{2028} \"'\\".into() },
        Change::AccountChanged { account: world.account.clone() },
    ];
    let recorded = [(None, Some(card.clone())), (Some(world.seo.id), Some(card)), (Some(world.seo.id), None)];
    for (change, (by, card)) in changes.iter().zip(&recorded) {
        tx.record(*by, change.clone(), card.clone());
    }
    tx.commit().await.unwrap();
    let mut tx = store.read().await.unwrap();
    let events = tx.events_after(0, 10).await.unwrap();
    assert_eq!(events.len(), 3);
    assert!(events.is_sorted_by_key(|event| event.seq));
    for ((event, change), (by, card)) in events.iter().zip(changes).zip(recorded) {
        assert_eq!((&event.by, &event.change, &event.card), (&by, &change, &card));
        assert!(event.at >= before && event.at <= Time::now());
    }
    assert_eq!(tx.events_after(events[0].seq, 1).await.unwrap(), events[1..2]);
    assert_eq!(tx.latest_seq().await.unwrap(), events[2].seq);
    assert_eq!(tx.log_span().await.unwrap(), (events[0].seq, events[2].seq));
}

async fn a_threads_history_leaves_its_messages_out(store: Store) {
    let world = world(&store).await;
    let (card, other) = (committed(&store, &world).await, committed(&store, &world).await);
    let mut tx = store.write().await.unwrap();
    for change in [Change::ThreadClaimed, Change::ThreadParked, Change::ThreadReleased] {
        tx.record(None, Change::MessageArrived { message: message(&card, NOW) }, Some(card.clone()));
        tx.record(Some(world.seo.id), change, Some(card.clone()));
        tx.record(Some(world.seo.id), Change::ThreadClosed, Some(other.clone()));
    }
    tx.commit().await.unwrap();
    let mut tx = store.read().await.unwrap();
    let all = tx.events_of(card.id, 10).await.unwrap();
    let changes: Vec<_> = all.iter().map(|event| event.change.clone()).collect();
    assert_eq!(changes, [Change::ThreadClaimed, Change::ThreadParked, Change::ThreadReleased]);
    assert!(all.iter().all(|event| event.card.is_none()));
    assert_eq!(tx.events_of(card.id, 2).await.unwrap(), all[1..]);
}

async fn a_dropped_transaction_did_not_happen(store: Store) {
    let world = world(&store).await;
    let mut feed = store.feed();
    let mut tx = store.write().await.unwrap();
    let lost = crate::given::thread(&mut tx, &world).await;
    tx.record(None, Change::ThreadClaimed, Some(lost.clone()));
    drop(tx);
    let mut tx = store.write().await.unwrap();
    assert_eq!(tx.thread(lost.id).await.unwrap(), None);
    assert_eq!(tx.latest_seq().await.unwrap(), 0);
    tx.record(None, Change::ThreadClosed, None);
    tx.commit().await.unwrap();
    // The feed heard of the second one first, so it never hears of the lost one.
    let store::Heard::Event(told) = feed.next().await else { panic!("nothing was left out") };
    assert_eq!(told.event.change, Change::ThreadClosed);
}

async fn a_look_is_a_moment(store: Store) {
    let world = world(&store).await;
    let mut look = store.read().await.unwrap();
    assert_eq!(look.latest_seq().await.unwrap(), 0);
    let card = committed(&store, &world).await;
    assert_eq!(look.thread(card.id).await.unwrap(), None, "it came after the look");
    assert_eq!(store.read().await.unwrap().thread(card.id).await.unwrap(), Some(card));
    let refused = look.set_password(world.seo.id, "").await;
    assert!(matches!(refused, Err(Error::Broken(_))), "a look changes nothing: {refused:?}");
}

async fn pruning_keeps_the_newest(store: Store) {
    let mut tx = store.write().await.unwrap();
    for _ in 0..5 {
        tx.record(None, Change::ThreadClosed, None);
    }
    tx.commit().await.unwrap();
    let mut tx = store.write().await.unwrap();
    let newest = tx.latest_seq().await.unwrap();
    assert_eq!(tx.prune_events(NOW.plus(-HOUR), 10).await.unwrap(), 0, "nothing is that old");
    let later = Time::now().plus(HOUR);
    assert_eq!(tx.prune_events(later, 2).await.unwrap(), 2);
    assert_eq!(tx.log_span().await.unwrap(), (newest - 2, newest));
    assert_eq!(tx.prune_events(later, 10).await.unwrap(), 2);
    assert_eq!(tx.log_span().await.unwrap(), (newest, newest));
    tx.record(None, Change::ThreadClosed, None);
    tx.commit().await.unwrap();
    assert_eq!(store.read().await.unwrap().latest_seq().await.unwrap(), newest + 1, "no place is given twice");
}
