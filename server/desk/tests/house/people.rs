//! S11, S12, S13: sessions, links and guesses.

use super::room::{PASSWORD, client, guest, rooms, seat};
use desk::{Client, Error, Guest};
use model::operator::{Language, Role, Settings};
use model::refusal::Refusal;

fn refused<T>(given: Result<T, Error>) -> Refusal {
    match given {
        Err(Error::Refused(refusal)) => refusal,
        Err(other) => panic!("{other}"),
        Ok(_) => panic!("it was allowed"),
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_invitation_works_once() {
    for room in rooms().await {
        let path = room.lead.invite(Role::Genius).await.unwrap();
        let link = path.rsplit('/').next().unwrap().to_owned();
        assert_eq!(room.desk.peek_invite(link.clone()).await.unwrap(), ("한강텔레콤".into(), Role::Genius));
        let taken = room.desk.join(link.clone(), guest("Ana"), &client()).await;
        assert_eq!(refused(taken), Refusal::EmailTaken, "and the invitation is not used up");
        let settings = Settings { language: Language::En, ..Settings::default() };
        let gene = Guest { settings, ..guest("Gene") };
        let joined = room.desk.join(link.clone(), gene, &client()).await.unwrap();
        assert_eq!((joined.me.operator.role, joined.me.settings), (Role::Genius, settings), "as they saw the page");
        for dead in [link, String::new(), "x".repeat(43)] {
            assert_eq!(refused(room.desk.join(dead, guest("Late"), &client()).await), Refusal::DeadLink);
        }
        room.desk.stop().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn set_up_happens_once() {
    for room in rooms().await {
        assert_eq!(room.desk.setup_link().await.unwrap(), None);
        assert_eq!(refused(room.desk.peek_setup(String::new()).await), Refusal::DeadLink);
        room.desk.stop().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_new_password_ends_the_other_sessions() {
    for room in rooms().await {
        let other = room.desk.sign_in("ana@team.test", PASSWORD.into(), &client()).await.unwrap();
        let wrong = room.a.change_password("아니에요 아니에요".into(), "새로운 비밀번호야 1".into()).await;
        assert_eq!(refused(wrong), Refusal::WrongPassword);
        room.a.change_password(PASSWORD.into(), "전혀 다른 열쇠 열한자".into()).await.unwrap();
        assert!(room.desk.seat_of_cookie(&other.cookie).await.unwrap().is_none());
        assert_eq!(room.a.sessions().await.unwrap().len(), 1, "mine goes on");
        assert_eq!(
            refused(room.desk.sign_in("ana@team.test", PASSWORD.into(), &client()).await),
            Refusal::WrongPassword
        );
        room.desk.stop().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_key_that_was_just_used_lets_in_who_may_come_in_now() {
    for room in rooms().await {
        let desk = &room.desk;
        let one = desk.sign_in("bo@team.test", PASSWORD.into(), &client()).await.unwrap();
        let two = desk.sign_in("bo@team.test", PASSWORD.into(), &client()).await.unwrap();
        let sit = async |cookie: &str| desk.seat_of_cookie(cookie).await.unwrap();
        let (bo, other) = (sit(&one.cookie).await.unwrap(), sit(&two.cookie).await.unwrap());
        let id = bo.operator().id;
        assert!(desk.seat_of_token(&one.cookie).await.unwrap().is_none(), "a cookie is no token");

        room.lead.change_operator(id, Role::Professional, false, false).await.unwrap();
        assert_eq!(sit(&one.cookie).await.unwrap().operator().role, Role::Professional, "another role");
        let settings = Settings { language: Language::En, ..*bo.settings() };
        bo.change_me("Bora".into(), "BR".into(), settings).await.unwrap();
        let now = sit(&two.cookie).await.unwrap();
        assert_eq!((now.operator().name.as_str(), *now.settings()), ("Bora", settings), "another name");

        bo.revoke_session(other.session().unwrap()).await.unwrap();
        assert!(sit(&two.cookie).await.is_none(), "one browser signed out");
        assert!(sit(&one.cookie).await.is_some(), "and only that one");
        room.lead.change_operator(id, Role::Agent, true, false).await.unwrap();
        assert!(sit(&one.cookie).await.is_none(), "disabled");
        desk.stop().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn guesses_run_out_by_email_and_by_address() {
    for room in rooms().await {
        let from = |n: u8| Client { ip: [10, 0, 0, n].into(), agent: String::new() };
        let mut outcomes = Vec::new();
        for n in 0..12 {
            outcomes.push(refused(room.desk.sign_in("bo@team.test", "틀린 비밀번호예요".into(), &from(n)).await));
        }
        assert!(outcomes[..8].iter().all(|o| *o == Refusal::WrongPassword));
        assert!(matches!(outcomes[11], Refusal::TooMany { after: 1.. }), "{outcomes:?}");
        let right = room.desk.sign_in("bo@team.test", PASSWORD.into(), &from(99)).await;
        assert!(matches!(refused(right), Refusal::TooMany { .. }), "the right one has to wait as well");
        room.desk.stop().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_last_lead_stays() {
    for room in rooms().await {
        let lead = room.lead.operator().id;
        assert_eq!(refused(room.lead.change_operator(lead, Role::Agent, false, false).await), Refusal::LastLead);
        assert_eq!(refused(room.desk.disable("lead@team.test").await), Refusal::LastLead);
        let second = seat(&room.desk, "Second", Role::Lead).await;
        second.change_operator(lead, Role::Lead, true, false).await.unwrap();
        assert_eq!(
            refused(room.desk.sign_in("lead@team.test", PASSWORD.into(), &client()).await),
            Refusal::WrongPassword
        );
        room.desk.stop().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_token_lives_until_it_is_revoked() {
    for room in rooms().await {
        let secret = room.lead.create_token("nightly".into()).await.unwrap();
        let seat = room.desk.seat_of_token(&secret).await.unwrap().unwrap();
        assert_eq!((seat.operator().id, seat.session()), (room.lead.operator().id, None));
        assert!(room.desk.seat_of_cookie(&secret).await.unwrap().is_none(), "a token is no cookie");
        assert_eq!(room.desk.revoke_token_named("nightly").await.unwrap(), 1);
        assert!(room.desk.seat_of_token(&secret).await.unwrap().is_none());
        room.desk.stop().await;
    }
}
