use super::*;
use crate::customer::Face;
use crate::id::{AccountId, CustomerId, ThreadId};
use proptest::prelude::*;
use uuid::Uuid;

const A: OperatorId = OperatorId(Uuid::from_u128(1));
const B: OperatorId = OperatorId(Uuid::from_u128(2));
const R: ReplyId = ReplyId(Uuid::from_u128(3));

fn fresh() -> Card {
    let face = Face { id: CustomerId(Uuid::nil()), name: String::new(), handle: "minji.test".into() };
    Card::begin(ThreadId(Uuid::nil()), AccountId(Uuid::nil()), face, String::new(), Time(10))
}

#[test]
fn the_second_claim_names_the_first() {
    let mut card = fresh();
    card.claim(A).unwrap();
    assert_eq!(card.claim(B), Err(Refusal::AlreadyClaimed { by: A }));
    assert_eq!(card.claim(A), Ok(()));
    assert_eq!(card.owner, Some(A));
}

#[test]
fn an_answered_thread_refuses_and_names_who_answered() {
    let mut card = fresh();
    card.queue(A, R, reply::State::Queued);
    card.sent(A, R, None, 1, Time(20));
    assert_eq!((card.state, card.wait, card.reply), (State::Answered, None, None));
    assert_eq!(card.may_reply(B, card.messages, false), Err(Refusal::AlreadyAnswered { by: A }));
    assert_eq!(card.may_reply(A, card.messages, true), Ok(()));
}

#[test]
fn a_message_not_seen_makes_stale() {
    let mut card = fresh();
    card.hear("아직도요".into(), Time(30));
    assert_eq!(card.may_reply(A, 1, false), Err(Refusal::Stale { messages: 2 }));
    assert_eq!(card.may_reply(A, 2, false), Ok(()));
    assert_eq!(card.wait, Some(Time(10)), "the clock runs from the first word");
}

#[test]
fn a_reply_that_lands_after_new_words_settles_nothing() {
    let mut card = fresh();
    card.queue(A, R, reply::State::Queued);
    card.hear("하나 더".into(), Time(30));
    assert_eq!(card.turn, 2);
    card.sent(A, R, None, 1, Time(40));
    assert_eq!((card.state, card.owner, card.wait.is_some()), (State::Claimed, Some(A), true));
}

#[test]
fn a_settled_thread_comes_back_as_nobodys() {
    let mut card = fresh();
    card.claim(A).unwrap();
    card.close(A).unwrap();
    card.hear("아직 안 돼요".into(), Time(50));
    assert_eq!((card.state, card.owner, card.turn), (State::New, None, 2));
}

#[test]
fn only_with_a_reason() {
    let mut card = fresh();
    assert_eq!(card.decline(A, "  "), Err(Refusal::NoReason));
    card.claim(A).unwrap();
    assert_eq!(card.take(B, ""), Err(Refusal::NoReason));
    assert_eq!(card.take(B, "교대"), Ok(A));
    assert_eq!(card.release(A), Err(Refusal::NotYours { owner: Some(B) }));
}

proptest! {
    /// Whatever is done in whatever order: claimed and waiting threads have an owner, new ones have none, only snoozed
    /// ones have a time, only declined ones a reason, and a refusal changes nothing.
    #[test]
    fn a_card_always_makes_sense(moves in prop::collection::vec((0u8..14, any::<bool>()), 0..60)) {
        let mut card = fresh();
        for (step, (what, first)) in moves.into_iter().enumerate() {
            let (by, now) = (if first { A } else { B }, Time(100 + step as i64));
            let before = card.clone();
            let done = match what {
                0 => card.claim(by),
                1 => card.assign(by),
                2 => card.take(by, "교대").map(|_| ()),
                3 => card.release(by),
                4 => card.park(by),
                5 => card.snooze(by, now.plus(5), now),
                6 => card.wake(),
                7 => card.close(by),
                8 => card.decline(by, "우리 일이 아니에요"),
                9 => card.reopen(by),
                10 => { card.hear("네".into(), now); Ok(()) }
                11 => card.may_reply(by, card.messages, false).map(|()| card.queue(by, R, reply::State::Queued)),
                12 => { card.overhear(now); Ok(()) }
                _ if card.reply.is_some() => { let turn = card.turn; card.sent(by, R, None, turn, now); Ok(()) }
                _ => Ok(()),
            };
            if done.is_err() {
                prop_assert_eq!(&card, &before);
            }
            match card.state {
                State::New => prop_assert_eq!(card.owner, None),
                State::Claimed | State::Waiting => prop_assert!(card.owner.is_some()),
                _ => {}
            }
            prop_assert_eq!(card.until.is_some(), card.state == State::Snoozed);
            prop_assert_eq!(!card.reason.is_empty(), card.state == State::Declined);
        }
    }
}

#[test]
fn small_talk_has_no_clock() {
    let mut card = fresh();
    card.relate(true);
    assert_eq!(card.wait, None);
    card.hear("커피 맛있었어요".into(), Time(20));
    assert_eq!((card.wait, card.state, card.messages), (None, State::New, 2));
    card.relate(false);
    assert_eq!(card.wait, Some(Time(20)));
    card.close(A).unwrap();
    card.relate(true);
    card.relate(false);
    assert_eq!(card.wait, None, "what is settled waits for nobody");
}
