use crate::given::{NOW, World, account, card, committed, parcel, world};
use model::account::{Account, Standing};
use model::reply::{Outcome, Reply, State};
use model::time::MINUTE;
use store::{Parcel, Store, Tx};

both!(
    a_parcel_comes_back_as_it_went_in,
    a_turn_is_held_by_one,
    a_reply_moves_from_where_it_was,
    a_rejected_reply_does_not_push_another_out,
    an_account_sends_in_order_and_stalls_no_other,
    a_signed_out_account_keeps_its_queue,
    the_outbox_shows_what_is_not_out,
    a_promise_is_kept_in_sight_until_the_brand_speaks_again,
);

async fn go(tx: &mut Tx, parcel: &mut Parcel, to: State) -> bool {
    let from = std::mem::replace(&mut parcel.reply.state, to);
    tx.move_reply(&parcel.reply, from, parcel.tries).await.unwrap()
}

fn ids(parcels: Vec<Parcel>) -> Vec<model::id::ReplyId> {
    parcels.into_iter().map(|parcel| parcel.reply.id).collect()
}

async fn a_parcel_comes_back_as_it_went_in(store: Store) {
    let world = world(&store).await;
    let card = committed(&store, &world).await;
    let first = parcel(&card, &world.seo, None);
    let second = parcel(&card, &world.min, Some(first.reply.id));
    let mut tx = store.write().await.unwrap();
    for parcel in [&first, &second] {
        assert_eq!(tx.insert_reply(parcel).await.unwrap(), None);
        assert_eq!(tx.parcel(parcel.reply.id).await.unwrap().as_ref(), Some(parcel));
    }
    assert_eq!(tx.replies(card.id).await.unwrap(), [first.reply, second.reply.clone()]);
    assert_eq!(tx.holder(card.id, card.turn).await.unwrap(), Some(second.reply));
    assert_eq!(tx.holder(card.id, card.turn + 1).await.unwrap(), None);
    assert_eq!(tx.parcel(model::id::ReplyId::new()).await.unwrap(), None);
}

async fn a_turn_is_held_by_one(store: Store) {
    let world = world(&store).await;
    let card = committed(&store, &world).await;
    let mut tx = store.write().await.unwrap();
    let mut first = parcel(&card, &world.seo, None);
    assert_eq!(tx.insert_reply(&first).await.unwrap(), None);
    let second = parcel(&card, &world.min, None);
    assert_eq!(tx.insert_reply(&second).await.unwrap(), Some(world.seo.id));
    assert_eq!(tx.parcel(second.reply.id).await.unwrap(), None);
    // Sent holds as well: the customer has their answer.
    assert!(go(&mut tx, &mut first, State::Dispatching).await);
    assert!(go(&mut tx, &mut first, State::Sent).await);
    assert_eq!(tx.insert_reply(&second).await.unwrap(), Some(world.seo.id));
    // The next turn is free, and so is this one once its reply is gone.
    assert_eq!(tx.insert_reply(&Parcel { turn: card.turn + 1, ..second.clone() }).await.unwrap(), None);
    let other = committed_in(&mut tx, &world).await;
    let mut dropped = parcel(&other, &world.seo, None);
    assert_eq!(tx.insert_reply(&dropped).await.unwrap(), None);
    assert!(go(&mut tx, &mut dropped, State::Dropped).await);
    assert_eq!(tx.insert_reply(&parcel(&other, &world.min, None)).await.unwrap(), None);
}

async fn committed_in(tx: &mut Tx, world: &World) -> model::thread::Card {
    crate::given::thread(tx, world).await
}

async fn a_reply_moves_from_where_it_was(store: Store) {
    let world = world(&store).await;
    let card = committed(&store, &world).await;
    let mut parcel = parcel(&card, &world.seo, None);
    let mut tx = store.write().await.unwrap();
    assert_eq!(tx.insert_reply(&parcel).await.unwrap(), None);
    parcel.reply = Reply {
        state: State::Waiting,
        remote: "at://sent".into(),
        why: "429".into(),
        retry: Some(NOW.plus(MINUTE)),
        ..parcel.reply
    };
    parcel.tries = 3;
    assert!(!tx.move_reply(&parcel.reply, State::Dispatching, 3).await.unwrap(), "it is queued, not dispatching");
    assert!(tx.move_reply(&parcel.reply, State::Queued, 3).await.unwrap());
    assert!(!tx.move_reply(&parcel.reply, State::Queued, 3).await.unwrap(), "it has gone on");
    assert_eq!(tx.parcel(parcel.reply.id).await.unwrap(), Some(parcel));
}

async fn a_rejected_reply_does_not_push_another_out(store: Store) {
    let world = world(&store).await;
    let card = committed(&store, &world).await;
    let mut tx = store.write().await.unwrap();
    let (mut first, mut second) = (parcel(&card, &world.seo, None), parcel(&card, &world.min, None));
    assert_eq!(tx.insert_reply(&first).await.unwrap(), None);
    assert!(go(&mut tx, &mut first, State::Rejected).await);
    assert_eq!(tx.insert_reply(&second).await.unwrap(), None);
    assert!(!go(&mut tx, &mut first, State::Queued).await, "the second has the turn");
    first.reply.state = State::Rejected;
    assert!(go(&mut tx, &mut second, State::Dropped).await);
    assert!(go(&mut tx, &mut first, State::Queued).await);
    assert_eq!(tx.holder(card.id, card.turn).await.unwrap(), Some(first.reply));
}

async fn an_account_sends_in_order_and_stalls_no_other(store: Store) {
    let world = world(&store).await;
    let mut tx = store.write().await.unwrap();
    let second = account("did:plc:second");
    assert!(tx.insert_account(&second, None).await.unwrap());
    let mut queued = Vec::new();
    for (n, from) in [&world.account, &world.account, &second].into_iter().enumerate() {
        let card = model::thread::Card { account: from.id, ..card(&world) };
        tx.insert_thread(&card, &n.to_string()).await.unwrap();
        let mut parcel = parcel(&card, &world.seo, None);
        // The clock ran backwards in between, and that changes no order.
        parcel.reply.at = NOW.plus(-(n as i64) * MINUTE);
        assert_eq!(tx.insert_reply(&parcel).await.unwrap(), None);
        queued.push(parcel);
    }
    let [mut a1, a2, b1] = <[Parcel; 3]>::try_from(queued).unwrap();
    let (one, two, other) = (a1.reply.id, a2.reply.id, b1.reply.id);
    assert_eq!(ids(tx.due_replies(NOW, 10).await.unwrap()), [one, other]);
    assert_eq!(ids(tx.due_replies(NOW, 1).await.unwrap()), [one]);
    for stalled in [State::Dispatching, State::Unknown] {
        assert!(go(&mut tx, &mut a1, stalled).await);
        assert_eq!(ids(tx.due_replies(NOW, 10).await.unwrap()), [other], "{stalled:?}");
        assert_eq!(ids(tx.unsettled(10).await.unwrap()), [one]);
    }
    a1.reply.retry = Some(NOW.plus(MINUTE));
    assert!(go(&mut tx, &mut a1, State::Waiting).await);
    assert_eq!(ids(tx.due_replies(NOW, 10).await.unwrap()), [other]);
    assert_eq!(ids(tx.due_replies(NOW.plus(MINUTE), 10).await.unwrap()), [one, other]);
    for settled in [State::Person, State::Sent] {
        assert!(go(&mut tx, &mut a1, settled).await);
        assert_eq!(ids(tx.due_replies(NOW, 10).await.unwrap()), [two, other], "{settled:?}");
    }
    assert!(tx.unsettled(10).await.unwrap().is_empty());
}

async fn a_signed_out_account_keeps_its_queue(store: Store) {
    let world = world(&store).await;
    let card = committed(&store, &world).await;
    let parcel = parcel(&card, &world.seo, None);
    let mut tx = store.write().await.unwrap();
    assert_eq!(tx.insert_reply(&parcel).await.unwrap(), None);
    for standing in [Standing::SignedOut, Standing::Paused] {
        tx.update_account(&Account { standing, ..world.account.clone() }).await.unwrap();
        assert!(tx.due_replies(NOW, 10).await.unwrap().is_empty(), "{standing:?}");
    }
    tx.update_account(&world.account).await.unwrap();
    assert_eq!(tx.due_replies(NOW, 10).await.unwrap(), [parcel]);
}

async fn the_outbox_shows_what_is_not_out(store: Store) {
    let world = world(&store).await;
    let mut tx = store.write().await.unwrap();
    let mut shown = Vec::new();
    for state in State::ALL {
        let card = committed_in(&mut tx, &world).await;
        let mut parcel = parcel(&card, &world.seo, None);
        assert_eq!(tx.insert_reply(&parcel).await.unwrap(), None);
        assert!(go(&mut tx, &mut parcel, state).await);
        if !matches!(state, State::Sent | State::Dropped) {
            shown.insert(0, (parcel.reply, card));
        }
    }
    assert_eq!(tx.outbox(10).await.unwrap(), shown);
    assert_eq!(tx.outbox(2).await.unwrap(), shown[..2]);
    let mut counts = tx.outbox_counts().await.unwrap();
    counts.sort_by_key(|(state, _)| *state as usize);
    let shown = State::ALL.into_iter().filter(|state| !matches!(state, State::Sent | State::Dropped));
    assert_eq!(counts, shown.map(|state| (state, 1)).collect::<Vec<_>>());
}

async fn a_promise_is_kept_in_sight_until_the_brand_speaks_again(store: Store) {
    let world = world(&store).await;
    let mut tx = store.write().await.unwrap();
    let mut promise = async |when: Option<i64>, state| {
        let card = crate::given::thread(&mut tx, &world).await;
        let mut parcel = parcel(&card, &world.seo, None);
        let when = when.map(|when| NOW.plus(when));
        parcel.reply.outcome = Some(Outcome { solvable: true, why: "점검".into(), when });
        parcel.reply.state = state;
        parcel.reply.chain = parcel.reply.id;
        assert_eq!(tx.insert_reply(&parcel).await.unwrap(), None);
        (parcel, card)
    };
    let (later, _) = promise(Some(90), State::Sent).await;
    let (soon, card) = promise(Some(10), State::Sent).await;
    promise(None, State::Sent).await;
    promise(Some(5), State::Queued).await;
    let promised = async |tx: &mut Tx, by| {
        tx.promises(by, 9).await.unwrap().into_iter().map(|(reply, _)| reply.id).collect::<Vec<_>>()
    };
    assert_eq!(promised(&mut tx, world.seo.id).await, [soon.reply.id, later.reply.id]);
    assert!(promised(&mut tx, world.min.id).await.is_empty());
    // A colleague tells that customer how it ended.
    let mut told = Parcel { turn: 2, ..parcel(&card, &world.min, None) };
    told.reply.state = State::Sent;
    told.reply.chain = told.reply.id;
    assert_eq!(tx.insert_reply(&told).await.unwrap(), None);
    assert_eq!(promised(&mut tx, world.seo.id).await, [later.reply.id]);
}
