//! G20: replies in a thread keep their order, and an account that hangs holds up no other.

use super::room::{Room, fresh, rooms, until};
use desk::Sending;
use model::account::Account;
use model::event::Change;
use model::id::{AccountId, ReplyId};
use model::thread::Card;
use std::collections::HashMap;

/// Threads of each account, and the replies that each of them gets in each round.
const THREADS: usize = 20;
const REPLIES: usize = 5;

#[tokio::test(flavor = "multi_thread")]
async fn a_stalled_account_holds_up_no_other_and_order_is_kept() {
    for room in rooms().await {
        let other = room.lead.connect_practice("nakdong".into(), "낙동텔레콤".into()).await.unwrap();
        let (calm, slow) = (threads(&room, &other, "calm").await, threads(&room, &other, "slow").await);
        let stalled = threads(&room, &room.account, "stalled").await;

        answer(&room, &calm).await;
        let alone = waits(&room, other.id).await;

        room.desk.world().stall(&room.account.handle, true);
        // Both queues grow at once.
        tokio::join!(answer(&room, &stalled), answer(&room, &slow));
        let beside = waits(&room, other.id).await.split_off(alone.len());
        assert!(sent(&room, room.account.id).await.is_empty(), "nothing of the stalled one went out meanwhile");

        room.desk.world().stall(&room.account.handle, false);
        let stalled_sent = waits(&room, room.account.id).await.len();
        assert_eq!((beside.len(), stalled_sent), (THREADS * REPLIES, THREADS * REPLIES), "all are out");
        let violations: usize =
            [&calm, &slow, &stalled].into_iter().flatten().map(|card| violations(&room, card)).sum();
        println!(
            "{} replies in {} threads over two accounts: order violations {violations}; until sent p95 {:.0} ms while the \
             other account hangs, {:.0} ms without it",
            3 * THREADS * REPLIES,
            3 * THREADS,
            p95(beside),
            p95(alone)
        );
        assert_eq!(violations, 0);
        room.desk.stop().await;
    }
}

async fn threads(room: &Room, account: &Account, name: &str) -> Vec<Card> {
    let mut cards = Vec::new();
    for n in 0..THREADS {
        cards.push(room.say_to(account, &format!("{name}{n}"), "답해 주세요").await);
    }
    cards
}

/// Gives every thread its replies, each adding to the one before, thread by turns with thread.
async fn answer(room: &Room, cards: &[Card]) {
    let mut last: HashMap<_, ReplyId> = HashMap::new();
    for n in 0..REPLIES {
        for card in cards {
            let after = last.get(&card.id).copied();
            // Those before may be out by now: whoever adds to their own answer has seen it.
            let sending = Sending { after, ..Sending::plain(card.id, i64::MAX, format!("{n}번째 답")) };
            last.insert(card.id, room.a.reply(sending, fresh()).await.unwrap().id);
        }
    }
}

/// Microseconds from queued to sent of an account's replies, in the order they were sent, once none of them waits.
async fn waits(room: &Room, account: AccountId) -> Vec<i64> {
    until("none of them waits", async || {
        let outbox = room.lead.outbox().await.unwrap();
        outbox.iter().all(|(_, card)| card.account != account).then_some(())
    })
    .await;
    sent(room, account).await
}

async fn sent(room: &Room, account: AccountId) -> Vec<i64> {
    let log = room.fresh.store.read().await.unwrap().events_after(0, i64::MAX).await.unwrap();
    let (mut queued, mut sent) = (HashMap::new(), Vec::new());
    for event in log.into_iter().filter(|event| event.card.as_ref().is_some_and(|card| card.account == account)) {
        match event.change {
            Change::ReplyQueued { reply } => _ = queued.insert(reply.id, event.at),
            Change::ReplySent { reply, .. } => sent.push(event.at.since(queued[&reply.id])),
            _ => {}
        }
    }
    sent
}

/// How often a reply is on the network before one that was sent before it.
fn violations(room: &Room, card: &Card) -> usize {
    let posts = room.desk.world().posts();
    let root = &posts.iter().find(|post| post.author.handle == card.customer.handle).unwrap().root;
    let said = posts.iter().filter(|post| post.root == *root && post.reply.is_some());
    let numbers: Vec<_> = said.map(|post| post.text.split('번').next().unwrap().parse::<usize>().unwrap()).collect();
    assert_eq!(numbers.len(), REPLIES, "{numbers:?}");
    numbers.windows(2).filter(|pair| pair[0] >= pair[1]).count()
}

fn p95(mut waits: Vec<i64>) -> f64 {
    waits.sort();
    waits[(waits.len() - 1) * 95 / 100] as f64 / 1e3
}
