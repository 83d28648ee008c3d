//! One person under several names, and those who are kept away.

use super::room::{rooms, until};

#[tokio::test(flavor = "multi_thread")]
async fn two_profiles_are_one_person_and_two_again() {
    for room in rooms().await {
        let (one, other) = (room.say("minji", "개통이 안 돼요").await, room.say("minji2", "환불해 주세요").await);
        let third = room.say("minji3", "안녕하세요").await;
        let found = room.a.customers_called("@minji".into()).await.unwrap();
        assert_eq!(found.len(), 3);
        assert!(room.a.customers_called("%".into()).await.unwrap().is_empty());
        room.a.join_customer(third.customer.id, other.customer.id).await.unwrap();
        let all = room.a.join_customer(other.customer.id, one.customer.id).await.unwrap();
        let ids = |all: Vec<model::customer::Customer>| all.into_iter().map(|c| c.id).collect::<Vec<_>>();
        assert_eq!(ids(all), [one.customer.id, other.customer.id, third.customer.id], "who was joined came along");
        let (profiles, cards) = room.a.customer(third.customer.id).await.unwrap();
        assert_eq!((profiles.len(), cards.len()), (3, 3));
        assert_eq!(room.a.talk(one.id).await.unwrap().others.len(), 2);
        // Two questions of one person can be one matter.
        room.a.merge(one.id, other.id, super::room::fresh()).await.unwrap();

        let left = room.a.part_customer(one.customer.id).await.unwrap();
        assert_eq!(ids(left), [one.customer.id]);
        let rest = room.a.customer(third.customer.id).await.unwrap().0;
        assert_eq!(ids(rest), [other.customer.id, third.customer.id], "the others are still one");
        room.desk.stop().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn who_is_blocked_is_not_heard_by_the_network() {
    for room in rooms().await {
        let card = room.say("loud", "야").await;
        assert!(room.lead.block(card.customer.id, true).await.unwrap().blocked);
        assert!(room.lead.block(card.customer.id, true).await.unwrap().blocked, "twice is once");
        let top = room.desk.world().posts()[0].remote.clone();
        room.answer("loud", &top, "@hangang.practice 야!!");
        let after = room.say("minji", "개통이 안 돼요").await;
        until("what came later is there", async || Some(room.card(&after).await)).await;
        assert_eq!(room.card(&card).await.messages, 1);
        assert!(!room.lead.block(card.customer.id, false).await.unwrap().blocked);
        room.answer("loud", &top, "@hangang.practice 저기요");
        until("heard again", async || Some(room.card(&card).await).filter(|card| card.messages > 1)).await;

        room.desk.world().set_faults(channels::practice::Faults { unreachable: true, ..Default::default() });
        assert!(room.lead.block(card.customer.id, true).await.is_err(), "nothing was promised");
        assert!(!room.lead.customer(card.customer.id).await.unwrap().0[0].blocked);
        room.desk.stop().await;
    }
}
