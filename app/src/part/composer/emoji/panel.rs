use super::Drawer;
use super::table::{Emoji, KINDS, ROW};
use crate::browser::{self, lowercase};
use crate::look::{say, show, use_text};
use crate::part::composer::cursor;
use crate::part::composer::float::above;
use crate::part::when::When;
use crate::seal::Seal;
use crate::text::Text;
use leptos::ev::{FocusEvent, KeyboardEvent};
use leptos::html::Div;
use leptos::prelude::*;
use model::operator::Language;
use model::text::meant;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, HtmlInputElement, Node};

/// One row: what it is called, and what stands in it.
type Row = (&'static str, Vec<Emoji>);

fn korean(words: &Text) -> bool {
    words.language == Language::Ko
}

/// All of them by kind; or those that are found by some letters, in one kind without a name.
fn rows(words: &Text, wanted: &str) -> Vec<Row> {
    let wanted = lowercase(wanted.trim());
    if wanted.is_empty() {
        let korean = korean(words);
        return KINDS.iter().map(|(ko, en, all)| (if korean { *ko } else { *en }, all.to_vec())).collect();
    }
    let fits = |emoji: &&Emoji| meant(emoji.ko, &wanted).or_else(|| meant(emoji.en, &wanted)).is_some();
    let found: Vec<_> = KINDS.iter().flat_map(|(_, _, all)| all).filter(fits).copied().collect();
    if found.is_empty() { Vec::new() } else { vec![("", found)] }
}

/// All emoji, by kind and by name.
#[component]
pub fn Panel(drawer: Drawer) -> impl IntoView {
    let (wanted, panel) = (RwSignal::new(String::new()), NodeRef::<Div>::new());
    let found = Memo::new(move |_| wanted.with(|wanted| rows(use_text(), wanted)));
    let back = move || {
        drawer.open.set(false);
        if let Some(area) = drawer.area.get_untracked() {
            let _ = area.focus();
        }
    };
    let choose = move |sign: &'static str| {
        if let Some(area) = drawer.area.get_untracked() {
            cursor::put(&area, cursor::place(&area), sign);
        }
        back();
    };
    let key = move |event: KeyboardEvent| {
        let code = event.code();
        let step = match code.as_str() {
            _ if event.is_composing() => return,
            "Escape" => {
                event.prevent_default();
                return back();
            }
            // In a form's only line Enter would send the form.
            "Enter" | "NumpadEnter" if in_search(&event) => {
                event.prevent_default();
                if let Some(emoji) = found.with_untracked(|rows| rows.first()?.1.first().copied()) {
                    choose(emoji.sign);
                }
                return;
            }
            "ArrowRight" | "ArrowLeft" if in_search(&event) => return,
            "ArrowRight" => 1,
            "ArrowLeft" => -1,
            "ArrowDown" => ROW as i32,
            "ArrowUp" => -(ROW as i32),
            _ => return,
        };
        event.prevent_default();
        if let Some(panel) = panel.get_untracked() {
            walk(&panel, step);
        }
    };
    let left = move |event: FocusEvent| {
        let to = event.related_target().and_then(|to| to.dyn_into::<Node>().ok());
        if panel.get_untracked().is_some_and(|panel| !panel.contains(to.as_ref())) {
            drawer.open.set(false);
        }
    };
    Effect::new(move |_| {
        if let (Some(panel), Some(area)) = (panel.get(), drawer.area.get_untracked()) {
            above(&panel, &area, drawer.button.get_untracked().as_deref());
            open(&panel);
        }
    });
    let line = move |(row, (name, all)): (usize, Row)| {
        let cell = move |(column, emoji): (usize, Emoji)| {
            // Tab stops at one of them; from there on it is the arrows.
            let stop = if (row, column) == (0, 0) { "0" } else { "-1" };
            let called = move || if korean(use_text()) { emoji.ko } else { emoji.en };
            view! {
                <button type="button" class="quiet" tabindex=stop title=show(called) aria-label=show(called) on:click=move |_| choose(emoji.sign)>
                    {emoji.sign}
                </button>
            }
            .seal()
        };
        view! {
            <div class="emoji-row" role="group" aria-label=name title=name>
                {all.into_iter().enumerate().map(cell).collect_view()}
            </div>
        }
        .seal()
    };
    view! {
        <div
            node_ref=panel
            class="float emoji"
            role="dialog"
            tabindex="-1"
            aria-label=say(|t| t.tools().emoji)
            on:keydown=key
            on:focusout=left
        >
            <input
                type="search"
                autocomplete="off"
                aria-label=say(|t| t.tools().find_emoji)
                placeholder=say(|t| t.tools().find_emoji)
                on:input=move |event| wanted.set(event_target_value(&event))
            />
            <div class="emoji-all">{move || found.get().into_iter().enumerate().map(line).collect_view()}</div>
            <When so=move || found.with(Vec::is_empty)>
                <p class="soft small" role="status">
                    {say(|t| t.act.nothing_found)}
                </p>
            </When>
        </div>
    }
    .seal()
}

fn in_search(event: &KeyboardEvent) -> bool {
    event.target().is_some_and(|target| target.has_type::<HtmlInputElement>())
}

/// Puts the cursor where names are typed; under a thumb only into the panel, or the keyboard would cover it.
fn open(panel: &HtmlElement) {
    let fine = browser::window().and_then(|w| w.match_media("(pointer: fine)").ok().flatten());
    let field = panel.query_selector("input").ok().flatten().filter(|_| fine.is_some_and(|fine| fine.matches()));
    let first = field.and_then(|field| field.dyn_into::<HtmlElement>().ok()).unwrap_or_else(|| panel.clone());
    let _ = first.focus();
}

/// Moves the focus so many signs on; above the first row is the search.
fn walk(panel: &HtmlElement, step: i32) {
    let Ok(cells) = panel.query_selector_all(".emoji-row button") else { return };
    let cell = |index: i32| cells.item(u32::try_from(index).ok()?)?.dyn_into::<HtmlElement>().ok();
    let active = browser::document().and_then(|d| d.active_element());
    let now = (0..cells.length() as i32).find(|at| cell(*at).as_deref() == active.as_ref());
    let next = match now {
        None if step > 0 => cell(0),
        None => None,
        Some(now) if now + step < 0 => panel.query_selector("input").ok().flatten().and_then(|f| f.dyn_into().ok()),
        Some(now) => cell((now + step).min(cells.length() as i32 - 1)),
    };
    if let Some(next) = next {
        let _ = next.focus();
    }
}
