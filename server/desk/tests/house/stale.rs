//! G8 at random: three write to the same customers with whatever they last saw, while customers go on and threads change
//! hands. The log is the judge: between what a sender had seen and the reply that was taken there is nothing of others.

use super::room::{Room, fresh, rooms};
use desk::{Error, Seat, Sending};
use model::draft::Draft;
use model::event::Change;
use model::id::ThreadId;
use model::message::Direction;
use rand::rngs::StdRng;
use rand::{Rng, SeedableRng};
use std::collections::{BTreeMap, HashMap};

const THREADS: usize = 6;
const STEPS: usize = 2_000;

/// What an operator has on their screen.
#[derive(Clone)]
struct View {
    seat: Seat,
    thread: ThreadId,
    version: i64,
    messages: i64,
    /// What they write, and the lease they believe to hold.
    draft: Draft,
    /// The network's name of the customer.
    customer: String,
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nothing_stale_is_taken_however_it_comes_about() {
    for room in rooms().await {
        let mut chance = StdRng::seed_from_u64(2010);
        let mut views = Vec::new();
        for n in 0..THREADS {
            let customer = format!("stale{n}");
            let card = room.say(&customer, "개통이 안 돼요").await;
            for seat in [&room.lead, &room.a, &room.b] {
                views.push(look(seat, card.id, customer.clone()).await);
            }
        }
        let mut told = BTreeMap::<_, usize>::new();
        for step in 0..STEPS {
            // Two or three do something at the same moment, each on what they saw some time ago.
            let mut acts = Vec::new();
            for _ in 0..chance.random_range(1..=3) {
                let (index, dice) = (chance.random_range(0..views.len()), chance.random_range(0..100));
                let view = views[index].clone();
                let room = &room;
                acts.push(async move { (index, act(room, view, dice, step).await) });
            }
            for (index, (view, said)) in futures::future::join_all(acts).await {
                views[index] = view;
                *told.entry(said).or_default() += 1;
            }
        }
        let (taken, stale) = judge(&room).await;
        let sends: usize = told.iter().filter(|(said, _)| said.starts_with("send ")).map(|(_, count)| count).sum();
        println!("{sends} sends, {taken} taken, {stale} of them stale; all that was done: {told:?}");
        assert_eq!(stale, 0);
        let refused = ["Stale", "AlreadyAnswered", "NotYours", "BeingWritten"];
        let missing: Vec<_> = refused.iter().filter(|why| !told.contains_key(&format!("send {why}"))).collect();
        assert!(taken > 50 && missing.is_empty(), "no play without {missing:?}: {told:?}");
        room.desk.stop().await;
    }
}

async fn look(seat: &Seat, thread: ThreadId, customer: String) -> View {
    let talk = seat.talk(thread).await.unwrap();
    let (version, messages) = (talk.card.version, talk.card.messages);
    View { seat: seat.clone(), thread, version, messages, draft: talk.draft, customer }
}

/// One deed; gives what is seen afterwards, and what came of it.
async fn act(room: &Room, mut view: View, dice: u32, step: usize) -> (View, String) {
    let (seat, thread) = (&view.seat, view.thread);
    let me = seat.operator().id;
    let mine = view.draft.lease.filter(|lease| lease.by == me).map(|_| view.draft.token);
    let (what, done) = match dice {
        0..25 => return (look(seat, thread, view.customer.clone()).await, "looked".into()),
        25..35 => {
            let said = room.lead.say(room.account.id, view.customer.clone(), format!("{step}, 아직 안 돼요")).await;
            ("customer", said.map(|()| None))
        }
        35..42 => ("claim", seat.claim(thread, fresh()).await.map(|_| None)),
        42..47 => ("release", seat.release(thread, fresh()).await.map(|_| None)),
        47..50 => ("take", seat.take(thread, "급해요".into(), fresh()).await.map(|_| None)),
        50..65 => {
            let text = format!("{step}을 쓰는 중");
            let written = seat.write_draft(thread, view.draft.version, mine, text, Vec::new(), None).await;
            ("write", written.map(|written| Some(written.draft)))
        }
        65..70 => ("take draft", seat.take_draft(thread, "교대".into(), fresh()).await.map(Some)),
        _ => {
            // What was seen is in the words, for the judge.
            let text = format!("{} {step}", view.version);
            let sending = Sending { token: mine, ..Sending::plain(thread, view.messages, text) };
            ("send", seat.reply(sending, fresh()).await.map(|_| None))
        }
    };
    match done {
        Ok(draft) => {
            view.draft = draft.unwrap_or(view.draft);
            (view, format!("{what} ok"))
        }
        Err(Error::Refused(why)) => {
            let name = format!("{why:?}");
            let name = name.split([' ', '{']).next().unwrap_or_default().to_owned();
            (view, format!("{what} {name}"))
        }
        Err(other) => panic!("{what}: {other}"),
    }
}

/// How many replies were taken, and how many of them over a message or a reply that their sender had not seen, or over a
/// colleague's head.
async fn judge(room: &Room) -> (usize, usize) {
    let log = room.fresh.store.read().await.unwrap().events_after(0, i64::MAX).await.unwrap();
    let (mut said, mut owners) = (HashMap::<ThreadId, Vec<_>>::new(), HashMap::new());
    let (mut taken, mut stale) = (0, 0);
    for event in log {
        let Some(card) = event.card else { continue };
        let said = said.entry(card.id).or_default();
        if let Change::ReplyQueued { reply } = &event.change {
            let seen: i64 = reply.text.split(' ').next().unwrap().parse().unwrap();
            let unseen = said.iter().any(|(version, by)| *version > seen && *by != event.by);
            let anothers = owners.get(&card.id).copied().flatten().is_some_and(|owner| Some(owner) != event.by);
            taken += 1;
            stale += usize::from(unseen || anothers);
        }
        let inbound = |change: &Change| matches!(change, Change::MessageArrived { message } if message.direction == Direction::In);
        if inbound(&event.change) || matches!(event.change, Change::ReplyQueued { .. }) {
            said.push((card.version, event.by));
        }
        owners.insert(card.id, card.owner);
    }
    (taken, stale)
}
