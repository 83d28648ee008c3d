//! Four eyes: nothing that needs a reader leaves without the yes of somebody else to exactly these words.

use super::room::{Room, fresh, rooms, seat, until};
use desk::{Error, Seat, Sending};
use model::approval::{Need, Policy};
use model::draft::Draft;
use model::operator::Role;
use model::refusal::Refusal;
use model::reply::{Reply, State, Verdict};
use model::thread::Card;

fn refused<T: std::fmt::Debug>(answer: desk::Result<T>) -> Refusal {
    match answer {
        Err(Error::Refused(why)) => why,
        other => panic!("{other:?}"),
    }
}

async fn asked(room: &Room, genius: &Seat, card: &Card, text: &str) -> Reply {
    let draft = room.b.draft(card.id).await.unwrap();
    let draft = genius.write_draft(card.id, draft.version, None, text.into(), Vec::new(), None).await.unwrap().draft;
    let seen = room.card(card).await.messages;
    let sending = Sending { token: Some(draft.token), ..Sending::plain(card.id, seen, text) };
    genius.reply(sending, fresh()).await.unwrap()
}

/// The customer adds something below their own post.
async fn goes_on(room: &Room, card: &Card, text: &str) {
    let talk = room.b.talk(card.id).await.unwrap();
    room.answer("minji", &talk.messages[0].remote, text);
    until("it is heard", async || Some(room.card(card).await).filter(|now| now.messages > talk.card.messages)).await;
}

fn posts(room: &Room) -> Vec<String> {
    room.desk.world().posts().into_iter().filter(|post| post.reply.is_some()).map(|post| post.text).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_genius_is_read_first() {
    for room in rooms().await {
        let genius = seat(&room.desk, "Gene", Role::Genius).await;
        let card = room.say("minji", "아이폰 개통은요?").await;
        let reply = asked(&room, &genius, &card, "내일 됩니다").await;
        assert_eq!((reply.state, reply.need.clone()), (State::Awaiting, Some(Need::Role)));
        assert_eq!(refused(genius.approve(reply.id, reply.hash.clone(), 1, fresh()).await), Refusal::NotAllowed);
        assert_eq!(refused(room.b.settle(reply.id, Verdict::Drop, fresh()).await), Refusal::WrongState);
        assert_eq!(refused(room.a.approve(reply.id, "0".repeat(64), 1, fresh()).await), Refusal::OtherWords);
        assert_eq!(
            refused(room.a.approve(reply.id, reply.hash.clone(), 0, fresh()).await),
            Refusal::Stale { messages: 1 }
        );
        assert!(posts(&room).is_empty());
        // Back with a comment: the words are a draft again, and what was asked for is gone.
        assert_eq!(refused(room.a.return_reply(reply.id, " ".into(), fresh()).await), Refusal::NoReason);
        let back = room.a.return_reply(reply.id, "모레예요".into(), fresh()).await.unwrap();
        assert_eq!((back.state, back.why.as_str()), (State::Dropped, "모레예요"));
        assert_eq!(room.b.draft(card.id).await.unwrap().text, "내일 됩니다");
        assert_eq!(refused(room.a.approve(reply.id, reply.hash, 1, fresh()).await), Refusal::WrongState);
        let again = asked(&room, &genius, &card, "모레 됩니다").await;
        let mutation = fresh();
        let yes = room.a.approve(again.id, again.hash.clone(), 1, mutation).await.unwrap();
        assert_eq!((yes.state, yes.approver), (State::Queued, Some(room.a.operator().id)));
        assert_eq!(room.a.approve(again.id, again.hash, 1, mutation).await.unwrap(), yes, "said twice, done once");
        until("it is out", async || Some(posts(&room)).filter(|posts| *posts == ["모레 됩니다 ^G"])).await;
        room.desk.stop().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_edited_cannot_approve() {
    for room in rooms().await {
        let policy = Policy { roles: vec![Role::Agent], words: vec!["환불".into()], ..Policy::default() };
        room.lead.set_policy(policy).await.unwrap();
        let card = room.say("minji", "요금이 두 번 나갔어요").await;
        let begun = room.b.write_draft(card.id, 0, None, "확인".into(), Vec::new(), None).await.unwrap().draft;
        room.b.leave_draft(card.id, begun.token).await.unwrap();
        let reply = asked(&room, &room.a, &card, "확인해 드릴게요").await;
        assert_eq!((reply.started, reply.edited.len()), (Some(room.b.operator().id), 2));
        for hand in [&room.a, &room.b] {
            assert_eq!(refused(hand.approve(reply.id, reply.hash.clone(), 1, fresh()).await), Refusal::OwnWords);
        }
        room.lead.approve(reply.id, reply.hash, 1, fresh()).await.unwrap();
        until("it is out", async || Some(posts(&room)).filter(|posts| posts.len() == 1)).await;
        // Some words need two people, whoever writes them, and a script too.
        let other = room.say("yuna", "환불해 주세요").await;
        let need = room.lead.reply(Sending::plain(other.id, 1, "환 불해 드릴게요"), fresh()).await.unwrap();
        assert_eq!(need.need, Some(Need::Word { word: "환불".into() }));
        assert_eq!(refused(room.lead.approve(need.id, need.hash, 1, fresh()).await), Refusal::OwnWords);
        room.desk.stop().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_reader_who_has_not_seen_the_last_message_is_told() {
    for room in rooms().await {
        let genius = seat(&room.desk, "Gene", Role::Genius).await;
        let card = room.say("minji", "아이폰 개통은요?").await;
        let reply = asked(&room, &genius, &card, "내일 됩니다").await;
        goes_on(&room, &card, "@hangang.practice 아 이제 됐어요").await;
        assert_eq!(
            refused(room.a.approve(reply.id, reply.hash.clone(), 1, fresh()).await),
            Refusal::Stale { messages: 2 }
        );
        // Seen, it answers what the customer says now, and settles the thread.
        room.a.approve(reply.id, reply.hash, 2, fresh()).await.unwrap();
        until("it is answered", async || {
            Some(room.card(&card).await).filter(|card| card.state == model::thread::State::Answered)
        })
        .await;
        room.desk.stop().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_database_holds_when_the_rules_do_not() {
    for room in rooms().await {
        let genius = seat(&room.desk, "Gene", Role::Genius).await;
        let card = room.say("minji", "아이폰 개통은요?").await;
        let reply = asked(&room, &genius, &card, "내일 됩니다").await;
        let id = uuid(&room, &reply);
        for trick in [
            format!("UPDATE reply SET state = 'queued' WHERE id = {id}"),
            format!("UPDATE reply SET state = 'dispatching' WHERE id = {id}"),
            format!("UPDATE reply SET state = 'queued', approver = by, approved = hash WHERE id = {id}"),
            format!(
                "UPDATE reply SET state = 'queued', approver = (SELECT id FROM operator WHERE name = 'Bo'), approved = 'x' WHERE id = {id}"
            ),
            format!("UPDATE reply SET text = 'anything else' WHERE id = {id}"),
            format!("UPDATE reply SET need = 'null', state = 'queued' WHERE id = {id}"),
            format!("UPDATE reply SET hash = '' WHERE id = {id}"),
        ] {
            let mut tx = room.fresh.store.write().await.unwrap();
            assert!(tx.run(&trick).await.is_err(), "{trick}");
        }
        assert_eq!(room.b.talk(card.id).await.unwrap().replies, [reply]);
        room.desk.stop().await;
    }
}

fn uuid(room: &Room, reply: &Reply) -> String {
    let hex = reply.id.0.simple().to_string();
    if room.fresh.folder().is_some() { format!("x'{hex}'") } else { format!("'{hex}'") }
}

#[tokio::test(flavor = "multi_thread")]
async fn trust_ends_the_reading() {
    for room in rooms().await {
        let genius = seat(&room.desk, "Gene", Role::Genius).await;
        room.lead.change_operator(genius.operator().id, Role::Genius, false, true).await.unwrap();
        let begun = room.desk.sign_in("gene@team.test", super::room::PASSWORD.into(), &super::room::client()).await;
        let trusted = room.desk.seat_of_cookie(&begun.unwrap().cookie).await.unwrap().unwrap();
        let card = room.say("minji", "아이폰 개통은요?").await;
        let draft = Draft::empty(card.id);
        assert_eq!(draft.version, 0);
        let reply = trusted.reply(Sending::plain(card.id, 1, "내일 됩니다"), fresh()).await.unwrap();
        assert_eq!((reply.state, reply.need), (State::Queued, None));
        let account = room.lead.change_account(room.account.id, 0, room.account.cotag, true).await.unwrap();
        assert!(account.approval);
        let other = room.say("yuna", "요금제는요?").await;
        let reply = room.lead.reply(Sending::plain(other.id, 1, "네"), fresh()).await.unwrap();
        assert_eq!((reply.state, reply.need), (State::Awaiting, Some(Need::Account)));
        room.desk.stop().await;
    }
}
