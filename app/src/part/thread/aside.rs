use crate::api;
use crate::here::Here;
use crate::look::{say, show, use_text};
use crate::page::customer::past;
use crate::part::card::moment;
use crate::part::when::When;
use crate::seal::Seal;
use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use leptos::task::spawn_local;
use model::id::AccountId;
use model::message::Message;
use model::rights::Right;
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
                <Mute talk />
                <Told talk />
                <ol class="threads">{others.into_iter().map(|card| past(here, card)).collect_view()}</ol>
            </div>
        </details>
    }
    .seal()
}

/// What they say wakes nobody, or does again.
#[component]
fn Mute(talk: RwSignal<Talk>) -> impl IntoView {
    let here = Here::get();
    let (id, muted) = (talk.with_untracked(|talk| talk.customer.id), move || talk.with(|talk| talk.customer.muted));
    let may = move || here.me.with(|me| me.operator.role.may(Right::Close));
    let press = move |event: SubmitEvent| {
        event.prevent_default();
        let mute = !untrack(muted);
        spawn_local(async move {
            match api::thread::mute(id, mute).await {
                Ok(customer) => _ = talk.try_update(|talk| talk.customer = customer),
                Err(fault) => here.warn(&fault),
            }
        });
    };
    let word = move || if muted() { use_text().thread.unmute } else { use_text().thread.mute };
    view! {
        <When so=may>
            <form method="post" action=api::thread::mute::PATH on:submit=press>
                <input type="hidden" name="customer" value=id.to_string() />
                <input type="hidden" name="muted" value=move || (!muted()).to_string() />
                <button type="submit" class="quiet">
                    {word}
                </button>
            </form>
        </When>
    }
    .seal()
}

/// What this person was told before: by whom, and in whose name.
#[component]
fn Told(talk: RwSignal<Talk>) -> impl IntoView {
    let here = Here::get();
    let told = talk.with_untracked(|talk| talk.told.clone());
    let one = move |(message, account): (Message, AccountId)| {
        let at = message.at;
        let who = move || message.by.map(|by| here.name(by));
        let handle = move || here.account(account).map(|account| format!("@{}", account.handle));
        view! {
            <li>
                <p dir="auto">{message.text}</p>
                <p class="soft small">
                    {show(who)} " " {show(handle)} " " <time datetime=at.rfc3339()>{show(move || moment(here, at))}</time>
                </p>
            </li>
        }
        .seal()
    };
    (!told.is_empty())
        .then(|| {
            view! {
                <h3 class="small">{say(|t| t.thread.told)}</h3>
                <ol class="told">{told.into_iter().map(one).collect_view()}</ol>
            }
        })
        .seal()
}

fn others_count(talk: RwSignal<Talk>) -> usize {
    talk.with(|talk| talk.others.len())
}
