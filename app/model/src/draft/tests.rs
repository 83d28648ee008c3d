use super::*;
use crate::time::SECOND;
use proptest::prelude::*;
use uuid::Uuid;

const A: OperatorId = OperatorId(Uuid::from_u128(1));
const B: OperatorId = OperatorId(Uuid::from_u128(2));
const NOW: Time = Time(1_000_000 * SECOND);

fn fresh() -> Draft {
    Draft::empty(ThreadId(Uuid::nil()))
}

fn says(draft: &mut Draft, by: OperatorId, text: &str, now: Time) {
    draft.write(by, text.into(), Vec::new(), None, now);
}

#[test]
fn one_writes_and_the_other_learns_who() {
    let mut draft = fresh();
    draft.take(A, 0, NOW).unwrap();
    assert_eq!(draft.take(B, 0, NOW), Err(Refusal::BeingWritten { by: A, since: NOW }));
    assert_eq!(draft.must_hold(B, draft.token, NOW), Err(Refusal::BeingWritten { by: A, since: NOW }));
    assert_eq!(draft.must_hold(A, draft.token, NOW), Ok(()));
}

#[test]
fn silence_ends_a_lease_and_writing_prolongs_it() {
    let mut draft = fresh();
    draft.take(A, 0, NOW).unwrap();
    says(&mut draft, A, "네", NOW.plus(LEASE / 2));
    assert_eq!(draft.held(NOW.plus(LEASE)).map(|lease| (lease.by, lease.since)), Some((A, NOW)));
    let later = NOW.plus(2 * LEASE);
    assert_eq!(draft.held(later), None);
    draft.take(B, draft.version, later).unwrap();
    assert_eq!(draft.must_hold(A, 1, later), Err(Refusal::BeingWritten { by: B, since: later }));
    // However late it comes: the number is an old one.
    let even_later = later.plus(2 * LEASE);
    assert_eq!(draft.must_hold(A, 1, even_later), Err(Refusal::LeaseLost { by: Some(B) }));
}

#[test]
fn a_lease_that_ended_in_silence_goes_on_if_nobody_wrote_since() {
    let mut draft = fresh();
    draft.take(A, 0, NOW).unwrap();
    draft.leave();
    assert_eq!(draft.must_hold(A, 1, NOW.plus(9 * LEASE)), Ok(()));
}

#[test]
fn a_second_window_of_the_same_person_takes_the_lease_of_the_first() {
    let mut draft = fresh();
    draft.take(A, 0, NOW).unwrap();
    draft.take(A, 0, NOW.plus(SECOND)).unwrap();
    assert_eq!(draft.must_hold(A, 1, NOW.plus(SECOND)), Err(Refusal::LeaseLost { by: Some(A) }));
    assert_eq!(draft.held(NOW.plus(SECOND)).map(|lease| lease.since), Some(NOW), "they have been writing all the time");
}

#[test]
fn who_has_not_seen_the_last_words_does_not_write_over_them() {
    let mut draft = fresh();
    draft.take(A, 0, NOW).unwrap();
    says(&mut draft, A, "네, 확인", NOW);
    draft.leave();
    assert_eq!(draft.take(B, 0, NOW), Err(Refusal::DraftMoved));
    assert_eq!(draft.take(B, 1, NOW), Ok(()));
}

#[test]
fn taking_over_wants_a_reason_and_names_whom_it_was_taken_from() {
    let mut draft = fresh();
    assert_eq!(draft.take_over(B, "교대", NOW), Err(Refusal::WrongState), "nobody writes");
    draft.take(A, 0, NOW).unwrap();
    assert_eq!(draft.take_over(B, " ", NOW), Err(Refusal::NoReason));
    assert_eq!(draft.take_over(B, "교대", NOW), Ok(A));
    assert_eq!(draft.must_hold(B, 2, NOW), Ok(()));
}

#[test]
fn who_began_and_who_edited_is_kept_until_the_next_one() {
    let mut draft = fresh();
    says(&mut draft, A, "네", NOW);
    says(&mut draft, B, "네, 확인하겠습니다", NOW);
    assert_eq!((draft.started, draft.edited.as_slice()), (Some(A), [A, B].as_slice()));
    let reply = ReplyId(Uuid::from_u128(9));
    draft.become_reply(reply);
    assert!(!draft.filled());
    draft.return_from(reply);
    assert!(draft.filled(), "undone");
    draft.become_reply(reply);
    says(&mut draft, B, "추가로", NOW);
    assert_eq!((draft.started, draft.edited.as_slice()), (Some(B), [B].as_slice()));
    draft.return_from(reply);
    assert_eq!(draft.text, "추가로");
}

#[derive(Clone, Debug)]
enum Deed {
    Take(OperatorId),
    Write(OperatorId),
    Leave,
    TakeOver(OperatorId),
    Wait(i64),
}

proptest! {
    /// Every operator writes only with the number they were last given, and never while another holds the lease.
    #[test]
    fn nobody_writes_over_anybody(deeds in prop::collection::vec(deed(), 1..80)) {
        let (mut draft, mut now) = (fresh(), NOW);
        let mut given = std::collections::HashMap::new();
        for deed in deeds {
            let before = draft.clone();
            match deed {
                Deed::Take(by) => if draft.take(by, draft.version, now).is_ok() {
                    prop_assert!(before.held(now).is_none_or(|lease| lease.by == by));
                    prop_assert!(draft.token > before.token);
                    given.insert(by, draft.token);
                },
                Deed::TakeOver(by) => if draft.take_over(by, "교대", now).is_ok() {
                    prop_assert!(before.held(now).is_some_and(|lease| lease.by != by));
                    given.insert(by, draft.token);
                },
                Deed::Write(by) => {
                    let token = given.get(&by).copied().unwrap_or(0);
                    if given.contains_key(&by) && draft.must_hold(by, token, now).is_ok() {
                        prop_assert!(given.values().all(|other| *other <= token), "a newer lease was given");
                        prop_assert!(before.held(now).is_none_or(|lease| lease.by == by));
                        says(&mut draft, by, "네", now);
                        prop_assert_eq!(draft.version, before.version + 1);
                    }
                }
                Deed::Leave => draft.leave(),
                Deed::Wait(by) => now = now.plus(by),
            }
            prop_assert!(draft.version >= before.version && draft.token >= before.token);
        }
    }
}

fn deed() -> impl Strategy<Value = Deed> {
    let who = prop_oneof![Just(A), Just(B), Just(OperatorId(Uuid::from_u128(3)))];
    (0..5_u8, who, 0..2 * LEASE).prop_map(|(kind, by, wait)| match kind {
        0 => Deed::Take(by),
        1 => Deed::Write(by),
        2 => Deed::Leave,
        3 => Deed::TakeOver(by),
        _ => Deed::Wait(wait),
    })
}
