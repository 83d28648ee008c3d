use super::*;
use model::account::{Account, Cotag, Network, Standing};
use model::customer::{Customer, Face};
use model::id::{AccountId, CustomerId, MessageId, NoteId, OperatorId, ReplyId, ThreadId};
use model::message::Direction;
use model::note::Note;
use model::reply;
use model::thread::Card;
use model::time::Time;
use uuid::Uuid;

const NIL: Uuid = Uuid::nil();

fn talk() -> Talk {
    let face = Face { id: CustomerId(NIL), name: String::new(), handle: "minji.test".into() };
    let card = Card::begin(ThreadId(NIL), AccountId(NIL), face, String::new(), Time(0));
    let customer = Customer {
        id: CustomerId(NIL),
        network: Network::Practice,
        remote: String::new(),
        handle: "minji.test".into(),
        name: String::new(),
        since: Time(0),
        muted: false,
        person: None,
        blocked: false,
    };
    let account = Account {
        id: AccountId(NIL),
        network: Network::Practice,
        remote: String::new(),
        handle: "brand.test".into(),
        name: String::new(),
        colour: 0,
        server: String::new(),
        cotag: Cotag::Caret,
        approval: false,
        standing: Standing::Connected,
        why: String::new(),
    };
    Talk {
        card,
        messages: Vec::new(),
        draft: model::draft::Draft::empty(ThreadId(Uuid::nil())),
        told: Vec::new(),
        notes: Vec::new(),
        replies: Vec::new(),
        history: Vec::new(),
        customer,
        others: Vec::new(),
        merged: Vec::new(),
        account,
    }
}

fn message(id: u128, at: i64) -> Message {
    Message {
        id: MessageId(Uuid::from_u128(id)),
        thread: ThreadId(NIL),
        direction: Direction::In,
        customer: None,
        by: None,
        text: String::new(),
        media: Vec::new(),
        remote: String::new(),
        url: String::new(),
        at: Time(at),
    }
}

fn reply(state: reply::State) -> Reply {
    Reply {
        id: ReplyId(NIL),
        thread: ThreadId(NIL),
        by: OperatorId(NIL),
        at: Time(5),
        text: "네".into(),
        media: Vec::new(),
        state,
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
    }
}

fn event(seq: i64, change: Change) -> Event {
    let card = Card { version: seq, ..talk().card };
    Event { seq, at: Time(seq), by: None, change, card: Some(card) }
}

#[test]
fn an_event_taken_twice_is_taken_once() {
    let note = Note {
        id: NoteId(NIL),
        thread: ThreadId(NIL),
        by: OperatorId(NIL),
        at: Time(2),
        text: "확인".into(),
        mentions: Vec::new(),
    };
    let events = [
        event(2, Change::MessageArrived { message: message(1, 1) }),
        event(3, Change::ThreadClaimed),
        event(4, Change::NoteAdded { note }),
        event(5, Change::ReplyQueued { reply: reply(reply::State::Queued) }),
        event(6, Change::ReplySent { reply: reply(reply::State::Sent), message: message(2, 6) }),
    ];
    let mut once = talk();
    events.iter().for_each(|event| apply(&mut once, event));
    let mut twice = once.clone();
    events.iter().for_each(|event| apply(&mut twice, event));
    assert_eq!((once.messages.len(), once.notes.len(), once.replies.len(), once.card.version), (2, 1, 1, 6));
    assert_eq!(twice.messages, once.messages);
    assert_eq!(twice.replies, once.replies);
    assert_eq!(twice.notes, once.notes);
    assert_eq!(twice.history, once.history);
    assert_eq!(twice.card, once.card);
}

#[test]
fn late_news_stands_where_it_was_written() {
    let mut talk = talk();
    apply(&mut talk, &event(2, Change::MessageArrived { message: message(1, 20) }));
    apply(&mut talk, &event(3, Change::MessageArrived { message: message(2, 10) }));
    assert_eq!(talk.messages.iter().map(|m| m.at.0).collect::<Vec<_>>(), [10, 20]);
}

#[test]
fn a_long_talk_keeps_its_latest() {
    let mut talk = talk();
    for n in 0..TALK + 5 {
        apply(&mut talk, &event(n + 2, Change::MessageArrived { message: message(n as u128 + 1, n) }));
    }
    assert_eq!((talk.messages.len(), talk.messages[0].at), (TALK as usize, Time(5)));
}
