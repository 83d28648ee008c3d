//! No query may walk a table that grows with the workspace. Every method runs once on SQLite, sqlx tells which
//! statements that took, and SQLite explains how it would run each of them.

use model::account::{Account, Cotag, Network, Standing};
use model::brand::Brand;
use model::customer::{Customer, Face};
use model::draft::Draft;
use model::event::Change;
use model::id::{
    AccountId, CustomerId, ImageId, InviteId, MessageId, MutationId, NoteId, OperatorId, QueueId, ReplyId, SessionId,
    ThreadId, TokenId, ViewId,
};
use model::message::{Direction, Message};
use model::note::Note;
use model::operator::{Invite, Operator, Role, Settings, Token};
use model::queue::Queue;
use model::reply::{self, Reply};
use model::thread::{Card, Filter, State};
use model::time::Time;
use model::view::View;
use sqlx::{AssertSqlSafe, Connection, Row, SqliteConnection};
use std::collections::BTreeSet;
use std::sync::{Arc, Mutex};
use store::{Parcel, Store, testing};
use tracing_subscriber::layer::{Context, Layer, SubscriberExt};

/// Walks that stay small: tables with a row per operator, account, invitation or key, and what is already limited.
const SMALL: [&str; 16] = [
    "json_each",
    "operator",
    "account",
    "a",
    "invite",
    "token",
    "brand",
    "answer",
    "queue",
    "view",
    "pulse",
    "spot",
    "oldest",
    "new",
    "CONSTANT",
    "_sqlx_migrations",
];

/// Partial indexes of replies in trouble and of replies in the outbox: settled ones are not in them.
const SHORT: [&str; 2] = ["reply_unsettled", "reply_outbox"];

const NOW: Time = Time(1_795_000_000_000_000);

#[derive(Clone, Default)]
struct Heard(Arc<Mutex<BTreeSet<String>>>);

impl<S: tracing::Subscriber> Layer<S> for Heard {
    fn on_event(&self, event: &tracing::Event<'_>, _: Context<'_, S>) {
        if event.metadata().target() == "sqlx::query" {
            let mut words = Words::default();
            event.record(&mut words);
            let text = if words.statement.is_empty() { words.summary } else { words.statement };
            self.0.lock().unwrap().insert(text.trim().to_owned());
        }
    }
}

#[derive(Default)]
struct Words {
    summary: String,
    statement: String,
}

impl tracing::field::Visit for Words {
    fn record_str(&mut self, field: &tracing::field::Field, value: &str) {
        match field.name() {
            "summary" => self.summary = value.to_owned(),
            "db.statement" => self.statement = value.to_owned(),
            _ => {}
        }
    }

    fn record_debug(&mut self, _: &tracing::field::Field, _: &dyn std::fmt::Debug) {}
}

#[tokio::test]
async fn nothing_walks_what_grows() {
    let heard = Heard::default();
    tracing::subscriber::set_global_default(tracing_subscriber::registry().with(heard.clone())).unwrap();
    let fresh = testing::sqlite().await;
    heard.0.lock().unwrap().clear();
    everything(&fresh.store).await;
    every_list(&fresh.store).await;
    let statements = heard.0.lock().unwrap().clone();

    fresh.store.close().await;
    let mut line = SqliteConnection::connect(&fresh.url).await.unwrap();
    let (mut explained, mut walks) = (0, Vec::new());
    for statement in statements.iter().flat_map(|statements| statements.split("; ")) {
        let ours = ["SELECT", "INSERT", "UPDATE", "DELETE"].iter().any(|verb| statement.starts_with(verb));
        if !ours {
            continue;
        }
        let explain = AssertSqlSafe(format!("EXPLAIN QUERY PLAN {statement}"));
        let plan = sqlx::query(explain).fetch_all(&mut line).await.unwrap();
        explained += 1;
        for step in plan {
            let step: String = step.get("detail");
            if let Some(walked) = step.strip_prefix("SCAN ") {
                let name = walked.split_whitespace().next().unwrap();
                let short = name.starts_with("arm") || SHORT.iter().any(|index| step.contains(index));
                // Pruning takes the log from its beginning, as far as its limit.
                let pruned = name == "event" && statement.contains("AS oldest");
                if !(SMALL.contains(&name) || short || pruned) {
                    walks.push(format!("{step}\n    in {statement}"));
                }
            }
        }
    }
    println!("{explained} statements, {} walks", walks.len());
    assert!(walks.is_empty(), "{}", walks.join("\n"));
    assert!(explained > 130, "only {explained} statements were heard");
}

/// A method that is not called below has a plan that nobody looks at.
#[test]
fn every_method_is_asked() {
    let here = include_str!("plans.rs");
    let mut asked = 0;
    for file in std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/src")).unwrap() {
        let path = file.unwrap().path();
        let text = if path.is_file() { std::fs::read_to_string(&path).unwrap() } else { continue };
        // `testing.rs` only makes trouble, and the engines only carry.
        if !text.contains("impl Tx {") || path.ends_with("testing.rs") {
            continue;
        }
        let methods = text.match_indices("pub async fn ").map(|(at, found)| &text[at + found.len()..]);
        for method in methods.filter(|method| method.split(')').next().unwrap().contains("&mut self")) {
            let name = &method[..method.find('(').unwrap()];
            assert!(here.contains(&format!(".{name}(")), "{name} of {} is not asked", path.display());
            asked += 1;
        }
    }
    assert!(asked > 70, "only {asked} methods were found");
}

fn operator() -> Operator {
    let id = OperatorId::new();
    Operator {
        id,
        name: "서현".into(),
        email: id.to_string(),
        role: Role::Lead,
        cotag: "SH".into(),
        disabled: false,
        trusted: false,
    }
}

fn card(account: &Account, customer: Customer) -> Card {
    let Customer { id, name, handle, .. } = customer;
    let begun = Card::begin(ThreadId::new(), account.id, Face { id, name, handle }, String::new(), NOW);
    Card { tags: vec!["usim".into()], ..begun }
}

async fn everything(store: &Store) {
    let mut tx = store.write().await.unwrap();
    tx.set_brand(&Brand { name: "목소리".into(), ..Default::default() }).await.unwrap();
    tx.brand().await.unwrap();

    let seo = operator();
    tx.insert_operator(&seo, "").await.unwrap();
    tx.update_operator(&seo).await.unwrap();
    tx.operators().await.unwrap();
    tx.operator(seo.id).await.unwrap();
    assert!(tx.stays(seo.id).await.unwrap());
    tx.operator_by_email(&seo.email).await.unwrap();
    tx.set_password(seo.id, "").await.unwrap();
    tx.password(seo.id).await.unwrap();
    tx.set_settings(seo.id, &Settings::default()).await.unwrap();
    tx.settings(seo.id).await.unwrap();
    tx.leads().await.unwrap();

    let session = SessionId::new();
    tx.insert_session(session, seo.id, &[1; 32], "", NOW, NOW.plus(9)).await.unwrap();
    tx.session(&[1; 32], NOW).await.unwrap();
    tx.touch_session(session, NOW).await.unwrap();
    tx.session_lasts(SessionId::new(), NOW).await.unwrap();
    tx.sessions_of(seo.id).await.unwrap();
    tx.delete_session(session, seo.id).await.unwrap();
    tx.delete_sessions_of(seo.id, None).await.unwrap();
    tx.prune_sessions(NOW).await.unwrap();

    let token = Token { id: TokenId::new(), name: String::new(), operator: seo.id, at: NOW };
    tx.insert_token(&token, &[1; 32]).await.unwrap();
    tx.token(&[1; 32]).await.unwrap();
    tx.token_lasts(TokenId::new()).await.unwrap();
    tx.tokens().await.unwrap();
    tx.delete_token(token.id).await.unwrap();

    let invite = Invite { id: InviteId::new(), role: Role::Agent, by: seo.id, until: NOW.plus(9) };
    tx.insert_invite(&invite, &[1; 32]).await.unwrap();
    tx.invite(&[1; 32], NOW).await.unwrap();
    tx.invites(NOW).await.unwrap();
    tx.take_invite(&[1; 32], NOW).await.unwrap();
    tx.delete_invite(invite.id).await.unwrap();

    let account = Account {
        id: AccountId::new(),
        network: Network::Practice,
        remote: "brand".into(),
        handle: "brand".into(),
        name: "브랜드".into(),
        colour: 0,
        server: String::new(),
        cotag: Cotag::Caret,
        approval: false,
        standing: Standing::Connected,
        why: String::new(),
    };
    tx.insert_account(&account, None).await.unwrap();
    tx.update_account(&account).await.unwrap();
    tx.accounts().await.unwrap();
    tx.account(account.id).await.unwrap();
    tx.account_by_remote(Network::Practice, "brand").await.unwrap();
    tx.set_secret(account.id, None).await.unwrap();
    tx.secret(account.id).await.unwrap();
    tx.set_cursor(account.id, "1").await.unwrap();
    tx.cursor(account.id).await.unwrap();

    let customer = tx.meet(Network::Practice, "minji", "minji", "민지", NOW).await.unwrap();
    tx.meet(Network::Practice, "minji", "minji.kr", "김민지", NOW).await.unwrap();
    tx.customers_by_remote(Network::Practice, &["minji"]).await.unwrap();
    tx.customer(customer.id).await.unwrap();
    tx.mute_customer(customer.id, true).await.unwrap();
    tx.block_customer(customer.id, true).await.unwrap();
    tx.join_customer(customer.id, None).await.unwrap();
    tx.profiles(customer.id).await.unwrap();
    tx.customers_called("min", 20).await.unwrap();
    tx.threads_of(customer.id, 20).await.unwrap();
    tx.waiting_of(account.id, &[customer.id]).await.unwrap();

    let mut card = card(&account, customer);
    tx.insert_thread(&card, "root").await.unwrap();
    for tags in [vec!["a".to_owned()], vec![], vec!["b".to_owned()]] {
        card.version += 1;
        card.tags = tags;
        assert!(tx.put_thread(&card).await.unwrap());
    }
    tx.thread(card.id).await.unwrap();
    tx.thread_to_change(card.id).await.unwrap();
    tx.thread_by_root(account.id, "root", CustomerId::new()).await.unwrap();
    tx.root(card.id).await.unwrap();
    tx.set_root(card.id, "other root").await.unwrap();
    tx.set_root(card.id, "root").await.unwrap();
    tx.merged_into(card.id).await.unwrap();
    tx.speaker_to_change(card.id).await.unwrap();
    tx.open_roots(account.id, 20).await.unwrap();
    tx.snoozed_due(NOW, 20).await.unwrap();

    let message = Message {
        id: MessageId::new(),
        thread: card.id,
        direction: Direction::In,
        customer: Some(card.customer.id),
        by: None,
        text: String::new(),
        media: Vec::new(),
        remote: "post".into(),
        url: String::new(),
        at: NOW,
    };
    tx.insert_message(&message, account.id, None).await.unwrap();
    tx.remotes_known(account.id, &["post"]).await.unwrap();
    tx.messages(card.id, 200).await.unwrap();
    tx.sum(&[card.id], 200).await.unwrap();
    tx.latest_inbound(card.id).await.unwrap();
    tx.told(card.customer.id, card.id, 10).await.unwrap();
    tx.latest_outbound(card.id).await.unwrap();
    tx.thread_of_remote(account.id, "post").await.unwrap();

    let note = NoteId::new();
    let note = Note { id: note, thread: card.id, by: seo.id, at: NOW, text: String::new(), mentions: Vec::new() };
    tx.insert_note(&note).await.unwrap();
    tx.notes(card.id).await.unwrap();

    tx.put_draft(&Draft::empty(card.id)).await.unwrap();
    tx.draft(card.id).await.unwrap();
    tx.silent_drafts(NOW, 20).await.unwrap();
    tx.drafts_of(seo.id).await.unwrap();

    let reply = Reply {
        id: ReplyId::new(),
        thread: card.id,
        by: seo.id,
        at: NOW,
        text: String::new(),
        media: Vec::new(),
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
    };
    let parcel = Parcel {
        reply,
        account: account.id,
        turn: 1,
        after: None,
        key: String::new(),
        parent: String::new(),
        root: String::new(),
        images: Vec::new(),
        tries: 0,
        approved: String::new(),
    };
    tx.insert_reply(&parcel).await.unwrap();
    let second = Parcel { reply: Reply { id: ReplyId::new(), ..parcel.reply.clone() }, ..parcel.clone() };
    assert_eq!(tx.insert_reply(&second).await.unwrap(), Some(seo.id));
    tx.parcel(parcel.reply.id).await.unwrap();
    tx.replies(card.id).await.unwrap();
    tx.holder(card.id, 1).await.unwrap();
    tx.due_replies(NOW, 20).await.unwrap();
    tx.unsettled(20).await.unwrap();
    tx.outbox(20).await.unwrap();
    tx.outbox_counts().await.unwrap();
    tx.promises(seo.id, 20).await.unwrap();
    tx.approve_reply(parcel.reply.id, seo.id, "hash").await.unwrap();
    tx.turn_reply(&parcel, 1, "post", "root").await.unwrap();
    tx.chain(parcel.reply.chain).await.unwrap();
    tx.unsent_of(seo.id).await.unwrap();
    tx.move_reply(&parcel.reply, reply::State::Queued, 1).await.unwrap();

    tx.notices(seo.id, None, 20).await.unwrap();
    tx.new_notices(seo.id, 100).await.unwrap();
    tx.see_notices(seo.id, 9).await.unwrap();
    tx.prune_notices(NOW).await.unwrap();

    let kept = model::id::AnswerId::new();
    let kept = model::answer::Answer { id: kept, name: "개통".into(), text: "네".into(), by: seo.id, at: NOW };
    tx.put_answer(&kept).await.unwrap();
    tx.answers().await.unwrap();
    tx.delete_answer(kept.id).await.unwrap();

    let queue = Queue { id: QueueId::new(), name: "요금".into(), words: Vec::new(), approval: false };
    tx.put_queue(&queue).await.unwrap();
    tx.queue(queue.id).await.unwrap();
    tx.queues().await.unwrap();
    tx.delete_queue(queue.id).await.unwrap();

    let view = ViewId::new();
    let view = View { id: view, name: "밤".into(), by: seo.id, shared: true, filter: Filter::default() };
    tx.put_view(&view).await.unwrap();
    tx.view(view.id).await.unwrap();
    tx.views(seo.id).await.unwrap();
    tx.delete_view(view.id).await.unwrap();

    let image = ImageId::new();
    tx.insert_image(image, seo.id, "image/png", &[]).await.unwrap();
    tx.image(image).await.unwrap();

    tx.keep_answer(MutationId::new(), seo.id, NOW, String::new());
    tx.answer(MutationId::new(), seo.id).await.unwrap();
    tx.prune_mutations(NOW).await.unwrap();

    tx.record(None, Change::ThreadClosed, Some(card.clone()));
    tx.commit().await.unwrap();
    store.healthy().await.unwrap();
    let mut tx = store.write().await.unwrap();
    tx.events_after(0, 20).await.unwrap();
    tx.frames_after(0, 20).await.unwrap();
    tx.latest_seq().await.unwrap();
    tx.log_span().await.unwrap();
    tx.events_of(card.id, 20).await.unwrap();
    tx.prune_events(NOW, 20).await.unwrap();
}

/// One list of each shape that the page query can take.
async fn every_list(store: &Store) {
    let mut tx = store.read().await.unwrap();
    let states =
        [vec![], vec![State::New], vec![State::Answered], vec![State::Closed, State::Declined], State::ALL.to_vec()];
    for states in states {
        for shape in 0..64_u32 {
            let on = |bit: u32| shape >> bit & 1 == 1;
            let filter = Filter {
                states: states.clone(),
                owner: on(0).then(OperatorId::new),
                unowned: on(1),
                account: on(2).then(AccountId::new),
                tag: on(3).then(|| "usim".into()),
                queue: on(4).then(QueueId::new),
                alike: on(5).then(ThreadId::new),
                ..Filter::default()
            };
            tx.page(&filter, None, 50, NOW).await.unwrap();
        }
    }
}
