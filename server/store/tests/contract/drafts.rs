use crate::given::{NOW, committed, parcel, world};
use model::draft::{Draft, LEASE, Lease, Writer};
use model::id::ImageId;
use model::message::Attachment;
use model::reply::{Outcome, State};
use store::{Parcel, Store};

both!(
    a_draft_comes_back_as_it_went_in,
    a_card_without_a_writer_ends_the_lease,
    whoever_fell_silent_is_found,
    a_reply_moves_to_the_turn_of_now_unless_that_is_held,
    what_somebody_has_not_sent_is_found,
);

async fn a_draft_comes_back_as_it_went_in(store: Store) {
    let world = world(&store).await;
    let card = committed(&store, &world).await;
    let mut tx = store.write().await.unwrap();
    assert_eq!(tx.draft(card.id).await.unwrap(), Draft::empty(card.id));
    let mut draft = Draft {
        version: 3,
        text: "네, 확인하겠습니다\n내일 👨‍👩‍👧‍👦".into(),
        images: vec![Attachment { image: ImageId::new(), alt: "안내".into() }],
        outcome: Some(Outcome { solvable: true, why: String::new(), when: Some(NOW) }),
        started: Some(world.seo.id),
        edited: vec![world.seo.id, world.min.id],
        at: NOW,
        token: 7,
        lease: Some(Lease { by: world.min.id, since: NOW, until: NOW.plus(LEASE) }),
        ..Draft::empty(card.id)
    };
    for text in ["", "다시"] {
        tx.put_draft(&draft).await.unwrap();
        assert_eq!(tx.draft(card.id).await.unwrap(), draft);
        (draft.text, draft.lease, draft.reply) = (text.into(), None, Some(model::id::ReplyId::new()));
    }
}

async fn a_card_without_a_writer_ends_the_lease(store: Store) {
    let world = world(&store).await;
    let mut card = committed(&store, &world).await;
    let lease = Lease { by: world.min.id, since: NOW, until: NOW.plus(LEASE) };
    let draft = Draft { token: 1, text: "네".into(), lease: Some(lease), ..Draft::empty(card.id) };
    let mut tx = store.write().await.unwrap();
    (card.version, card.writer) = (2, Some(Writer::from(lease)));
    assert!(tx.put_thread(&card).await.unwrap());
    tx.put_draft(&draft).await.unwrap();
    tx.commit().await.unwrap();
    let mut tx = store.write().await.unwrap();
    assert_eq!(tx.thread(card.id).await.unwrap().as_ref(), Some(&card));
    assert_eq!(tx.drafts_of(world.min.id).await.unwrap(), [card.id]);
    (card.version, card.writer) = (3, None);
    assert!(tx.put_thread(&card).await.unwrap());
    assert_eq!(tx.draft(card.id).await.unwrap(), Draft { lease: None, ..draft });
    assert!(tx.drafts_of(world.min.id).await.unwrap().is_empty());
}

async fn whoever_fell_silent_is_found(store: Store) {
    let world = world(&store).await;
    let (one, two) = (committed(&store, &world).await, committed(&store, &world).await);
    let mut tx = store.write().await.unwrap();
    for (card, until) in [(&one, NOW.plus(9)), (&two, NOW)] {
        let lease = Some(Lease { by: world.min.id, since: NOW, until });
        tx.put_draft(&Draft { lease, ..Draft::empty(card.id) }).await.unwrap();
    }
    assert_eq!(tx.silent_drafts(NOW.plus(-1), 9).await.unwrap(), []);
    assert_eq!(tx.silent_drafts(NOW.plus(8), 9).await.unwrap(), [two.id]);
    assert_eq!(tx.silent_drafts(NOW.plus(9), 9).await.unwrap(), [two.id, one.id]);
    assert_eq!(tx.silent_drafts(NOW.plus(9), 1).await.unwrap(), [two.id]);
}

async fn a_reply_moves_to_the_turn_of_now_unless_that_is_held(store: Store) {
    let world = world(&store).await;
    let card = committed(&store, &world).await;
    let mut tx = store.write().await.unwrap();
    let early = parcel(&card, &world.seo, None);
    assert_eq!(tx.insert_reply(&early).await.unwrap(), None);
    assert!(tx.turn_reply(&early, 2, "at://newer", "at://top").await.unwrap());
    let moved = Parcel { turn: 2, parent: "at://newer".into(), root: "at://top".into(), ..early.clone() };
    assert_eq!(tx.parcel(early.reply.id).await.unwrap().as_ref(), Some(&moved));
    let now = Parcel { turn: 3, ..parcel(&card, &world.min, None) };
    assert_eq!(tx.insert_reply(&now).await.unwrap(), None);
    assert!(!tx.turn_reply(&moved, 3, "at://newest", "at://top").await.unwrap(), "somebody has answered that");
    assert_eq!(tx.parcel(early.reply.id).await.unwrap(), Some(moved));
}

async fn what_somebody_has_not_sent_is_found(store: Store) {
    let world = world(&store).await;
    let mut tx = store.write().await.unwrap();
    let mut unsent = Vec::new();
    for state in State::ALL {
        let card = crate::given::thread(&mut tx, &world).await;
        let mut parcel = parcel(&card, &world.seo, None);
        parcel.reply.state = state;
        assert_eq!(tx.insert_reply(&parcel).await.unwrap(), None);
        if parcel.reply.can_be_undone() {
            unsent.insert(0, parcel.reply.id);
        }
    }
    assert_eq!(tx.unsent_of(world.seo.id).await.unwrap(), unsent);
    assert!(tx.unsent_of(world.min.id).await.unwrap().is_empty());
}
