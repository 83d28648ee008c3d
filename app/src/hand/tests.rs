use super::*;
use model::customer::Face;
use model::id::CustomerId;
use model::time::Time;
use uuid::Uuid;

const ME: OperatorId = OperatorId(Uuid::from_u128(1));
const SHE: OperatorId = OperatorId(Uuid::from_u128(2));

fn card(state: State, owner: Option<OperatorId>) -> Card {
    let face = Face { id: CustomerId(Uuid::nil()), name: "민지".into(), handle: "minji.test".into() };
    let new = Card::begin(ThreadId(Uuid::nil()), AccountId(Uuid::nil()), face, String::new(), Time(1));
    Card { state, owner, ..new }
}

fn drop(card: &Card, to: State, lane: Lane) -> Move {
    Move::read(card, (to, lane), ME)
}

#[test]
fn columns_mean_what_they_say() {
    let new = card(State::New, None);
    assert_eq!(drop(&new, State::Claimed, Lane::All), Move::Do(vec![Act::Claim]));
    assert_eq!(drop(&new, State::Waiting, Lane::All), Move::Do(vec![Act::Claim, Act::Park]));
    assert_eq!(drop(&new, State::Closed, Lane::All), Move::Do(vec![Act::Close]));
    assert_eq!(drop(&new, State::Snoozed, Lane::All), Move::Ask(Ask::Snooze(new.id)));
    assert_eq!(drop(&new, State::Answered, Lane::All), Move::Answer);
    assert_eq!(drop(&new, State::New, Lane::All), Move::Nothing);
    let mine = card(State::Claimed, Some(ME));
    assert_eq!(drop(&mine, State::New, Lane::All), Move::Do(vec![Act::Release]));
    let closed = card(State::Declined, Some(ME));
    assert_eq!(drop(&closed, State::Closed, Lane::All), Move::Nothing);
    assert_eq!(drop(&closed, State::New, Lane::All), Move::Do(vec![Act::Reopen, Act::Release]));
}

#[test]
fn a_colleagues_thread_is_taken_with_a_reason() {
    let hers = card(State::Claimed, Some(SHE));
    assert_eq!(drop(&hers, State::Waiting, Lane::All), Move::Ask(Ask::Take(hers.id)));
    assert_eq!(drop(&hers, State::Claimed, Lane::Owner(ME)), Move::Ask(Ask::Take(hers.id)));
}

#[test]
fn a_lane_is_a_person() {
    let new = card(State::New, None);
    assert_eq!(drop(&new, State::Claimed, Lane::Owner(SHE)), Move::Do(vec![Act::Assign(SHE, String::new())]));
    let mine = card(State::Claimed, Some(ME));
    assert_eq!(drop(&mine, State::Claimed, Lane::Nobody), Move::Do(vec![Act::Release]));
}

/// Whatever a drop does is allowed by the rules that the server holds to.
#[test]
fn drops_obey_the_rules() {
    for from in State::ALL {
        for to in State::ALL {
            let owner = (from != State::New).then_some(ME);
            let before = card(from, owner);
            let Move::Do(acts) = drop(&before, to, Lane::All) else { continue };
            let mut after = before.clone();
            for act in &acts {
                assert_eq!(act.guess(&mut after, ME, Time(9)), Ok(()), "{from:?} to {to:?} by {acts:?}");
            }
            assert_eq!(after.state, if to == State::Declined { State::Closed } else { to }, "{from:?} by {acts:?}");
        }
    }
}

/// Undoing leads back to the same state and owner.
#[test]
fn undo_leads_back() {
    let acts = [Act::Claim, Act::Release, Act::Park, Act::Snooze(Time(99)), Act::Close, Act::Decline("광고".into())];
    for state in State::ALL {
        for owner in [None, Some(ME)] {
            let before = card(state, owner);
            for act in &acts {
                let mut after = before.clone();
                let undo = act.undo(&before, ME);
                if act.guess(&mut after, ME, Time(9)).is_err() || undo.is_empty() {
                    continue;
                }
                for step in &undo {
                    assert_eq!(step.guess(&mut after, ME, Time(9)), Ok(()), "{act:?} from {state:?}");
                }
                if before.owner.is_some() == (state != State::New) {
                    assert_eq!((after.state, after.owner), (before.state, before.owner), "{act:?} from {state:?}");
                }
            }
        }
    }
}
