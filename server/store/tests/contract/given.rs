//! A small world to test in.

use model::account::{Account, Cotag, Network, Standing};
use model::customer::{Customer, Face};
use model::id::{AccountId, MessageId, OperatorId, ReplyId, ThreadId};
use model::message::{Attachment, Direction, Media, Message};
use model::operator::{Operator, Role};
use model::reply::{self, Reply};
use model::thread::Card;
use model::time::Time;
use store::{Parcel, Store, Tx};

/// Any moment will do, as long as PostgreSQL and SQLite agree on it.
pub const NOW: Time = Time(1_795_000_000_123_456);

/// An account, two operators and a customer.
pub struct World {
    pub account: Account,
    pub seo: Operator,
    pub min: Operator,
    pub customer: Customer,
}

pub async fn world(store: &Store) -> World {
    let mut tx = store.write().await.unwrap();
    let (seo, min) = (operator("서현", Role::Lead), operator("민준", Role::Agent));
    assert!(tx.insert_operator(&seo, "$argon2id$").await.unwrap());
    assert!(tx.insert_operator(&min, "").await.unwrap());
    let account = account("did:plc:brand");
    assert!(tx.insert_account(&account, Some(b"secret")).await.unwrap());
    let customer = tx.meet(Network::Bluesky, "did:plc:minji", "minji.test", "민지", NOW).await.unwrap();
    tx.commit().await.unwrap();
    World { account, seo, min, customer }
}

pub fn operator(name: &str, role: Role) -> Operator {
    let id = OperatorId::new();
    Operator {
        id,
        name: name.into(),
        email: format!("{id}@example.com"),
        role,
        cotag: "SH".into(),
        disabled: false,
        trusted: false,
    }
}

pub fn account(remote: &str) -> Account {
    Account {
        id: AccountId::new(),
        network: Network::Bluesky,
        remote: remote.into(),
        handle: "brand.test".into(),
        name: "브랜드".into(),
        colour: 7,
        server: "https://pds.test".into(),
        cotag: Cotag::Caret,
        approval: false,
        standing: Standing::Connected,
        why: String::new(),
    }
}

/// A new thread of the customer's.
pub fn card(world: &World) -> Card {
    let Customer { id, name, handle, .. } = world.customer.clone();
    let excerpt = "LTE가 안 터져요 👨‍👩‍👧‍👦".into();
    Card::begin(ThreadId::new(), world.account.id, Face { id, name, handle }, excerpt, NOW)
}

/// A stored thread under a top of its own.
pub async fn thread(tx: &mut Tx, world: &World) -> Card {
    let card = card(world);
    tx.insert_thread(&card, &format!("at://{}", card.id)).await.unwrap();
    card
}

/// A stored and committed thread.
pub async fn committed(store: &Store, world: &World) -> Card {
    let mut tx = store.write().await.unwrap();
    let card = thread(&mut tx, world).await;
    tx.commit().await.unwrap();
    card
}

pub fn message(card: &Card, at: Time) -> Message {
    let id = MessageId::new();
    Message {
        id,
        thread: card.id,
        direction: Direction::In,
        customer: Some(card.customer.id),
        by: None,
        text: "개통이 안 됐어요".into(),
        media: vec![Media { url: "https://cdn.test/1".into(), alt: "화면".into() }],
        remote: format!("at://{id}"),
        url: "https://bsky.test/1".into(),
        at,
    }
}

pub fn parcel(card: &Card, by: &Operator, after: Option<ReplyId>) -> Parcel {
    Parcel {
        reply: Reply {
            id: ReplyId::new(),
            thread: card.id,
            by: by.id,
            at: NOW,
            text: "네, 확인하겠습니다 ^SH".into(),
            media: vec![Media { url: "/image/1".into(), alt: "안내".into() }],
            state: reply::State::Queued,
            remote: String::new(),
            why: String::new(),
            retry: None,
            due: Time(0),
            started: None,
            edited: Vec::new(),
            need: None,
            approver: None,
            hash: String::new(),
            chain: ReplyId(uuid::Uuid::nil()),
            part: 1,
            parts: 1,
            outcome: None,
        },
        account: card.account,
        turn: card.turn,
        after,
        key: "3kabc".into(),
        parent: "at://parent".into(),
        root: "at://root".into(),
        images: vec![Attachment { image: model::id::ImageId::new(), alt: "안내".into() }],
        tries: 0,
        approved: String::new(),
    }
}
