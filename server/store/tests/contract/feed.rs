use crate::given::{committed, world};
use model::event::Change;
use model::live::Frame;
use model::thread::Card;
use std::collections::HashMap;
use std::future::{Future, poll_fn};
use std::pin::pin;
use std::task::Poll;
use std::time::Duration;
use store::{Feed, Heard, Store, Told};
use tokio::time::timeout;

both!(
    a_frame_is_what_clients_read,
    eight_writers_are_heard_in_order,
    whoever_is_slow_is_told,
    who_goes_away_while_committing_leaves_no_gap,
);

async fn next(feed: &mut Feed) -> std::sync::Arc<Told> {
    match timeout(Duration::from_secs(20), feed.next()).await.expect("the feed goes on") {
        Heard::Event(told) => told,
        Heard::Lagged => panic!("the feed was not slow"),
    }
}

async fn a_frame_is_what_clients_read(store: Store) {
    let world = world(&store).await;
    let card = committed(&store, &world).await;
    let mut feed = store.feed();
    let mut tx = store.write().await.unwrap();
    tx.record(Some(world.seo.id), Change::ThreadClaimed, Some(card));
    tx.record(
        None,
        Change::BrandChanged { brand: model::brand::Brand { name: "목소리".into(), ..Default::default() } },
        None,
    );
    tx.commit().await.unwrap();
    let mut tx = store.read().await.unwrap();
    let frames = tx.frames_after(0, 10).await.unwrap();
    assert_eq!(frames.len(), 2);
    for (event, again) in tx.events_after(0, 10).await.unwrap().into_iter().zip(frames) {
        let told = next(&mut feed).await;
        assert_eq!(told.event, event);
        assert_eq!((event.seq, &told.frame), (again.0, &again.1), "a replay says the same");
        assert_eq!(told.frame, serde_json::to_vec(&Frame::Event(event)).unwrap());
    }
}

async fn eight_writers_are_heard_in_order(store: Store) {
    const WRITERS: usize = 8;
    const EACH: usize = 40;
    let world = world(&store).await;
    let mut feeds = [store.feed(), store.feed()];
    let mut writers = Vec::new();
    for _ in 0..WRITERS {
        let mut card = committed(&store, &world).await;
        let store = store.clone();
        writers.push(tokio::spawn(async move {
            for n in 0..EACH {
                let mut tx = store.write().await.unwrap();
                card.version += 1;
                assert!(tx.put_thread(&card).await.unwrap());
                tx.record(None, Change::ThreadTagged, Some(card.clone()));
                // Some transactions say two things, and some are given up.
                if n % 3 == 0 {
                    tx.record(None, Change::ThreadClaimed, Some(card.clone()));
                }
                if n % 5 == 0 {
                    drop(tx);
                    card.version -= 1;
                } else {
                    tx.commit().await.unwrap();
                }
            }
        }));
    }
    let told = (0..EACH).filter(|n| n % 5 != 0).map(|n| if n % 3 == 0 { 2 } else { 1 }).sum::<usize>() * WRITERS;
    for feed in &mut feeds {
        let (mut heard, mut versions, mut last) = (Vec::new(), HashMap::new(), 0);
        for _ in 0..told {
            let event = next(feed).await.event.clone();
            assert!(event.seq > last, "{} after {last}", event.seq);
            last = event.seq;
            let Card { id, version, .. } = event.card.clone().unwrap();
            let known: i64 = versions.insert(id, version).unwrap_or(1);
            assert!(version == known || version == known + 1, "a gap between versions {known} and {version}");
            heard.push(event);
        }
        let stored = store.read().await.unwrap().events_after(0, 10_000).await.unwrap();
        assert_eq!(heard, stored);
    }
    for writer in writers {
        writer.await.unwrap();
    }
}

async fn whoever_is_slow_is_told(store: Store) {
    let mut slow = store.feed();
    let mut quick = store.feed();
    for _ in 0..5 {
        let mut tx = store.write().await.unwrap();
        for _ in 0..300 {
            tx.record(None, Change::ThreadClosed, None);
        }
        tx.commit().await.unwrap();
        for _ in 0..300 {
            next(&mut quick).await;
        }
    }
    assert!(matches!(slow.next().await, Heard::Lagged));
    // What it can still hear is the end of the log, without a gap.
    let newest = store.read().await.unwrap().latest_seq().await.unwrap();
    let mut last = next(&mut slow).await.event.seq;
    while last < newest {
        let seq = next(&mut slow).await.event.seq;
        assert_eq!(seq, last + 1);
        last = seq;
    }
}

async fn who_goes_away_while_committing_leaves_no_gap(store: Store) {
    let mut feed = store.feed();
    let mut gone = 0;
    for _ in 0..200 {
        let mut tx = store.write().await.unwrap();
        tx.record(None, Change::ThreadParked, None);
        // Looked at once and dropped, as the future of a request whose browser left.
        let mut commit = pin!(tx.commit());
        gone += usize::from(poll_fn(|cx| Poll::Ready(commit.as_mut().poll(cx).is_pending())).await);
    }
    assert!(gone > 100, "only {gone} went away in the middle");
    let mut tx = store.write().await.unwrap();
    tx.record(None, Change::ThreadClosed, None);
    tx.commit().await.unwrap();
    let stored = store.read().await.unwrap().events_after(0, 1_000).await.unwrap();
    for event in stored {
        assert_eq!(next(&mut feed).await.event, event);
    }
}
