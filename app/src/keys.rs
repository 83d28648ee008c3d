//! Single keys, by where they are on the keyboard (they work under a Hangul layout), never while an input method
//! composes, never in a field, and not at all for operators who switched them off.

pub mod threads;

use crate::browser;
use crate::hand::Ask;
use crate::here::Here;
use crate::late;
use crate::road::{Road, use_go};
use leptos::ev::{self, KeyboardEvent};
use leptos::prelude::*;
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

/// Milliseconds that `g` waits for its number.
const PATIENCE: f64 = 1_500.0;

type Go = Rc<dyn Fn(&str)>;

/// What keys do to threads: in context of the program that has threads, and of no other, which needs not carry it.
#[derive(Clone, Copy)]
pub struct Threads {
    /// Takes a key, if it means something; made once, where components are made.
    pub listen: fn(Here, Road, Go) -> Box<dyn Fn(&KeyboardEvent) -> bool>,
    /// Leaves what is open.
    pub leave: fn(Here, &Road, &Go),
}

/// Listens from now on, until the frame is gone.
pub fn listen(here: Here) {
    if !cfg!(feature = "hydrate") {
        return;
    }
    let road = Road::here();
    let going = Rc::new(Cell::new(0.0));
    let go: Go = Rc::new(use_go());
    let threads = use_context::<Threads>();
    let press = threads.map(|threads| (threads.listen)(here, road.clone(), go.clone()));
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
            return escape(here, &road, &go, threads);
        }
        let chord = event.ctrl_key() || event.meta_key() || event.alt_key();
        // Letters for a field that is on its way are no orders.
        let waits = here.hand.ask.get_untracked().is_some() && !late::asks();
        if chord || waits || in_field(&event) || !here.me.with_untracked(|me| me.settings.keys) {
            return;
        }
        let lifted = here.hand.lifted.get_untracked().is_some();
        let taken = if !lifted && js_sys::Date::now() - going.get() < PATIENCE {
            going.set(0.0);
            surface(&code).inspect(|path| go(path)).is_some()
        } else if !lifted && code == "KeyG" {
            going.set(js_sys::Date::now());
            true
        } else {
            (!lifted && asks(here, &event)) || press.as_ref().is_some_and(|press| press(&event))
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

fn asks(here: Here, event: &KeyboardEvent) -> bool {
    let slash = event.code() == "Slash";
    let ask = if event.shift_key() || event.key() == "?" { Ask::Keys } else { Ask::Palette };
    if slash {
        here.hand.ask.set(Some(ask));
    }
    slash
}

/// Closes what is in front: the question, the picked-up card, the field, the thread.
fn escape(here: Here, road: &Road, go: &Go, threads: Option<Threads>) {
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
    } else if let Some(threads) = threads {
        (threads.leave)(here, road, go);
    }
}

fn in_field(event: &KeyboardEvent) -> bool {
    let target = event.target().and_then(|t| t.dyn_into::<Element>().ok());
    target.is_some_and(|t| t.matches("input, textarea, select, [contenteditable]").unwrap_or(false))
}
