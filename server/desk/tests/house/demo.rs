//! The first minute: a board that is at work already.

use desk::{Desk, Options};
use model::operator::Role;
use model::refusal::Refusal;
use model::thread::{Filter, State};
use store::testing::stores;

#[tokio::test(flavor = "multi_thread")]
async fn the_demo_is_at_work_and_opens_once() {
    for fresh in stores().await {
        let options = Options { key: [1; 32], practice: None, seed: 7, allow_private: false };
        let desk = Desk::open(fresh.store.clone(), options).await.unwrap();
        let team = desk.demo().await.unwrap();
        let count = |role| team.iter().filter(|newcomer| newcomer.operator.role == role).count();
        assert_eq!(Role::ALL.map(count), [2, 3, 12, 6]);

        let client = super::room::client();
        let begun = desk.sign_in(&team[0].operator.email, team[0].password.clone(), &client).await.unwrap();
        let seat = desk.seat_of_cookie(&begun.cookie).await.unwrap().unwrap();
        for state in [State::New, State::Claimed, State::Waiting, State::Snoozed, State::Closed] {
            let page = seat.page(Filter { states: vec![state], ..Filter::default() }, None).await.unwrap();
            assert!(!page.cards.is_empty(), "{state:?} is empty");
        }
        assert!(desk.demo().await.unwrap().is_empty(), "a second start changes nobody");
        assert!(matches!(desk.peek_setup(String::new()).await, Err(desk::Error::Refused(Refusal::DeadLink))));
    }
}
