//! What the stream shows, as native controls whose values are the address.

use crate::here::Here;
use crate::look::{say, show, use_text};
use crate::road::Road;
use crate::seal::{Children, Seal};
use leptos::ev::Event;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;
use model::thread::{Filter, State};
use std::collections::BTreeSet;
use wasm_bindgen::JsCast;

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
    let state = road.get("state");
    let owner = road.get("owner");
    Filter {
        states: State::ALL.into_iter().filter(|s| Some(state_name(*s)) == state.as_deref()).collect(),
        unowned: owner.as_deref() == Some("none"),
        owner: owner.and_then(|id| id.parse().ok()),
        account: road.get("account").and_then(|id| id.parse().ok()),
        tag: road.get("tag"),
    }
}

/// The controls. Without JavaScript a button sends them.
#[component]
pub fn Filters(filter: Memo<Filter>) -> impl IntoView {
    let here = Here::get();
    let road = Road::here();
    let navigate = use_navigate();
    let change = move |event: Event| {
        let select = event.target().and_then(|t| t.dyn_into::<web_sys::HtmlSelectElement>().ok());
        let Some(select) = select else { return };
        let key = ["state", "owner", "account", "tag"].into_iter().find(|key| *key == select.name());
        if let Some(key) = key {
            let to = untrack(|| road.with(&[(key, Some(select.value()))]));
            navigate(&to, NavigateOptions { replace: true, scroll: false, ..Default::default() });
        }
    };
    let tags = Memo::new(move |_| {
        let all = |board: &model::board::Board| {
            let cards = State::ALL.into_iter().flat_map(|state| board.column(state));
            cards.flat_map(|card| card.tags.iter().cloned()).collect::<BTreeSet<_>>()
        };
        here.board.with(all)
    });
    let states = move || {
        let chosen = filter.get().states.first().copied();
        State::ALL.map(|s| option(state_name(s).into(), (use_text().state)(s).into(), chosen == Some(s))).collect_view()
    };
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
    let tagged = move || {
        let chosen = filter.get().tag;
        tags.get().into_iter().map(|t| option(t.clone(), t.clone(), chosen.as_deref() == Some(&t))).collect_view()
    };
    view! {
        <form class="filters" method="get" action="/stream" on:change=change>
            <Choice name="state" label=|w| w.filter_state all=|w| w.all_open>
                {states}
            </Choice>
            <Choice name="owner" label=|w| w.filter_owner all=|w| w.everybody>
                {owners}
            </Choice>
            <Choice name="account" label=|w| w.filter_account all=|w| w.all_accounts>
                {accounts}
            </Choice>
            <Choice name="tag" label=|w| w.filter_tag all=|w| w.all_tags>
                {tagged}
            </Choice>
            <button type="submit" class="script-off">
                {say(|t| t.board.show)}
            </button>
        </form>
    }
    .seal()
}

type Words = crate::text::board::Board;

#[component]
fn Choice(
    name: &'static str,
    label: fn(&Words) -> &'static str,
    all: fn(&Words) -> &'static str,
    children: Children,
) -> impl IntoView {
    view! {
        <select name=name aria-label=move || label(&use_text().board)>
            <option value="">{show(move || all(&use_text().board))}</option>
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
