//! Topic lanes, lists under a name, and what many say.

use super::room::{fresh, rooms, seat};
use desk::Sending;
use model::approval::Need;
use model::operator::Role;
use model::reply::State;
use model::thread::Filter;

fn words(words: &[&str]) -> Vec<String> {
    words.iter().map(ToString::to_string).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_thread_finds_its_queue_and_language() {
    for room in rooms().await {
        let phone =
            room.lead.keep_queue(None, " 아이폰 ".into(), words(&["iPhone", "아이폰", ""]), false).await.unwrap();
        assert_eq!((phone.name.as_str(), phone.words.len()), ("아이폰", 2));
        assert!(room.lead.keep_queue(None, "아이폰".into(), Vec::new(), false).await.is_err(), "the name is taken");
        assert!(room.a.keep_queue(None, "요금".into(), Vec::new(), false).await.is_err(), "an agent keeps none");
        let card = room.say("minji", "아이폰 언제 나와요").await;
        assert_eq!((card.queue, card.language.as_str()), (Some(phone.id), "ko"));
        let other = room.say("minji", "Where can I see my bill this month?").await;
        assert_eq!((other.queue, other.language.as_str()), (None, "en"));
        let moved = room.a.queue(other.id, Some(phone.id), fresh()).await.unwrap();
        assert_eq!(moved.queue, Some(phone.id));
        let filter = Filter { queue: Some(phone.id), language: Some("en".into()), ..Filter::default() };
        let found = room.a.page(filter, None).await.unwrap().cards;
        assert_eq!(found.iter().map(|card| card.id).collect::<Vec<_>>(), [other.id]);
        room.lead.forget_queue(phone.id).await.unwrap();
        assert!(room.a.queue(card.id, Some(phone.id), fresh()).await.is_err(), "it is gone");
        assert_eq!(room.say("minji", "아이폰!").await.queue, None);
        room.desk.stop().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_guarded_queue_is_answered_with_a_reader_and_left_by_one() {
    for room in rooms().await {
        let bill = room.lead.keep_queue(None, "요금".into(), words(&["요금"]), true).await.unwrap();
        let card = room.say("minji", "요금이 이상해요").await;
        let professional = seat(&room.desk, "Pro", Role::Professional).await;
        assert!(professional.queue(card.id, None, fresh()).await.is_err(), "that would be a way round");
        let reply = professional.reply(Sending::plain(card.id, 1, "확인할게요"), fresh()).await.unwrap();
        assert_eq!((reply.state, reply.need), (State::Awaiting, Some(Need::Queue { name: "요금".into() })));
        assert!(room.a.queue(card.id, None, fresh()).await.is_ok(), "whoever may approve may");
        assert!(professional.queue(card.id, Some(bill.id), fresh()).await.is_ok(), "anybody may bring one in");
        // Nor does merging lead round it.
        let other = room.say("minji", "아이폰은 언제 나와요?").await;
        let merged = professional.merge(other.id, card.id, fresh()).await;
        assert!(merged.is_err(), "an answer awaits its reader there");
        let asked = room.say("minji", "요금이 또 이상해요, 확인해 주세요").await;
        let merged = professional.merge(other.id, asked.id, fresh()).await.unwrap();
        assert_eq!(merged.queue, Some(bill.id));
        room.desk.stop().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_many_paste_is_seen_as_one() {
    for room in rooms().await {
        let text = "데이터 이월 제도를 도입해 주세요. 고객의 목소리를 들어 주세요!";
        let first = room.say("minji", text).await;
        let other = room.say("sky", "유심을 샀는데 인식이 안 됩니다. 어떻게 해야 하나요").await;
        let second = room.say("haneul", &text.replace('.', "!!")).await;
        let third = room.say("jun", text).await;
        assert_eq!((second.alike, third.alike, other.alike), (Some(first.id), Some(first.id), None));
        let filter = Filter { alike: Some(first.id), ..Filter::default() };
        assert_eq!(room.a.page(filter, None).await.unwrap().cards.len(), 3, "the first one too");
        room.desk.stop().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_view_is_shared_and_taken_back() {
    for room in rooms().await {
        let filter = Filter { words: Some("환불".into()), ..Filter::default() };
        let mine = room.a.keep_view(None, "환불".into(), filter.clone(), false).await.unwrap();
        assert!(room.b.views().await.unwrap().is_empty());
        assert!(room.b.forget_view(mine.id).await.is_err() && room.lead.forget_view(mine.id).await.is_err());
        let shared = room.a.keep_view(Some(mine.id), "환불!".into(), filter.clone(), true).await.unwrap();
        assert_eq!(room.b.views().await.unwrap(), std::slice::from_ref(&shared));
        assert!(room.b.keep_view(Some(mine.id), "제 것".into(), filter.clone(), false).await.is_err());
        let genius = seat(&room.desk, "Gen", Role::Genius).await;
        assert!(genius.keep_view(None, "모두".into(), filter.clone(), true).await.is_err(), "a guest keeps their own");
        assert!(genius.keep_view(None, "내 것".into(), filter, false).await.is_ok());
        room.lead.forget_view(shared.id).await.unwrap();
        assert!(room.a.views().await.unwrap().is_empty());
        room.desk.stop().await;
    }
}
