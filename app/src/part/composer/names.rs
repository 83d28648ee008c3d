//! The list of names behind an `@`. The cursor stays in the field; the list is moved through by the field's keys.

use super::cursor;
use super::float::above;
use super::tools::{Tools, Whom};
use crate::browser::{hear, lowercase, next_frame};
use crate::here::Here;
use crate::look::{say, show, use_text};
use crate::part::face::Face;
use crate::part::when::When;
use crate::seal::Seal;
use leptos::ev::KeyboardEvent;
use leptos::html::Ul;
use leptos::prelude::*;
use model::id::OperatorId;
use model::text::{Found, meant, scan};
use model::thread::Talk;
use web_sys::{Event, HtmlElement, ScrollIntoViewOptions, ScrollLogicalPosition};

/// Names shown at once.
const SHOWN: usize = 8;
/// The longest that is looked for.
const LONGEST: usize = 40;

/// A name that can be put in.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Choice {
    /// What is put behind the `@`.
    name: String,
    /// What is said of it.
    about: String,
    face: Option<OperatorId>,
}

/// An `@` before the cursor: where it stands, and what follows it.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Asked {
    at: u32,
    typed: String,
}

/// What is asked for by words that end at the cursor. The `@` of a mail address asks for nobody.
fn asked(before: &str) -> Option<Asked> {
    let at = before.rfind('@')?;
    let typed = &before[at + 1..];
    let mail = before[..at].chars().next_back().is_some_and(|c| c.is_ascii_alphanumeric() || "._-+@".contains(c));
    let name = !mail && !typed.contains(char::is_whitespace) && typed.chars().count() <= LONGEST;
    name.then(|| Asked { at: before[..at].encode_utf16().count() as u32, typed: lowercase(typed) })
}

/// Everybody who is meant, the nearest first.
fn find(here: Here, tools: Tools, typed: &str) -> Vec<Choice> {
    let all = match tools.whom {
        Whom::Colleagues => colleagues(here),
        Whom::Handles => tools.talk.with(handles),
    };
    let near = |choice: &Choice| {
        let by_name = meant(&lowercase(&choice.name), typed);
        by_name.into_iter().chain(meant(&lowercase(&choice.about), typed).map(|at| at + LONGEST)).min()
    };
    let mut found: Vec<_> = all.into_iter().filter_map(|choice| Some((near(&choice)?, choice))).collect();
    found.sort_by_key(|(near, _)| *near);
    found.into_iter().take(SHOWN).map(|(_, choice)| choice).collect()
}

fn colleagues(here: Here) -> Vec<Choice> {
    let me = here.my_id();
    let others = here.colleagues().into_iter().filter(|o| o.id != me);
    others.map(|o| Choice { name: o.name, about: o.cotag, face: Some(o.id) }).collect()
}

/// The customer, then whoever is named, the latest first; never ourselves.
fn handles(talk: &Talk) -> Vec<Choice> {
    let customer = Choice { name: talk.customer.handle.clone(), about: talk.customer.name.clone(), face: None };
    // In a post of the brand's own accord, the one who began it is the brand.
    let mut all: Vec<_> = Some(customer).filter(|customer| customer.name != talk.account.handle).into_iter().collect();
    for message in talk.messages.iter().rev() {
        for found in scan(&message.text) {
            if let Found::Mention(_, name) = found
                && name != talk.account.handle
                && all.iter().all(|choice| choice.name != name)
            {
                all.push(Choice { name, about: String::new(), face: None });
            }
        }
    }
    all
}

/// The list, as long as it is asked for.
#[component]
pub fn Names(tools: Tools) -> impl IntoView {
    let here = Here::get();
    let now = RwSignal::new(None::<Asked>);
    let chosen = RwSignal::new(0usize);
    // Where the writer has sent the list away: it stays away until another `@`.
    let shut = StoredValue::new(None::<u32>);
    let found = Memo::new(move |_| {
        now.with(|now| now.as_ref().map(|asked| find(here, tools, &asked.typed)).unwrap_or_default())
    });
    let look = move || {
        let asked = tools.area.get_untracked().as_ref().and_then(cursor::before).as_deref().and_then(asked);
        let away = shut.get_value();
        if away.is_some() && away != asked.as_ref().map(|asked| asked.at) {
            shut.set_value(None);
        }
        let asked = asked.filter(|asked| shut.get_value() != Some(asked.at));
        if now.with_untracked(|now| *now != asked) {
            chosen.set(0);
            now.set(asked);
        }
    };
    let choose = move |index: usize| {
        let name = found.with_untracked(|found| found.get(index).map(|choice| choice.name.clone()));
        if let (Some(area), Some(asked), Some(name)) = (tools.area.get_untracked(), now.get_untracked(), name) {
            let (_, cursor) = cursor::place(&area);
            cursor::put(&area, (asked.at, cursor), &format!("@{name} "));
        }
        now.set(None);
    };
    let key = move |event: KeyboardEvent| {
        let count = found.with_untracked(Vec::len);
        let chord = event.ctrl_key() || event.meta_key() || event.alt_key() || event.shift_key();
        // While an input method composes, every key is its own.
        if count == 0 || chord || event.is_composing() {
            return;
        }
        match event.code().as_str() {
            "ArrowDown" => chosen.update(|at| *at = (*at + 1) % count),
            "ArrowUp" => chosen.update(|at| *at = (*at + count - 1) % count),
            "Enter" | "NumpadEnter" | "Tab" => choose(chosen.get_untracked()),
            "Escape" => {
                shut.set_value(now.with_untracked(|now| now.as_ref().map(|asked| asked.at)));
                now.set(None);
            }
            _ => return,
        }
        event.prevent_default();
    };
    if let Some(area) = tools.area.get_untracked().map(HtmlElement::from) {
        hear(&area, "keydown", key);
        for moved in ["input", "keyup", "click"] {
            hear(&area, moved, move |_: Event| look());
        }
        hear(&area, "blur", move |_: Event| now.set(None));
    }
    look();
    view! {
        <When so=move || !found.with(Vec::is_empty)>
            <List tools found chosen choose />
        </When>
        <p class="hidden" role="status">
            {show(move || found.with(|found| (!found.is_empty()).then(|| (use_text().tools().names_found)(found.len()))))}
        </p>
    }
    .seal()
}

/// Scrolls no more than it takes to see a line.
fn show_line(list: &HtmlElement, id: &str) {
    if let Some(line) = list.query_selector(&format!("#{id}")).ok().flatten() {
        let options = ScrollIntoViewOptions::new();
        options.set_block(ScrollLogicalPosition::Nearest);
        line.scroll_into_view_with_scroll_into_view_options(&options);
    }
}

#[component]
fn List(
    tools: Tools,
    found: Memo<Vec<Choice>>,
    chosen: RwSignal<usize>,
    choose: impl Fn(usize) + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let list = NodeRef::<Ul>::new();
    let id = if tools.whom == Whom::Colleagues { "names-note" } else { "names-reply" };
    // A field of several lines is no combobox in HTML: it says by itself what a combobox would.
    let tell = move |name: &str, value: Option<&str>| {
        if let Some(area) = tools.area.try_get_untracked().flatten() {
            let _ = value.map_or_else(|| area.remove_attribute(name), |value| area.set_attribute(name, value));
        }
    };
    tell("aria-autocomplete", Some("list"));
    tell("aria-controls", Some(id));
    Effect::new(move |_| {
        let chosen = format!("{id}-{}", chosen.get());
        tell("aria-activedescendant", Some(&chosen));
        found.track();
        next_frame(move || {
            if let (Some(list), Some(area)) =
                (list.try_get_untracked().flatten(), tools.area.try_get_untracked().flatten())
            {
                above(&list, &area, None);
                show_line(&list, &chosen);
            }
        });
    });
    on_cleanup(move || {
        ["aria-autocomplete", "aria-controls", "aria-activedescendant"].iter().for_each(|name| tell(name, None))
    });
    let line = move |(index, choice): (usize, Choice)| {
        let Choice { name, about, face } = choice;
        view! {
            <li
                role="option"
                id=format!("{id}-{index}")
                aria-selected=show(move || (chosen.get() == index).to_string())
                on:mousedown=|event| event.prevent_default()
                on:click=move |_| choose(index)
            >
                {face.map(|id| view! { <Face id /> })}
                <span>{name}</span>
                <span class="soft small">{about}</span>
            </li>
        }
        .seal()
    };
    view! {
        <ul
            node_ref=list
            class="float names"
            id=id
            role="listbox"
            aria-label=say(|t| t.tools().names)
        >
            {move || found.get().into_iter().enumerate().map(line).collect_view()}
        </ul>
    }
    .seal()
}
