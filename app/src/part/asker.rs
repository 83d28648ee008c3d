//! The box in which a key or a drop asks something, the palette, and the sheet of keys. It stands beside the work, is
//! never modal, and gives the focus back to where it was.

use crate::browser;
use crate::hand::Ask;
use crate::here::Here;
use crate::late::Part;
use crate::look::{say, use_text};
use crate::part::icon::Icon;
use crate::part::late::Late;
use crate::part::palette::Palette;
use crate::part::sheet::Sheet;
use crate::part::thread::forms::{AssignForm, DeclineForm, SnoozeForm, TagForm, TakeForm};
use crate::seal::Seal;
use leptos::html::Div;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// The box; it is there only while something is asked.
#[component]
pub fn Asker() -> impl IntoView {
    let ask = Here::get().hand.ask;
    // Kept by the effect, which lives in the browser only: on the server a value that is bound to its thread must not be
    // stored, because a page may be finished on another one.
    let mut before = None::<HtmlElement>;
    Effect::new(move |was: Option<bool>| {
        let open = ask.with(Option::is_some);
        if open && was != Some(true) {
            let active = browser::document().and_then(|d| d.active_element());
            before = active.and_then(|e| e.dyn_into().ok());
        }
        if !open
            && was == Some(true)
            && let Some(element) = before.take()
        {
            let _ = element.focus();
        }
        open
    });
    view! { {move || ask.get().map(|ask| view! { <Box ask /> })} }.seal()
}

#[component]
fn Box(ask: Ask) -> impl IntoView {
    let here = Here::get();
    let title = move || {
        let words = use_text();
        match ask {
            Ask::Assign(_) => words.act.assign,
            Ask::Take(_) => words.act.take,
            Ask::Snooze(_) => words.act.snooze,
            Ask::Decline(_) => words.act.decline,
            Ask::Tag(_) => words.act.tag,
            Ask::Palette => words.frame.palette,
            Ask::Keys => words.act.keys,
        }
    };
    view! {
        <dialog class="asker" class:wide=matches!(ask, Ask::Palette | Ask::Keys) open aria-label=title>
            <div class="asker-head">
                <h2>{title}</h2>
                <button type="button" class="quiet" aria-label=say(|t| t.frame.close) on:click=move |_| here.hand.ask.set(None)>
                    <Icon name="x" />
                </button>
            </div>
            <Late part=Part::Question(ask) />
        </dialog>
    }
    .seal()
}

/// What stands in the box; it takes the focus.
#[component]
pub fn Question(ask: Ask) -> impl IntoView {
    let inside = NodeRef::<Div>::new();
    Effect::new(move |_| {
        let Some(inside) = inside.get() else { return };
        let first = inside.query_selector("input:not([type=hidden]), select, form button").ok().flatten();
        if let Some(first) = first.and_then(|e| e.dyn_into::<HtmlElement>().ok()) {
            let _ = first.focus();
        }
    });
    let body = match ask {
        Ask::Assign(id) => view! { <AssignForm whom=id /> }.seal(),
        Ask::Take(id) => view! { <TakeForm id /> }.seal(),
        Ask::Snooze(id) => view! { <SnoozeForm whom=id /> }.seal(),
        Ask::Decline(id) => view! { <DeclineForm whom=id /> }.seal(),
        Ask::Tag(id) => view! { <TagForm whom=id /> }.seal(),
        Ask::Palette => view! { <Palette /> }.seal(),
        Ask::Keys => view! { <Sheet /> }.seal(),
    };
    view! {
        <div class="asked" node_ref=inside>
            {body}
        </div>
    }
    .seal()
}
