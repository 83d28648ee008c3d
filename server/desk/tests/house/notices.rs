//! Whom a change concerns hears of it, once, and nobody else.

use super::room::{Room, fresh, rooms, seat, until};
use desk::{Seat, Sending};
use model::notice::What;
use model::operator::Role;

async fn told(seat: &Seat) -> Vec<(What, String)> {
    seat.notices(None).await.unwrap().into_iter().map(|notice| (notice.what, notice.text)).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_note_an_assignment_and_a_take_over_are_told() {
    for room in rooms().await {
        let card = room.say("minji", "개통이 안 돼요").await;
        room.a.note(card.id, "@Bo 이거 아세요? @Ana".into(), fresh()).await.unwrap();
        room.a.assign(card.id, room.b.operator().id, "부탁해요".into(), fresh()).await.unwrap();
        room.a.take(card.id, "제가 할게요".into(), fresh()).await.unwrap();
        assert_eq!(
            told(&room.b).await,
            [
                (What::Taken, "제가 할게요".into()),
                (What::Assigned, "부탁해요".into()),
                (What::Mentioned, "@Bo 이거 아세요? @Ana".into()),
            ]
        );
        assert_eq!(told(&room.a).await, [], "nobody hears of what they did themselves");
        assert_eq!(told(&room.lead).await, []);
        assert_eq!(room.b.new_notices().await.unwrap(), 3);
        let all = room.b.notices(None).await.unwrap();
        room.a.see_notices(i64::MAX).await.unwrap();
        room.b.see_notices(all[1].id).await.unwrap();
        assert_eq!(room.b.new_notices().await.unwrap(), 1);
        assert_eq!(room.b.notices(Some(all[1].id)).await.unwrap().len(), 1);
        room.desk.stop().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn who_follows_hears_the_customer() {
    for room in rooms().await {
        let card = room.say("minji", "개통이 안 돼요").await;
        room.b.follow(card.id, true, fresh()).await.unwrap();
        say_more(&room, &card, "아직도요").await;
        assert_eq!(told(&room.b).await, [(What::Heard, "@hangang.practice 아직도요".into())]);
        room.b.follow(card.id, false, fresh()).await.unwrap();
        say_more(&room, &card, "저기요").await;
        assert_eq!(told(&room.b).await.len(), 1);
        room.desk.stop().await;
    }
}

async fn say_more(room: &Room, card: &model::thread::Card, text: &str) {
    let talk = room.a.talk(card.id).await.unwrap();
    room.answer("minji", &talk.messages[0].remote, &format!("@hangang.practice {text}"));
    until("it is heard", async || Some(room.card(card).await).filter(|now| now.messages > talk.card.messages)).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_writer_hears_what_the_reader_says() {
    for room in rooms().await {
        let genius = seat(&room.desk, "Gene", Role::Genius).await;
        let card = room.say("minji", "아이폰은요?").await;
        let first = genius.reply(Sending::plain(card.id, 1, "내일요"), fresh()).await.unwrap();
        room.a.return_reply(first.id, "모레예요".into(), fresh()).await.unwrap();
        let second = genius.reply(Sending::plain(card.id, 1, "모레요"), fresh()).await.unwrap();
        room.a.approve(second.id, second.hash, 1, fresh()).await.unwrap();
        assert_eq!(told(&genius).await, [(What::Approved, "모레요 ^G".into()), (What::Returned, "모레예요".into())]);
        room.desk.stop().await;
    }
}
