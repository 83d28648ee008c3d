use crate::given::{World, committed, parcel, world};
use model::event::Change;
use model::id::OperatorId;
use model::thread::{Card, State};
use std::sync::Arc;
use store::{Error, Store};
use tokio::sync::Barrier;

both!(a_claim_has_one_winner, a_turn_has_one_reply, a_post_makes_one_thread);

const RACES: usize = 1_000;

async fn claim(store: Store, start: Arc<Barrier>, id: model::id::ThreadId, by: OperatorId) -> bool {
    start.wait().await;
    let mut tx = store.write().await.unwrap();
    let card = tx.thread_to_change(id).await.unwrap().unwrap();
    if card.owner.is_some() {
        return false;
    }
    let card = Card { version: card.version + 1, state: State::Claimed, owner: Some(by), ..card };
    assert!(tx.put_thread(&card).await.unwrap(), "whoever holds the row is not overtaken");
    tx.record(Some(by), Change::ThreadClaimed, Some(card));
    tx.commit().await.unwrap();
    true
}

async fn a_claim_has_one_winner(store: Store) {
    let world = world(&store).await;
    let (mut attempts, mut double) = (0, 0);
    for race in 0..RACES {
        let card = committed(&store, &world).await;
        let runners = 2 + race * 7 % 19;
        let start = Arc::new(Barrier::new(runners));
        let by = |n: usize| if n.is_multiple_of(2) { world.seo.id } else { world.min.id };
        let tasks: Vec<_> =
            (0..runners).map(|n| tokio::spawn(claim(store.clone(), start.clone(), card.id, by(n)))).collect();
        let mut won = Vec::new();
        for (n, task) in tasks.into_iter().enumerate() {
            if task.await.unwrap() {
                won.push(by(n));
            }
        }
        let stored = store.read().await.unwrap().thread(card.id).await.unwrap().unwrap();
        double += usize::from(won.len() != 1 || stored.owner != Some(won[0]) || stored.version != 2);
        attempts += runners;
    }
    let events = store.read().await.unwrap().events_after(0, 10_000).await.unwrap().len();
    println!("{:?}: {RACES} races, {attempts} claims, {events} winners, double owners {double}", store.engine());
    assert_eq!((events, double), (RACES, 0));
}

async fn a_turn_has_one_reply(store: Store) {
    let world = world(&store).await;
    let (mut attempts, mut held) = (0, 0);
    for race in 0..100 {
        let card = committed(&store, &world).await;
        let runners = 2 + race * 7 % 19;
        let start = Arc::new(Barrier::new(runners));
        let send = |n: usize| {
            let (store, start) = (store.clone(), start.clone());
            let by = if n.is_multiple_of(2) { &world.seo } else { &world.min };
            let parcel = parcel(&card, by, None);
            async move {
                start.wait().await;
                let mut tx = store.write().await.unwrap();
                let holder = tx.insert_reply(&parcel).await.unwrap();
                tx.commit().await.unwrap();
                (holder, parcel.reply.by)
            }
        };
        let tasks: Vec<_> = (0..runners).map(|n| tokio::spawn(send(n))).collect();
        let mut answers = Vec::new();
        for task in tasks {
            answers.push(task.await.unwrap());
        }
        let winners: Vec<_> = answers.iter().filter(|(holder, _)| holder.is_none()).map(|(_, by)| *by).collect();
        assert_eq!(winners.len(), 1);
        assert!(answers.iter().all(|(holder, _)| holder.is_none_or(|by| by == winners[0])), "losers hear who won");
        held += store.read().await.unwrap().replies(card.id).await.unwrap().len();
        attempts += runners;
    }
    println!("{:?}: 100 races, {attempts} sends, {held} replies", store.engine());
    assert_eq!(held, 100);
}

/// Two processes that read the same page of a network.
async fn a_post_makes_one_thread(store: Store) {
    let world = Arc::new(world(&store).await);
    for race in 0..50 {
        let start = Arc::new(Barrier::new(4));
        let place = |(store, world, start): (Store, Arc<World>, Arc<Barrier>)| async move {
            start.wait().await;
            let (root, mut tries) = (format!("at://race/{race}"), 0);
            loop {
                let mut tx = store.write().await.unwrap();
                if tx.thread_by_root(world.account.id, &root, world.customer.id).await.unwrap().is_some() {
                    return tries;
                }
                match tx.insert_thread(&crate::given::card(&world), &root).await {
                    Ok(()) => tx.commit().await.unwrap(),
                    Err(Error::Conflict) => tries += 1,
                    Err(other) => panic!("{other}"),
                }
            }
        };
        let tasks: Vec<_> =
            (0..4).map(|_| tokio::spawn(place((store.clone(), world.clone(), start.clone())))).collect();
        for task in tasks {
            assert!(task.await.unwrap() <= 1, "who lost once finds the thread of the winner");
        }
    }
    let threads = store.read().await.unwrap().threads_of(world.customer.id, 1_000).await.unwrap();
    assert_eq!(threads.len(), 50);
}
