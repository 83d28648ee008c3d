//! What nobody has to answer is set aside, and nothing of it is lost.

use super::room::{fresh, rooms};
use model::thread::{MUTED, SPAM, State};

#[tokio::test(flavor = "multi_thread")]
async fn an_advertisement_is_set_aside_and_can_be_opened() {
    for room in rooms().await {
        let spam = room.say("pills", "비.아.그.라 정품 당일배송 카톡 viag77 상담환영").await;
        assert_eq!((spam.state, spam.reason.as_str(), spam.wait), (State::Declined, SPAM, None));
        let honest = room.say("minji", "해외에서 카드 결제가 안 돼요, 약정 문의도요").await;
        assert_eq!(honest.state, State::New);
        room.a.reopen(spam.id, fresh()).await.unwrap();
        assert_eq!(room.card(&spam).await.state, State::Claimed);
        room.desk.stop().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn who_is_muted_wakes_nobody() {
    for room in rooms().await {
        let card = room.say("loud", "야").await;
        room.a.close(card.id, fresh()).await.unwrap();
        let customer = room.a.mute(card.customer.id, true).await.unwrap();
        assert!(customer.muted);
        let more = room.say("loud", "야!").await;
        assert_eq!((more.state, more.reason.as_str()), (State::Declined, MUTED));
        room.a.mute(card.customer.id, false).await.unwrap();
        assert_eq!(room.say("loud", "저기요").await.state, State::New);
        room.desk.stop().await;
    }
}
