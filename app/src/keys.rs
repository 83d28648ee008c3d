//! Single keys, by where they are on the keyboard (they work under a Hangul layout), never while an input method
//! composes, never in a field, and not at all for operators who switched them off.

use crate::act::Act;
use crate::browser;
use crate::hand::{Ask, Lane};
use crate::here::Here;
use crate::late;
use crate::part::card;
use crate::part::column::{carry, claim_or_take, use_put};
use crate::part::composer;
use crate::part::lanes::lanes;
use crate::road::{Road, use_go};
use leptos::ev::{self, KeyboardEvent};
use leptos::prelude::*;
use model::id::ThreadId;
use model::thread::State;
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

/// Milliseconds that `g` waits for its number.
const PATIENCE: f64 = 1_500.0;

type Go = Rc<dyn Fn(&str)>;

/// Listens from now on, until the frame is gone.
pub fn listen(here: Here) {
    if !cfg!(feature = "hydrate") {
        return;
    }
    let road = Road::here();
    let put = use_put();
    let going = Rc::new(Cell::new(0.0));
    let go: Go = Rc::new(use_go());
    let handle = window_event_listener(ev::keydown, move |event| {
        if event.is_composing() || event.default_prevented() {
            return;
        }
        let code = event.code();
        if code == "KeyK" && (event.ctrl_key() || event.meta_key()) {
            event.prevent_default();
            let open = here.hand.ask.get_untracked() == Some(Ask::Palette);
            return here.hand.ask.set((!open).then_some(Ask::Palette));
        }
        if code == "Escape" {
            return escape(here, &road, &go);
        }
        let chord = event.ctrl_key() || event.meta_key() || event.alt_key();
        // Letters for a field that is on its way are no orders.
        let waits = here.hand.ask.get_untracked().is_some() && !late::asks();
        if chord || waits || in_field(&event) || !here.me.with_untracked(|me| me.settings.keys) {
            return;
        }
        let taken = if here.hand.lifted.get_untracked().is_some() {
            lifted(here, &road, &code, &put)
        } else if js_sys::Date::now() - going.get() < PATIENCE {
            going.set(0.0);
            surface(&code).inspect(|path| go(path)).is_some()
        } else if code == "KeyG" {
            going.set(js_sys::Date::now());
            true
        } else {
            single(here, &road, &go, &event)
        };
        if taken {
            event.prevent_default();
        }
    });
    on_cleanup(move || handle.remove());
}

fn surface(code: &str) -> Option<&'static str> {
    match code {
        "Digit1" | "Numpad1" => Some("/board"),
        "Digit2" | "Numpad2" => Some("/stream"),
        "Digit3" | "Numpad3" => Some("/outbox"),
        "Digit4" | "Numpad4" => Some("/mine"),
        _ => None,
    }
}

fn single(here: Here, road: &Road, go: &Go, event: &KeyboardEvent) -> bool {
    let code = event.code();
    match code.as_str() {
        "Slash" if event.shift_key() || event.key() == "?" => here.hand.ask.set(Some(Ask::Keys)),
        "Slash" => here.hand.ask.set(Some(Ask::Palette)),
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

/// Closes what is in front: the question, the picked-up card, the field, the thread.
fn escape(here: Here, road: &Road, go: &Go) {
    let active = browser::document().and_then(|d| d.active_element());
    let field = active
        .and_then(|e| e.dyn_into::<HtmlElement>().ok())
        .filter(|e| e.matches("input, textarea, select").unwrap_or(false));
    if here.hand.ask.get_untracked().is_some() {
        here.hand.ask.set(None);
    } else if here.hand.lifted.get_untracked().is_some() {
        here.hand.lifted.set(None);
    } else if let Some(field) = field {
        let _ = field.blur();
    } else if let Some(thread) = here.open.get_untracked() {
        go(&untrack(|| road.back()));
        browser::next_frame(move || card::focus(thread));
    }
}

fn in_field(event: &KeyboardEvent) -> bool {
    let target = event.target().and_then(|t| t.dyn_into::<Element>().ok());
    target.is_some_and(|t| t.matches("input, textarea, select, [contenteditable]").unwrap_or(false))
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
