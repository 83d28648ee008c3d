//! What the stream shows, as native controls whose values are the address.

use crate::browser;
use crate::here::Here;
use crate::look::{say, show, use_text};
use crate::part::icon::Icon;
use crate::part::when::When;
use crate::road::Road;
use crate::seal::{Children, Seal};
use crate::text::Text;
use leptos::ev::Event;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;
use model::board::Board;
use model::thread::{Filter, State};
use model::time::MINUTE;
use wasm_bindgen::JsCast;

/// What an address says about a list.
pub const KEYS: [&str; 9] = ["state", "owner", "account", "queue", "tag", "language", "waits", "words", "alike"];
/// Minutes of the choices of waits.
const WAITS: [i64; 5] = [10, 30, 60, 240, 1_440];
/// Milliseconds after the last letter until it is looked for.
const PAUSE: i32 = 250;

/// As an address says it.
pub fn state_name(state: State) -> &'static str {
    match state {
        State::New => "new",
        State::Claimed => "claimed",
        State::Waiting => "waiting",
        State::Snoozed => "snoozed",
        State::Answered => "answered",
        State::Closed => "closed",
        State::Declined => "declined",
    }
}

/// What the address asks for.
pub fn wanted(road: &Road) -> Filter {
    let states = road.get("state").unwrap_or_default();
    let owner = road.get("owner");
    Filter {
        states: State::ALL.into_iter().filter(|s| states.split(',').any(|name| name == state_name(*s))).collect(),
        unowned: owner.as_deref() == Some("none"),
        owner: owner.and_then(|id| id.parse().ok()),
        account: road.get("account").and_then(|id| id.parse().ok()),
        queue: road.get("queue").and_then(|id| id.parse().ok()),
        tag: road.get("tag"),
        alike: road.get("alike").and_then(|id| id.parse().ok()),
        language: road.get("language"),
        waits: road.get("waits").and_then(|minutes| minutes.parse().ok()),
        words: road.get("words"),
    }
}

/// The values of [`KEYS`] that ask for this.
pub fn asked(filter: &Filter) -> [Option<String>; KEYS.len()] {
    let states: Vec<_> = filter.states.iter().map(|state| state_name(*state)).collect();
    let owner = filter.owner.map(|owner| owner.to_string());
    [
        (!states.is_empty()).then(|| states.join(",")),
        owner.or_else(|| filter.unowned.then(|| "none".to_owned())),
        filter.account.map(|account| account.to_string()),
        filter.queue.map(|queue| queue.to_string()),
        filter.tag.clone(),
        filter.language.clone(),
        filter.waits.map(|waits| waits.to_string()),
        filter.words.clone(),
        filter.alike.map(|alike| alike.to_string()),
    ]
}

/// The controls. Without JavaScript a button sends them.
#[component]
pub fn Filters(filter: Memo<Filter>) -> impl IntoView {
    let road = Road::here();
    let navigate = use_navigate();
    let go = move |key: &'static str, value: String| {
        let to = untrack(|| road.with(&[(key, Some(value))]));
        navigate(&to, NavigateOptions { replace: true, scroll: false, ..Default::default() });
    };
    let chosen = go.clone();
    let change = move |event: Event| {
        let select = event.target().and_then(|t| t.dyn_into::<web_sys::HtmlSelectElement>().ok());
        let Some(select) = select else { return };
        if let Some(key) = KEYS.into_iter().find(|key| *key == select.name()) {
            chosen(key, select.value());
        }
    };
    let latest = StoredValue::new(0_u32);
    let typed = move |event: Event| {
        let (value, go) = (event_target_value(&event), go.clone());
        latest.update_value(|n| *n += 1);
        let mine = latest.get_value();
        browser::later(PAUSE, move || {
            if latest.try_get_value() == Some(mine) {
                go("words", value);
            }
        });
    };
    let on = move || filter.with(|filter| asked(filter)[1..7].iter().flatten().count());
    view! {
        <form class="filters" method="get" action="/stream" on:change=change>
            <input
                type="search"
                name="words"
                class="find"
                prop:value=move || filter.with(|filter| filter.words.clone().unwrap_or_default())
                value=filter.with_untracked(|filter| filter.words.clone())
                aria-label=say(|t| t.stream().words)
                placeholder=say(|t| t.stream().words)
                maxlength="100"
                autocomplete="off"
                on:input=typed
            />
            <States filter />
            <details class="drop">
                <summary class="button" class:on=move || { on() > 0 }>
                    <Icon name="sliders-horizontal" />
                    {show(move || (use_text().stream().filters)(on()))}
                </summary>
                <div class="box others">
                    <Others filter />
                </div>
            </details>
            <When so=move || filter.with(|filter| filter.alike.is_some())>
                <input
                    type="hidden"
                    name="alike"
                    value=filter.with_untracked(|filter| filter.alike.map(|first| first.to_string()))
                />
                <span class="chip">
                    {say(|t| t.stream().alike)} <a href="/stream" aria-label=say(|t| t.stream().clear)>
                        <Icon name="x" />
                    </a>
                </span>
            </When>
            <button type="submit" class="script-off">
                {say(|t| t.board.show)}
            </button>
        </form>
    }
    .seal()
}

#[component]
fn States(filter: Memo<Filter>) -> impl IntoView {
    let states = move || {
        let chosen = filter.with(|filter| filter.states.first().copied());
        State::ALL.map(|s| option(state_name(s).into(), (use_text().state)(s).into(), chosen == Some(s))).collect_view()
    };
    view! {
        <Choice name="state" label=|t| t.board.filter_state all=|t| t.board.all_open>
            {states}
        </Choice>
    }
    .seal()
}

/// What is asked for more rarely.
#[component]
fn Others(filter: Memo<Filter>) -> impl IntoView {
    let here = Here::get();
    let owners = move || {
        let filter = filter.get();
        let nobody = option("none".into(), use_text().board.nobody.into(), filter.unowned);
        let one = |o: model::operator::Operator| option(o.id.to_string(), o.name, filter.owner == Some(o.id));
        (nobody, here.colleagues().into_iter().map(one).collect_view())
    };
    let accounts = move || {
        let chosen = filter.get().account;
        let one = |a: model::account::Account| option(a.id.to_string(), format!("@{}", a.handle), chosen == Some(a.id));
        here.accounts.get().into_iter().map(one).collect_view()
    };
    let queues = move || {
        let chosen = filter.get().queue;
        let one = |q: model::queue::Queue| option(q.id.to_string(), q.name, chosen == Some(q.id));
        here.queues.get().into_iter().map(one).collect_view()
    };
    let tags = shown(here, |board| board.tags().collect());
    let tagged = move || {
        let chosen = filter.get().tag;
        tags.get().into_iter().map(|t| option(t.clone(), t.clone(), chosen.as_deref() == Some(&t))).collect_view()
    };
    let spoken = shown(here, |board| board.languages().collect());
    let languages = move || {
        let (chosen, words) = (filter.get().language, use_text().stream());
        let one = |l: String| option(l.clone(), (words.languages)(&l), chosen.as_deref() == Some(&l));
        spoken.get().into_iter().map(one).collect_view()
    };
    let waits = move || {
        let (chosen, words) = (filter.get().waits, use_text());
        let label = |minutes: i64| (words.stream().waits_for)(&(words.time.spoken)(minutes * MINUTE));
        WAITS.map(|minutes| option(minutes.to_string(), label(minutes), chosen == Some(minutes))).collect_view()
    };
    view! {
        <Choice name="owner" label=|t| t.board.filter_owner all=|t| t.board.everybody>
            {owners}
        </Choice>
        <Choice name="account" label=|t| t.board.filter_account all=|t| t.board.all_accounts>
            {accounts}
        </Choice>
        <Choice name="queue" label=|t| t.stream().queue all=|t| t.stream().all_queues>
            {queues}
        </Choice>
        <Choice name="tag" label=|t| t.board.filter_tag all=|t| t.board.all_tags>
            {tagged}
        </Choice>
        <Choice name="language" label=|t| t.stream().language all=|t| t.stream().all_languages>
            {languages}
        </Choice>
        <Choice name="waits" label=|t| t.stream().waits all=|t| t.stream().any_wait>
            {waits}
        </Choice>
    }
    .seal()
}

/// What is on the cards of the board, each once, in order.
fn shown(here: Here, of: fn(&Board) -> Vec<&str>) -> Memo<Vec<String>> {
    Memo::new(move |_| here.board.with(|board| of(board).into_iter().map(str::to_owned).collect()))
}

#[component]
fn Choice(
    name: &'static str,
    label: fn(&Text) -> &'static str,
    all: fn(&Text) -> &'static str,
    children: Children,
) -> impl IntoView {
    view! {
        <select name=name aria-label=move || label(use_text())>
            <option value="">{show(move || all(use_text()))}</option>
            {children.draw()}
        </select>
    }
    .seal()
}

fn option(value: String, label: String, selected: bool) -> AnyView {
    view! {
        <option value=value selected=selected>
            {label}
        </option>
    }
    .seal()
}
