//! The main job: a message comes in, one claims, one answers, the customer reads it and comes back.

use super::room::{fresh, rooms, until};
use desk::{Error, Sending};
use model::message::Direction;
use model::refusal::Refusal;
use model::thread::State;

#[tokio::test(flavor = "multi_thread")]
async fn a_mention_is_answered_once_and_comes_back() {
    for room in rooms().await {
        let card = room.say("minji", "부산에서 LTE가 안 터져요").await;
        assert_eq!((card.state, card.messages), (State::New, 1));

        room.a.claim(card.id, fresh()).await.unwrap();
        let late = room.b.claim(card.id, fresh()).await.unwrap_err();
        assert!(matches!(late, Error::Refused(Refusal::AlreadyClaimed { by }) if by == room.a.operator().id));

        let text = "기지국을 점검하고 있어요".to_owned();
        let reply = room.a.reply(Sending::plain(card.id, 1, text), fresh()).await.unwrap();
        assert_eq!(reply.text, "기지국을 점검하고 있어요 ^A");
        let second = room.b.reply(Sending::plain(card.id, 1, "저희가"), fresh()).await.unwrap_err();
        assert!(
            matches!(second, Error::Refused(Refusal::AlreadyAnswered { by }) if by == room.a.operator().id),
            "{second:?}"
        );

        let answered = until("the reply is sent", async || {
            Some(room.card(&card).await).filter(|card| card.state == State::Answered)
        })
        .await;
        assert_eq!((answered.wait, answered.answered), (None, Some(room.a.operator().id)));

        let talk = room.b.talk(card.id).await.unwrap();
        let out = talk.messages.iter().find(|message| message.direction == Direction::Out).unwrap();
        let on_the_network = room.desk.world().thread(&talk.messages[0].remote);
        assert_eq!(on_the_network.len(), 2, "one question, one answer");
        assert_eq!(on_the_network[1].text, reply.text);

        room.answer("minji", &out.remote, "고마워요, 그런데 아직 안 돼요");
        let back = until("the thread is open again", async || {
            Some(room.card(&card).await).filter(|card| card.state == State::New)
        })
        .await;
        assert_eq!((back.owner, back.turn, back.messages), (None, 2, 3));
        room.b.reply(Sending::plain(card.id, 3, "다시 볼게요"), fresh()).await.unwrap();
        room.desk.stop().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_was_answered_goes_on_below_the_answer() {
    for room in rooms().await {
        let card = room.say("yuna", "로밍 요금이 더 나왔어요").await;
        room.a.reply(Sending::plain(card.id, 1, "확인하고 있어요"), fresh()).await.unwrap();
        until("the reply is sent", async || Some(room.card(&card).await).filter(|card| card.state == State::Answered))
            .await;
        let more = room.say("yuna", "언제쯤 알 수 있나요?").await;
        assert_eq!((more.id, more.state, more.messages), (card.id, State::New, 3));
        let another = room.say("yuna", "그리고 하나 더요").await;
        assert_ne!(another.id, card.id, "what is not an answer begins a conversation");
        room.desk.stop().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_same_mutation_is_done_once() {
    for room in rooms().await {
        let card = room.say("jun", "개통이 언제 되나요?").await;
        let mutation = fresh();
        let both = futures::future::join_all(
            (0..20).map(|_| room.a.reply(Sending::plain(card.id, 1, "오늘 됩니다"), mutation)),
        )
        .await;
        let ids: std::collections::HashSet<_> = both.into_iter().map(|reply| reply.unwrap().id).collect();
        assert_eq!(ids.len(), 1, "one intent, one reply");
        until("it is sent", async || Some(room.card(&card).await).filter(|c| c.state == State::Answered)).await;
        let posts = room.desk.world().posts();
        assert_eq!(posts.iter().filter(|post| post.reply.is_some()).count(), 1);
        room.desk.stop().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn who_has_not_read_the_newest_words_is_stale() {
    for room in rooms().await {
        let card = room.say("sora", "요금이 이상해요").await;
        let first = room.lead.talk(card.id).await.unwrap().messages[0].remote.clone();
        room.answer("sora", &first, "@hangang.practice 두 번 빠졌어요");
        until("the second message", async || Some(room.card(&card).await).filter(|c| c.messages == 2)).await;
        let stale = room.a.reply(Sending::plain(card.id, 1, "확인할게요"), fresh()).await.unwrap_err();
        assert!(matches!(stale, Error::Refused(Refusal::Stale { messages: 2 })), "{stale:?}");
        room.a.reply(Sending::plain(card.id, 2, "확인할게요"), fresh()).await.unwrap();
        room.desk.stop().await;
    }
}
