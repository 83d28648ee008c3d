//! The board's columns, as one or in swim-lanes.

use crate::hand::Lane;
use crate::here::Here;
use crate::look::{say, show, use_text};
use crate::part::column::{COLUMNS, Column, lane_name};
use crate::part::each::each;
use crate::road::Road;
use crate::seal::Seal;
use leptos::prelude::*;
use model::sorted::sorted;
use model::thread::State;
use std::collections::HashSet;

/// The lanes that the address asks for (`lane=owner` or `lane=account`): mine first, nobody's last.
pub fn lanes(here: Here, by: Option<&str>) -> Vec<Lane> {
    match by {
        Some("owner") => {
            let me = here.my_id();
            let owners = here.board.with(|board| {
                let held = State::ALL.into_iter().flat_map(|state| board.column(state)).filter_map(|card| card.owner);
                held.filter(|owner| *owner != me).collect::<HashSet<_>>()
            });
            let owners = sorted(owners, |owner| (here.name(*owner), *owner));
            let owners = std::iter::once(me).chain(owners).map(Lane::Owner);
            owners.chain([Lane::Nobody]).collect()
        }
        Some("account") => here.accounts.with(|all| all.iter().map(|account| Lane::Account(account.id)).collect()),
        _ => vec![Lane::All],
    }
}

/// All of them.
#[component]
pub fn Lanes() -> impl IntoView {
    let here = Here::get();
    let road = Road::here();
    let by = Memo::new(move |_| road.get("lane"));
    let all = Memo::new(move |_| lanes(here, by.get().as_deref()));
    view! {
        <div class="lanes" class:many=move || by.with(Option::is_some)>
            {each(move || all.get(), |lane| *lane, move |lane| view! { <LaneRow lane /> }.seal())}
        </div>
    }
    .seal()
}

#[component]
fn LaneRow(lane: Lane) -> impl IntoView {
    let here = Here::get();
    let name = move || lane_name(here, lane);
    view! {
        <section class="lane" aria-label=name>
            {(lane != Lane::All).then(|| view! { <h2 class="lane-name">{name}</h2> })}
            <div class="columns">{COLUMNS.map(|state| view! { <Column spot=(state, lane) /> }).collect_view()}</div>
        </section>
    }
    .seal()
}

/// How the board is cut: plain links, so that it works without JavaScript and can be shared.
#[component]
pub fn LaneChoice() -> impl IntoView {
    view! {
        <nav class="choice" aria-label=say(|t| t.board.lanes)>
            <LaneLink by=None />
            <LaneLink by=Some("owner") />
            <LaneLink by=Some("account") />
        </nav>
    }
    .seal()
}

#[component]
fn LaneLink(by: Option<&'static str>) -> impl IntoView {
    let road = Road::here();
    let there = road.clone();
    let word = move || {
        let words = &use_text().board;
        match by {
            Some("owner") => words.by_owner,
            Some(_) => words.by_account,
            None => words.as_one,
        }
    };
    view! {
        <a
            href=show(move || road.with(&[("lane", by.map(str::to_owned))]))
            aria-current=show(move || (there.get("lane").as_deref() == by).then_some("true"))
        >
            {word}
        </a>
    }
    .seal()
}
