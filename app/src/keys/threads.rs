//! The keys about threads: from one to the next, into one, and what is done to it.

use super::{Go, Threads};
use crate::act::Act;
use crate::browser;
use crate::hand::{Ask, Lane};
use crate::here::Here;
use crate::part::card;
use crate::part::column::{carry, claim_or_take, use_put};
use crate::part::composer;
use crate::part::lanes::lanes;
use crate::road::Road;
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use model::id::ThreadId;
use model::thread::State;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

/// All of them.
pub const THREADS: Threads = Threads { listen, leave };

fn listen(here: Here, road: Road, go: Go) -> Box<dyn Fn(&KeyboardEvent) -> bool> {
    let put = use_put();
    Box::new(move |event| match here.hand.lifted.get_untracked() {
        Some(_) => lifted(here, &road, &event.code(), &put),
        None => single(here, &road, &go, event),
    })
}

fn leave(here: Here, road: &Road, go: &Go) {
    if let Some(thread) = here.open.get_untracked() {
        go(&untrack(|| road.back()));
        browser::next_frame(move || card::focus(thread));
    } else if here.hand.picking.get_untracked() {
        here.hand.let_go();
    }
}

fn single(here: Here, road: &Road, go: &Go, event: &KeyboardEvent) -> bool {
    let code = event.code();
    match code.as_str() {
        "KeyZ" => here.undo(),
        "KeyJ" => step(1),
        "KeyK" => step(-1),
        "ArrowRight" | "ArrowLeft" if focused().is_some() => sideways(if code == "ArrowRight" { 1 } else { -1 }),
        "ArrowDown" | "ArrowUp" if focused().is_some() => step(if code == "ArrowDown" { 1 } else { -1 }),
        _ => {
            let Some(thread) = focused().or_else(|| here.open.get_untracked()) else { return false };
            return on_thread(here, road, go, event, thread);
        }
    }
    true
}

fn on_thread(here: Here, road: &Road, go: &Go, event: &KeyboardEvent, thread: ThreadId) -> bool {
    let code = event.code();
    let open = |then: fn()| {
        go(&untrack(|| road.to(thread)));
        browser::later(if here.talk.get_untracked().is_some() { 50 } else { 400 }, then);
    };
    match code.as_str() {
        "KeyO" => open(|| {}),
        "KeyC" => claim_or_take(here, thread),
        "KeyR" => open(composer::focus),
        "KeyN" => open(composer::focus_note),
        "KeyA" => here.hand.ask.set(Some(Ask::Assign(thread))),
        "KeyS" => here.hand.ask.set(Some(Ask::Snooze(thread))),
        "KeyX" => here.hand.ask.set(Some(Ask::Decline(thread))),
        "KeyV" if here.hand.listed.with_value(Option::is_some) => here.hand.pick(thread, event.shift_key()),
        "KeyT" => here.hand.ask.set(Some(Ask::Tag(thread))),
        "KeyE" => {
            let next = neighbour(thread);
            here.act(thread, Act::Close);
            if let Some(next) = next {
                if here.open.get_untracked() == Some(thread) {
                    go(&untrack(|| road.to(next)));
                }
                browser::next_frame(move || card::focus(next));
            }
        }
        "KeyM" => {
            let Some(card) = here.card_now(thread) else { return false };
            let state = if card.state == State::Declined { State::Closed } else { card.state };
            let all = untrack(|| lanes(here, road.get("lane").as_deref()));
            let lane = all.into_iter().find(|lane| lane.takes(&card)).unwrap_or(Lane::All);
            here.hand.lifted.set(Some((thread, (state, lane))));
            carry(here, (0, 0), &[lane]);
        }
        _ => return false,
    }
    true
}

fn lifted(here: Here, road: &Road, code: &str, put: &impl Fn(ThreadId, crate::hand::Spot)) -> bool {
    let step = match code {
        "ArrowLeft" => (-1, 0),
        "ArrowRight" => (1, 0),
        "ArrowUp" => (0, -1),
        "ArrowDown" => (0, 1),
        "Enter" | "NumpadEnter" | "Space" | "KeyM" => {
            if let Some((thread, spot)) = here.hand.lifted.get_untracked() {
                here.hand.lifted.set(None);
                put(thread, spot);
                browser::next_frame(move || card::focus(thread));
            }
            return true;
        }
        _ => return false,
    };
    carry(here, step, &untrack(|| lanes(here, road.get("lane").as_deref())));
    true
}

fn rows() -> Vec<Element> {
    let found = browser::document().and_then(|d| d.query_selector_all("[data-row]").ok());
    let all = found.iter().flat_map(|list| (0..list.length()).filter_map(|index| list.item(index)));
    all.filter_map(|node| node.dyn_into().ok()).collect()
}

fn thread_of(row: &Element) -> Option<ThreadId> {
    row.get_attribute("data-row")?.parse().ok()
}

fn focused_row() -> Option<Element> {
    browser::document()?.active_element()?.closest("[data-row]").ok().flatten()
}

/// The thread whose row has the focus.
fn focused() -> Option<ThreadId> {
    thread_of(&focused_row()?)
}

fn step(by: i32) {
    let rows = rows();
    let now = focused_row().and_then(|row| rows.iter().position(|other| *other == row));
    let next = match now {
        Some(index) => (index as i32 + by).clamp(0, rows.len() as i32 - 1) as usize,
        None => rows.iter().position(in_sight).unwrap_or(0),
    };
    if let Some(id) = rows.get(next).and_then(thread_of) {
        card::focus(id);
    }
}

/// Not above what its list shows: a long one draws a few rows that are.
fn in_sight(row: &Element) -> bool {
    let list = row.closest(".list").ok().flatten();
    let row = row.dyn_ref::<HtmlElement>();
    row.zip(list).is_some_and(|(row, list)| row.offset_top() >= list.scroll_top())
}

/// The first card of the next column that has one, on the same lane if there are lanes.
fn sideways(by: i32) {
    let Some(column) = focused_row().and_then(|row| row.closest(".column").ok().flatten()) else { return };
    let mut next = Some(column);
    while let Some(column) = next {
        next = if by > 0 { column.next_element_sibling() } else { column.previous_element_sibling() };
        let row = next.as_ref().and_then(|column| column.query_selector("[data-row]").ok().flatten());
        if let Some(id) = row.as_ref().and_then(thread_of) {
            return card::focus(id);
        }
    }
}

/// The row that follows a thread's, or else the one before it.
fn neighbour(thread: ThreadId) -> Option<ThreadId> {
    let all: Vec<_> = rows().iter().filter_map(thread_of).collect();
    let index = all.iter().position(|id| *id == thread)?;
    all.get(index + 1).or_else(|| all.get(index.checked_sub(1)?)).copied()
}
