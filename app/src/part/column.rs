//! One place on the board: the cards of a state, in a lane. Cards can be put on it.

use crate::act::Act;
use crate::browser;
use crate::hand::{Ask, Lane, Move, Spot};
use crate::here::Here;
use crate::look::{show, use_text};
use crate::part::card::card;
use crate::part::rows::Rows;
use crate::part::when::When;
use crate::road::{Road, use_go};
use crate::seal::Seal;
use leptos::ev::DragEvent;
use leptos::prelude::*;
use model::board::Board;
use model::id::ThreadId;
use model::sorted::sorted;
use model::thread::State;

/// The states that have a column of their own; declined threads stand with the closed ones.
pub const COLUMNS: [State; 6] =
    [State::New, State::Claimed, State::Waiting, State::Snoozed, State::Answered, State::Closed];

/// The threads of a spot, in order.
pub fn threads(board: &Board, (state, lane): Spot) -> Vec<ThreadId> {
    let ids = |state| board.column(state).filter(|card| lane.takes(card)).map(|card| card.id);
    if state != State::Closed {
        return ids(state).collect();
    }
    let settled = board.column(State::Closed).chain(board.column(State::Declined));
    let settled = settled.filter(|card| lane.takes(card)).map(|card| (-card.at.0, card.id));
    sorted(settled, |latest| *latest).into_iter().map(|(_, id)| id).collect()
}

/// The column, or a lane's part of it.
#[component]
pub fn Column(spot: Spot) -> impl IntoView {
    let here = Here::get();
    let ids = Memo::new(move |_| here.board.with(|board| threads(board, spot)));
    let name = Signal::derive(move || (use_text().state)(spot.0).to_owned());
    let region = move || format!("{} {}", name.get(), lane_name(here, spot.1)).trim_end().to_owned();
    let over = RwSignal::new(false);
    let put = use_put();
    let hover = move |event: DragEvent| {
        if here.hand.dragged.with_untracked(Option::is_some) {
            event.prevent_default();
            over.set(true);
        }
    };
    let drop = move |event: DragEvent| {
        event.prevent_default();
        over.set(false);
        if let Some(thread) = here.hand.dragged.get_untracked() {
            here.hand.dragged.set(None);
            put(thread, spot);
        }
    };
    let target = move || over.get() || here.hand.lifted.get().is_some_and(|(_, at)| at == spot);
    view! {
        <section
            class=format!("column column-{}", spot.0 as u8)
            class:target=target
            aria-label=region
            on:dragover=hover
            on:dragleave=move |_| over.set(false)
            on:drop=drop
        >
            <h2 class="column-head">
                <span>{name}</span>
                <span class="count">{show(move || ids.with(Vec::len))}</span>
            </h2>
            <When so=move || ids.with(Vec::is_empty)>
                <p class="none">{show(move || (use_text().board.empty)(spot.0))}</p>
            </When>
            <Rows ids label=name row=card />
        </section>
    }
    .seal()
}

/// Puts a thread on a spot, whatever that means: acts, a question, or the composer.
pub fn use_put() -> impl Fn(ThreadId, Spot) + Clone {
    let here = Here::get();
    let road = Road::here();
    let go = use_go();
    move |thread, spot| {
        let Some(card) = here.card_now(thread) else { return };
        match Move::read(&card, spot, here.my_id_now()) {
            Move::Do(acts) => here.act_all(thread, acts),
            Move::Ask(ask) => here.hand.ask.set(Some(ask)),
            Move::Answer => {
                go(&untrack(|| road.to(thread)));
                browser::later(300, crate::part::composer::focus);
            }
            Move::Nothing => {}
        }
    }
}

/// What the keyboard has picked up moves by arrows; each step is said.
pub fn carry(here: Here, step: (i32, i32), lanes: &[Lane]) {
    let Some((thread, (state, lane))) = here.hand.lifted.get_untracked() else { return };
    let column = COLUMNS.iter().position(|s| *s == state).unwrap_or(0) as i32 + step.0;
    let row = lanes.iter().position(|l| *l == lane).unwrap_or(0) as i32 + step.1;
    let state = COLUMNS[column.clamp(0, COLUMNS.len() as i32 - 1) as usize];
    let lane = lanes.get(row.clamp(0, lanes.len() as i32 - 1) as usize).copied().unwrap_or(Lane::All);
    here.hand.lifted.set(Some((thread, (state, lane))));
    let words = untrack(use_text);
    here.hand.spoken.set(format!("{} {}", (words.state)(state), untrack(|| lane_name(here, lane))));
}

/// What a lane is called.
pub fn lane_name(here: Here, lane: Lane) -> String {
    match lane {
        Lane::All => String::new(),
        Lane::Owner(id) => here.name(id),
        Lane::Nobody => use_text().board.nobody.to_owned(),
        Lane::Account(id) => here.account(id).map(|a| format!("@{}", a.handle)).unwrap_or_default(),
    }
}

/// Acts that a key stands for, on a card as it is.
pub fn claim_or_take(here: Here, thread: ThreadId) {
    let Some(card) = here.card_now(thread) else { return };
    let anothers = card.state.open() && card.owner.is_some_and(|owner| owner != here.my_id_now());
    match (anothers, card.state.open()) {
        (true, _) => here.hand.ask.set(Some(Ask::Take(thread))),
        (_, true) => here.act(thread, Act::Claim),
        _ => here.act(thread, Act::Reopen),
    }
}
