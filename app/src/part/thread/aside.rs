use crate::here::Here;
use crate::look::{say, show, use_text};
use crate::page::customer::past;
use crate::part::card::moment;
use crate::seal::Seal;
use leptos::prelude::*;
use model::thread::Talk;

/// Who the customer is, and what else they ever said to us.
#[component]
pub fn Aside(talk: RwSignal<Talk>) -> impl IntoView {
    let here = Here::get();
    let (customer, others) = talk.with_untracked(|talk| (talk.customer.clone(), talk.others.clone()));
    let (since, id) = (customer.since, customer.id);
    let few = others.is_empty();
    view! {
        <details class="aside">
            <summary>
                {show(move || (use_text().thread.customer)(others_count(talk)))}
            </summary>
            <div class="box">
                <p>
                    <a href=format!("/customer/{id}") dir="auto">
                        {if customer.name.is_empty() { customer.handle.clone() } else { customer.name.clone() }}
                    </a>
                    <span class="soft">" @" {customer.handle.clone()}</span>
                </p>
                <p class="soft small">{show(move || (use_text().thread.since)(&moment(here, since)))}</p>
                {few.then(|| view! { <p class="soft">{say(|t| t.thread.first_time)}</p> })}
                <ol class="threads">{others.into_iter().map(|card| past(here, card)).collect_view()}</ol>
            </div>
        </details>
    }
    .seal()
}

fn others_count(talk: RwSignal<Talk>) -> usize {
    talk.with(|talk| talk.others.len())
}
