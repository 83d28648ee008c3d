//! G1 to G4 and G17 on the practice network with its faults on: at most once, never lost, never blindly again.

use super::room::{Room, fresh, rooms, until};
use desk::Sending;
use model::account::Standing;
use model::practice::Practice;
use model::reply::{State, Verdict};
use std::collections::HashMap;

/// How often each reply is on the network.
fn published(room: &Room) -> HashMap<model::id::ReplyId, usize> {
    let mut count = HashMap::new();
    room.desk.world().posts().iter().filter_map(|post| post.reply).for_each(|id| *count.entry(id).or_default() += 1);
    count
}

async fn state(room: &Room, card: &model::thread::Card) -> Vec<State> {
    room.lead.talk(card.id).await.unwrap().replies.iter().map(|reply| reply.state).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_lost_answer_is_looked_up_and_not_sent_again() {
    for room in rooms().await {
        room.lead.steer(Practice { lose: 2, ..Practice::default() }).await.unwrap();
        let mut cards = Vec::new();
        for n in 0..10 {
            let card = room.say(&format!("lost{n}"), "답이 필요해요").await;
            room.a.reply(Sending::plain(card.id, 1, format!("{n}번 답")), fresh()).await.unwrap();
            cards.push(card);
        }
        for card in &cards {
            until("each is sent", async || (state(&room, card).await == [State::Sent]).then_some(())).await;
        }
        let published = published(&room);
        assert_eq!(published.len(), 10, "lost 0");
        assert!(published.values().all(|n| *n == 1), "duplicates 0");
        room.desk.stop().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_network_that_is_down_keeps_the_queue() {
    for room in rooms().await {
        let card = room.say("outage", "들리나요?").await;
        room.lead.steer(Practice { outage: true, ..Practice::default() }).await.unwrap();
        room.a.reply(Sending::plain(card.id, 1, "네"), fresh()).await.unwrap();
        until("it waits and says why", async || {
            let reply = room.lead.talk(card.id).await.unwrap().replies.remove(0);
            (reply.state == State::Waiting && !reply.why.is_empty() && reply.retry.is_some()).then_some(())
        })
        .await;
        assert!(published(&room).is_empty());
        room.lead.steer(Practice::default()).await.unwrap();
        until("it is sent", async || (state(&room, &card).await == [State::Sent]).then_some(())).await;
        assert_eq!(published(&room).values().sum::<usize>(), 1);
        room.desk.stop().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_revoked_key_pauses_and_reconnecting_goes_on() {
    for room in rooms().await {
        let card = room.say("revoked", "들리나요?").await;
        room.lead.steer(Practice { signed_out: true, ..Practice::default() }).await.unwrap();
        room.a.reply(Sending::plain(card.id, 1, "네"), fresh()).await.ok();
        until("the account says so", async || {
            let account = room.lead.accounts().await.unwrap().remove(0);
            (account.standing == Standing::SignedOut && !account.why.is_empty()).then_some(())
        })
        .await;
        room.lead.steer(Practice::default()).await.unwrap();
        room.lead.resume_account(room.account.id).await.unwrap();
        if state(&room, &card).await.is_empty() {
            room.a.reply(Sending::plain(card.id, 1, "네"), fresh()).await.unwrap();
        }
        until("it is sent", async || (state(&room, &card).await == [State::Sent]).then_some(())).await;
        assert_eq!(published(&room).values().sum::<usize>(), 1);
        room.desk.stop().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_dropped_reply_frees_the_turn() {
    for room in rooms().await {
        let card = room.say("dropped", "들리나요?").await;
        room.lead.pause_account(room.account.id).await.unwrap();
        let reply = room.a.reply(Sending::plain(card.id, 1, "아니요"), fresh()).await.unwrap();
        room.b.settle(reply.id, Verdict::Drop, fresh()).await.unwrap();
        assert_eq!(room.card(&card).await.reply, None);
        room.a.reply(Sending::plain(card.id, 1, "네"), fresh()).await.unwrap();
        room.lead.resume_account(room.account.id).await.unwrap();
        until("it is sent", async || (state(&room, &card).await == [State::Dropped, State::Sent]).then_some(())).await;
        let posts = room.desk.world().posts();
        let said: Vec<_> = posts.iter().filter(|post| post.reply.is_some()).map(|post| post.text.as_str()).collect();
        assert_eq!(said, ["네 ^A"]);
        room.desk.stop().await;
    }
}
