//! Threads of one customer that are one matter.

use super::room::{Room, fresh, rooms, until};
use desk::Sending;
use model::id::ThreadId;
use model::message::Message;
use model::reply;
use model::thread::{Card, State};

const ASKED: &str = "어제 개통했는데 데이터가 안 터져요. 확인 부탁드려요";

/// The card that speaks for a thread.
async fn speaker(room: &Room, card: &Card) -> Card {
    let card = room.card(card).await;
    match card.merged {
        Some(speaker) => room.lead.talk(speaker).await.unwrap().card,
        None => card,
    }
}

async fn texts(room: &Room, thread: ThreadId) -> Vec<String> {
    let plain = |message: Message| message.text.replace("@hangang.practice", "").trim().to_owned();
    room.lead.talk(thread).await.unwrap().messages.into_iter().map(plain).collect()
}

/// Answers, and waits until the answer is out.
async fn answered(room: &Room, card: &Card, text: &str) -> model::reply::Reply {
    let card = room.card(card).await;
    let reply = room.a.reply(Sending::plain(card.id, card.messages, text), fresh()).await.unwrap();
    until("the answer is out", async || {
        let talk = room.lead.talk(card.id).await.unwrap();
        talk.replies.into_iter().find(|r| r.id == reply.id && r.state == reply::State::Sent)
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_asks_again_is_answered_once_and_where_they_asked_last() {
    for room in rooms().await {
        let first = room.say("minji", ASKED).await;
        let again = room.say("minji", "아까 여쭤봤는데 아직도 답이 없네요").await;
        assert_eq!((again.merged, again.state), (Some(first.id), State::Closed));
        let card = room.card(&first).await;
        assert_eq!((card.wait, card.messages), (first.wait, 2), "the clock runs since the first question");
        assert_eq!(texts(&room, first.id).await.len(), 2);
        let board = room.lead.board().await.unwrap();
        assert_eq!(board.cards.iter().map(|card| card.id).collect::<Vec<_>>(), [first.id]);

        let reply = answered(&room, &first, "확인했습니다. 다시 켜 보세요.").await;
        let posts = room.desk.world().posts();
        let asked: Vec<_> = posts.iter().filter(|post| post.author.handle == "minji.practice").collect();
        let out: Vec<_> = posts.iter().filter(|post| post.reply == Some(reply.id)).collect();
        assert_eq!(out.len(), 1);
        assert_eq!((&out[0].parent, &out[0].root), (&Some(asked[1].remote.clone()), &asked[1].root));

        // Below either question they are heard in the one thread.
        room.answer("minji", &asked[1].remote, "@hangang.practice 이제 돼요");
        until("heard where the thread goes on", async || {
            let card = room.card(&first).await;
            (card.messages == 4 && card.state == State::New).then_some(())
        })
        .await;
        room.desk.stop().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn another_question_and_an_answered_one_begin_their_own() {
    for room in rooms().await {
        let first = room.say("minji", ASKED).await;
        let other = room.say("minji", "요금제는 어디에서 바꾸나요?").await;
        assert_eq!(other.merged, None);
        answered(&room, &other, "앱에서 바꾸실 수 있어요.").await;
        answered(&room, &first, "확인했습니다.").await;
        let later = room.say("minji", "답이 없네요").await;
        assert_eq!(later.merged, None, "nobody waits for them");
        let theirs = room.say("haneul", "답이 없네요").await;
        assert_eq!(theirs.merged, None, "somebody else's words");
        room.desk.stop().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn two_threads_are_merged_by_hand_and_apart_again() {
    for room in rooms().await {
        let first = room.say("minji", ASKED).await;
        let other = room.say("minji", "요금제는 어디에서 바꾸나요?").await;
        let third = room.say("minji", "아이폰은 언제 나와요?").await;
        let stranger = room.say("haneul", "저도요").await;
        assert!(room.a.merge(first.id, stranger.id, fresh()).await.is_err(), "two people");
        assert!(room.a.merge(first.id, first.id, fresh()).await.is_err());

        let once = fresh();
        let merged = room.a.merge(other.id, third.id, once).await.unwrap();
        assert_eq!(merged.messages, 2);
        assert_eq!(room.a.merge(other.id, third.id, once).await.unwrap(), merged, "said twice, done once");
        let whole = room.a.merge(first.id, other.id, fresh()).await.unwrap();
        assert_eq!((whole.messages, whole.wait), (3, first.wait));
        assert_eq!(speaker(&room, &third).await.id, first.id, "what was merged before came along");
        assert_eq!(texts(&room, first.id).await.len(), 3);
        assert!(room.a.claim(other.id, fresh()).await.is_err(), "it is closed");
        assert!(room.a.reopen(other.id, fresh()).await.is_err(), "and another one speaks for it");
        assert!(room.a.merge(first.id, other.id, fresh()).await.is_err());

        let parted = room.a.part(first.id, third.id, fresh()).await.unwrap();
        assert_eq!((parted.merged, parted.state, parted.wait), (None, State::New, third.wait));
        let left = room.card(&first).await;
        assert_eq!((left.messages, left.wait), (2, first.wait));
        assert!(room.a.part(first.id, third.id, fresh()).await.is_err());
        room.desk.stop().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn who_merges_crosswise_meets_one_thread() {
    for room in rooms().await {
        for round in 0..10 {
            let who = format!("minji{round}");
            let one = room.say(&who, ASKED).await;
            let other = room.say(&who, "요금제는 어디에서 바꾸나요?").await;
            let (a, b) = tokio::join!(room.a.merge(one.id, other.id, fresh()), room.b.merge(other.id, one.id, fresh()));
            assert!(a.is_ok() != b.is_ok(), "{a:?} {b:?}");
            let merged = [room.card(&one).await, room.card(&other).await].iter().filter(|c| c.merged.is_some()).count();
            assert_eq!(merged, 1);
        }
        room.desk.stop().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn small_talk_waits_for_nobody() {
    for room in rooms().await {
        let card = room.say("minji", "오늘 날씨 좋네요").await;
        let card = room.a.relate(card.id, true, fresh()).await.unwrap();
        assert_eq!((card.relation, card.wait), (true, None));
        let top = room.desk.world().posts()[0].remote.clone();
        room.answer("minji", &top, "@hangang.practice 커피 한잔해요");
        let heard = until("heard", async || Some(room.card(&card).await).filter(|card| card.messages == 2)).await;
        assert_eq!((heard.wait, heard.state), (None, State::New));
        let again = room.a.relate(card.id, false, fresh()).await.unwrap();
        assert_eq!(again.wait, Some(heard.at));
        room.desk.stop().await;
    }
}
