use super::*;
use crate::customer::Face;
use crate::id::{AccountId, CustomerId, QueueId, ReplyId};
use crate::reply;
use crate::thread::State;
use proptest::prelude::*;
use uuid::Uuid;

const A: OperatorId = OperatorId(Uuid::from_u128(1));
const B: OperatorId = OperatorId(Uuid::from_u128(2));

fn card(id: u128, at: i64) -> Card {
    let face = Face { id: CustomerId(Uuid::nil()), name: String::new(), handle: "minji.test".into() };
    Card::begin(ThreadId(Uuid::from_u128(id)), AccountId(Uuid::nil()), face, format!("{id}"), Time(at))
}

fn sum(card: &Card) -> Sum {
    Sum { messages: card.messages, excerpt: card.excerpt.clone(), at: card.at, wait: card.wait }
}

#[test]
fn whoever_asks_again_waits_since_they_first_asked() {
    let (mut first, mut again) = (card(1, 10), card(2, 90));
    again.tags = vec!["개통".into()];
    first.gather(&mut again, None, false).unwrap();
    assert_eq!((first.wait, first.at, first.messages), (Some(Time(10)), Time(90), 2));
    assert_eq!((first.excerpt.as_str(), first.tags.len(), first.state), ("2", 1, State::New));
    assert_eq!((again.merged, again.state, again.wait), (Some(first.id), State::Closed, None));
}

#[test]
fn what_was_answered_is_open_again_and_another_turn() {
    let (mut first, mut again) = (card(1, 10), card(2, 90));
    first.state = State::Answered;
    first.wait = None;
    first.gather(&mut again, Some(A), false).unwrap();
    assert_eq!((first.state, first.turn, first.wait), (State::New, 2, Some(Time(90))));
}

#[test]
fn what_a_colleague_has_or_writes_is_not_merged() {
    let (mut first, mut again) = (card(1, 10), card(2, 90));
    again.claim(B).unwrap();
    assert_eq!(first.clone().gather(&mut again.clone(), Some(A), false), Err(Refusal::NotYours { owner: Some(B) }));
    assert_eq!(again.gather(&mut first, Some(A), false), Err(Refusal::NotYours { owner: Some(B) }));
    let mut again = card(2, 90);
    again.reply = Some((ReplyId(Uuid::nil()), reply::State::Queued));
    assert_eq!(first.gather(&mut again, Some(A), false), Err(Refusal::WrongState), "an answer is on its way there");
    let mut elsewhere = Card { account: AccountId(Uuid::from_u128(9)), ..card(2, 90) };
    assert_eq!(first.gather(&mut elsewhere, Some(A), false), Err(Refusal::WrongState));
    assert_eq!(first.clone().gather(&mut first, Some(A), false), Err(Refusal::WrongState));
}

#[test]
fn a_guarded_queue_wins_over_an_open_one() {
    let (open, guarded) = (QueueId(Uuid::from_u128(1)), QueueId(Uuid::from_u128(2)));
    for (guards, queue) in [(false, open), (true, guarded)] {
        let mut first = Card { queue: Some(open), ..card(1, 10) };
        first.gather(&mut Card { queue: Some(guarded), ..card(2, 90) }, None, guards).unwrap();
        assert_eq!(first.queue, Some(queue));
    }
}

#[test]
fn my_own_comes_along() {
    let (mut first, mut again) = (card(1, 10), card(2, 90));
    again.claim(A).unwrap();
    first.gather(&mut again, Some(A), false).unwrap();
    assert_eq!((first.owner, first.state), (Some(A), State::Claimed));
}

proptest! {
    #[test]
    fn taken_apart_again_everybody_waits_who_waited(at in 0i64..100, later in 0i64..100, answered: bool) {
        let (mut first, mut again) = (card(1, at), card(2, later));
        let (mine, theirs) = (sum(&first), sum(&again));
        first.gather(&mut again, None, false).unwrap();
        prop_assert_eq!(first.messages, 2);
        if answered {
            first.overhear(Time(200));
        }
        first.part(&mut again, mine, theirs).unwrap();
        prop_assert_eq!(again.merged, None);
        prop_assert_eq!((first.messages, again.messages), (1, 1));
        prop_assert_eq!(first.wait, (!answered).then_some(Time(at)));
        prop_assert_eq!(again.wait, (!answered).then_some(Time(later)));
        prop_assert_eq!(again.state.open(), !answered);
        prop_assert!(again.part(&mut first, sum(&card(1, 1)), sum(&card(2, 1))).is_err());
    }
}
