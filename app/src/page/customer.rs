use crate::api;
use crate::here::Here;
use crate::load::load;
use crate::look::{show, use_text};
use crate::part::card::moment;
use crate::part::trouble::Trouble;
use crate::seal::Seal;
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_params_map;
use model::customer;
use model::id::CustomerId;
use model::refusal::Refusal;
use model::thread::Card;

/// A customer and everything they ever said to the brand.
#[component]
pub fn Customer() -> impl IntoView {
    let params = use_params_map();
    let found = load(
        move || params.read().get("id").and_then(|id| id.parse::<CustomerId>().ok()),
        async |id| match id {
            Some(id) => api::thread::customer(id).await,
            None => Err(Refusal::Missing.into()),
        },
    );
    view! {
        <Transition>
            {move || Suspend::new(async move {
                match found.await {
                    Ok((customer, cards)) => history(customer, cards),
                    Err(fault) => view! { <Trouble fault /> }.seal(),
                }
            })}
        </Transition>
    }
    .seal()
}

fn history(customer: customer::Customer, cards: Vec<Card>) -> AnyView {
    let here = Here::get();
    let name = if customer.name.is_empty() { customer.handle.clone() } else { customer.name.clone() };
    let since = customer.since;
    view! {
        <Title text=name.clone() />
        <div class="page">
            <header>
                <h1 dir="auto">{name}</h1>
                <p class="soft">
                    {format!("@{}", customer.handle)} " · " {show(move || (use_text().thread.since)(&moment(here, since)))}
                </p>
            </header>
            <ol class="sheet threads">{cards.into_iter().map(|card| past(here, card)).collect_view()}</ol>
        </div>
    }
    .seal()
}

/// One earlier thread, as a line that opens it.
pub fn past(here: Here, card: Card) -> AnyView {
    let id = card.id;
    let now = Memo::new(move |_| here.card(id).unwrap_or_else(|| card.clone()));
    view! {
        <li class="past">
            <a href=format!("/board?thread={id}") dir="auto">
                {show(move || now.get().excerpt)}
            </a>
            <span class="soft">
                {show(move || (use_text().state)(now.get().state))} " · " {show(move || moment(here, now.get().at))}
            </span>
        </li>
    }
    .seal()
}
