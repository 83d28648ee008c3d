//! What the brand says of its own accord, by the road that answers take.

use super::room::{Room, fresh, rooms, until};
use desk::Sending;
use model::reply::State;
use model::thread;
use model::time::{SECOND, Time};

async fn sent(room: &Room, thread: model::id::ThreadId, many: usize) {
    until("it is out", async || {
        let talk = room.lead.talk(thread).await.unwrap();
        let out = talk.replies.iter().filter(|reply| reply.state == State::Sent).count();
        (out == many && talk.replies.len() == many).then_some(())
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_post_stands_alone_and_what_follows_is_below_it() {
    for room in rooms().await {
        let card = room.a.begin_post(room.account.id, fresh()).await.unwrap();
        assert_eq!((card.state, card.wait, card.messages), (thread::State::Claimed, None, 0));
        let text = "오늘부터 데이터 이월을 시작합니다. ".repeat(20);
        let sending = Sending { chain: true, ..Sending::plain(card.id, 0, text) };
        let first = room.a.reply(sending, fresh()).await.unwrap();
        assert!(first.parts > 1);
        sent(&room, card.id, first.parts as usize).await;
        let posts = room.desk.world().posts();
        let out: Vec<_> = posts.iter().filter(|post| post.reply.is_some()).collect();
        assert_eq!((out[0].parent.as_deref(), &out[0].root), (None, &out[0].remote));
        for pair in out.windows(2) {
            assert_eq!((pair[1].parent.as_deref(), &pair[1].root), (Some(pair[0].remote.as_str()), &out[0].remote));
        }
        assert_eq!(room.card(&card).await.state, thread::State::Answered);

        // A customer who answers it is heard in a thread of their own.
        room.answer("minji", &out[0].remote, "기다렸어요!");
        until("heard", async || {
            let found = room
                .lead
                .board()
                .await
                .unwrap()
                .cards
                .into_iter()
                .find(|card| card.customer.handle == "minji.practice");
            found.filter(|card| card.state == thread::State::New)
        })
        .await;
        assert_eq!(room.card(&card).await.messages, first.parts, "and not in the brand's");
        room.desk.stop().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_post_is_planned_and_said_once_however_often_it_is_asked_for() {
    for room in rooms().await {
        let begin = fresh();
        let card = room.a.begin_post(room.account.id, begin).await.unwrap();
        assert_eq!(room.a.begin_post(room.account.id, begin).await.unwrap().id, card.id);
        let sending =
            || Sending { at: Some(Time::now().plus(2 * SECOND)), ..Sending::plain(card.id, 0, "내일 쉽니다") };
        let once = fresh();
        let planned = room.a.reply(sending(), once).await.unwrap();
        assert_eq!(room.a.reply(sending(), once).await.unwrap().id, planned.id);
        assert!(room.b.reply(sending(), fresh()).await.is_err());
        assert_eq!(planned.state, State::Queued);
        sent(&room, card.id, 1).await;
        assert_eq!(room.desk.world().posts().iter().filter(|post| post.reply.is_some()).count(), 1);
        room.desk.stop().await;
    }
}
