use super::*;
use crate::customer::Face;
use crate::draft::Writer;
use crate::event::Change;
use crate::id::{AccountId, CustomerId};
use crate::time::Time;
use proptest::prelude::*;
use std::collections::BTreeSet;
use uuid::Uuid;

fn card(id: u128, version: i64, state: State) -> Card {
    let face = Face { id: CustomerId(Uuid::nil()), name: "민지".into(), handle: "minji.test".into() };
    let at = Time(version);
    let new = Card::begin(ThreadId(Uuid::from_u128(id)), AccountId(Uuid::nil()), face, "LTE가 안 터져요".into(), at);
    Card { version, state, wait: Some(Time(version * 7 % 5)), ..new }
}

#[test]
fn whoever_looks_further_back_keeps_what_they_find() {
    let settled = |n: std::ops::Range<u128>| n.map(|n| card(n, 1_000 - n as i64, State::Answered)).collect::<Vec<_>>();
    let mut board = Board::default();
    board.extend(settled(1..101));
    assert_eq!(board.count(State::Answered), SETTLED);
    board.reach(settled(51..81));
    assert_eq!(board.count(State::Answered), SETTLED + 30);
    board.reach(settled(51..81));
    board.extend(settled(81..200));
    assert_eq!(board.count(State::Answered), SETTLED + 30);
}

#[test]
fn what_was_merged_is_in_no_column_and_nothing_older_brings_it_back() {
    let mut board = Board::default();
    let merged = Card { merged: Some(ThreadId(Uuid::from_u128(2))), ..card(1, 5, State::Closed) };
    board.extend([card(1, 4, State::New), merged]);
    board.extend([card(1, 4, State::New)]);
    assert_eq!((board.count(State::New), board.count(State::Closed)), (0, 0));
}

fn event(seq: i64, card: Card) -> Event {
    Event { seq, at: Time(seq), by: None, change: Change::ThreadClaimed, card: Some(card) }
}

fn states() -> impl Strategy<Value = Vec<(u128, usize)>> {
    prop::collection::vec((0u128..12, 0usize..7), 1..80)
}

/// A log in which each thread's versions grow.
fn log(moves: &[(u128, usize)]) -> Vec<Event> {
    let mut versions = HashMap::new();
    let grow = |(index, (id, state)): (usize, &(u128, usize))| {
        let version = versions.entry(*id).and_modify(|v| *v += 1).or_insert(1);
        event(index as i64 + 1, card(*id, *version, State::ALL[*state]))
    };
    moves.iter().enumerate().map(grow).collect()
}

proptest! {
    #[test]
    fn replayed_twice_is_once(moves in states()) {
        let events = log(&moves);
        let mut once = Board::default();
        events.iter().for_each(|e| { once.apply(e); });
        let mut twice = once.clone();
        prop_assert!(events.iter().all(|e| !twice.apply(e)));
        prop_assert_eq!(once, twice);
    }

    #[test]
    fn following_equals_loading(moves in states(), cut in 0usize..80) {
        let events = log(&moves);
        let mut all = Board::default();
        events.iter().for_each(|e| { all.apply(e); });
        // A client that loaded a page in the middle and then followed, seeing some events twice.
        let cut = cut.min(events.len());
        let mut early = Board::default();
        events[..cut].iter().for_each(|e| { early.apply(e); });
        let cards = State::ALL.into_iter().flat_map(|s| early.column(s)).cloned().collect();
        let mut late = Board::new(Page { cards, next: None, seq: early.seq() });
        events[cut.saturating_sub(3)..].iter().for_each(|e| { late.apply(e); });
        prop_assert_eq!(all.digest(), late.digest());
    }

    #[test]
    fn columns_are_sorted_and_complete(moves in states()) {
        let mut board = Board::default();
        log(&moves).iter().for_each(|e| { board.apply(e); });
        for state in State::ALL {
            let slots: Vec<_> = board.column(state).map(slot).collect();
            prop_assert!(slots.is_sorted());
            prop_assert!(board.column(state).all(|c| c.state == state));
        }
        let placed: usize = State::ALL.into_iter().map(|s| board.count(s)).sum();
        prop_assert_eq!(placed, board.cards.len());
    }
}

#[test]
fn an_older_page_does_not_undo_an_event() {
    let mut board = Board::default();
    board.apply(&event(9, card(1, 3, State::Answered)));
    board.extend([card(1, 2, State::New)]);
    assert_eq!(board.card(ThreadId(Uuid::from_u128(1))).map(|c| c.state), Some(State::Answered));
}

#[test]
fn settled_columns_stay_small() {
    let mut board = Board::default();
    for id in 0..200 {
        board.apply(&event(id as i64 + 1, card(id, 1, State::Closed)));
    }
    assert_eq!(board.count(State::Closed), SETTLED);
    assert_eq!(board.cards.len(), SETTLED);
}

#[test]
fn a_different_card_gives_a_different_digest() {
    let mut a = Board::default();
    a.apply(&event(1, card(1, 1, State::New)));
    let mut b = Board::default();
    b.apply(&event(1, card(1, 1, State::Claimed)));
    assert_ne!(a.digest(), b.digest());
}

#[test]
fn a_guess_can_be_taken_back_and_gives_way_to_the_truth() {
    let mut board = Board::default();
    board.apply(&event(1, card(1, 1, State::New)));
    let before = board.clone();
    board.guess(Card { state: State::Claimed, ..card(1, 1, State::New) });
    assert_eq!((board.count(State::New), board.count(State::Claimed)), (0, 1));
    board.guess(card(1, 1, State::New));
    assert_eq!(board, before);
    board.guess(Card { state: State::Claimed, ..card(1, 1, State::New) });
    board.apply(&event(2, card(1, 2, State::Closed)));
    assert_eq!((board.count(State::Claimed), board.count(State::Closed)), (0, 1));
}

proptest! {
    #[test]
    fn what_is_counted_is_what_is_there(moves in prop::collection::vec((0u128..12, 0usize..7, 0u128..3), 1..200)) {
        let mut board = Board::default();
        for (index, (id, state, who)) in moves.iter().enumerate() {
            let who = OperatorId(Uuid::from_u128(*who));
            let writer = (state % 2 == 0).then_some(Writer { by: who, since: Time(0) });
            let (tags, language) = (vec![format!("{who}")], ["", "ko", "en"][index % 3].to_owned());
            // Some are merged into others, which then speak for them.
            let merged = (index % 7 == 3).then_some(ThreadId(Uuid::from_u128(99)));
            let new = Card { owner: Some(who), writer, tags, language, merged, ..card(*id, 1, State::ALL[*state]) };
            // Now and then one is only guessed, and later taken back.
            if index % 5 == 0 {
                board.guess(new);
            } else {
                board.apply(&event(index as i64 + 1, Card { version: index as i64 + 2, ..new }));
            }
        }
        let all: Vec<_> = State::ALL.into_iter().flat_map(|state| board.column(state)).collect();
        let tags: BTreeSet<_> = all.iter().flat_map(|card| &card.tags).map(String::as_str).collect();
        prop_assert_eq!(board.tags().collect::<Vec<_>>(), tags.into_iter().collect::<Vec<_>>());
        let languages: BTreeSet<_> = all.iter().map(|card| card.language.as_str()).filter(|said| !said.is_empty()).collect();
        prop_assert_eq!(board.languages().collect::<Vec<_>>(), languages.into_iter().collect::<Vec<_>>());
        for who in (0..3).map(|n| OperatorId(Uuid::from_u128(n))) {
            let held = |card: &&&Card| card.owner == Some(who) && matches!(card.state, State::Claimed | State::Waiting);
            prop_assert_eq!(board.held(who), all.iter().filter(held).count());
            prop_assert_eq!(board.writes(who), all.iter().any(|card| card.writer.is_some_and(|w| w.by == who)));
        }
        let open = sorted(all.into_iter().filter(|card| card.state.open()), |card| slot(card));
        prop_assert_eq!(board.open(), open);
    }
}
