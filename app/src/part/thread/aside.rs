use crate::api::customer as door;
use crate::here::Here;
use crate::look::{say, show, use_text};
use crate::part::card::moment;
use crate::part::thread::others::{Merged, Others};
use crate::part::when::When;
use crate::seal::Seal;
use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use leptos::task::spawn_local;
use model::customer::Customer;
use model::id::AccountId;
use model::message::Message;
use model::rights::Right;
use model::thread::Talk;

/// Who the customer is, and what else they ever said to us.
#[component]
pub fn Aside(talk: RwSignal<Talk>) -> impl IntoView {
    let here = Here::get();
    let customer = talk.with_untracked(|talk| talk.customer.clone());
    let (since, id) = (customer.since, customer.id);
    let none = move || talk.with(|talk| talk.others.is_empty() && talk.merged.is_empty());
    let may = move |right| here.me.with(|me| me.operator.role.may(right));
    let theirs = Signal::derive(move || talk.with(|talk| talk.customer.clone()));
    let changed = move |customer: Customer| _ = talk.try_update(|talk| talk.customer = customer);
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
                <When so=none>
                    <p class="soft">{say(|t| t.thread.first_time)}</p>
                </When>
                <div class="row">
                    <When so=move || may(Right::Close)>
                        <Mute customer=theirs changed />
                    </When>
                    <When so=move || may(Right::Settle)>
                        <Block customer=theirs changed />
                    </When>
                </div>
                <Merged talk />
                <Told talk />
                <Others talk />
            </div>
        </details>
    }
    .seal()
}

/// What they say wakes nobody, or does again.
#[component]
pub fn Mute(customer: Signal<Customer>, changed: impl Fn(Customer) + Copy + 'static) -> impl IntoView {
    let here = Here::get();
    let (id, muted) = (customer.with_untracked(|customer| customer.id), move || customer.with(|c| c.muted));
    let press = move |event: SubmitEvent| {
        event.prevent_default();
        let mute = !untrack(muted);
        spawn_local(async move {
            match door::mute(id, mute).await {
                Ok(customer) => changed(customer),
                Err(fault) => here.warn(&fault),
            }
        });
    };
    let word = move || if muted() { use_text().thread.unmute } else { use_text().thread.mute };
    view! {
        <form method="post" action=door::mute::PATH on:submit=press>
            <input type="hidden" name="customer" value=id.to_string() />
            <input type="hidden" name="muted" value=move || (!muted()).to_string() />
            <button type="submit" class="quiet">
                {word}
            </button>
        </form>
    }
    .seal()
}

/// The network keeps them away, or no more.
#[component]
pub fn Block(customer: Signal<Customer>, changed: impl Fn(Customer) + Copy + 'static) -> impl IntoView {
    let here = Here::get();
    let (id, blocked) = (customer.with_untracked(|customer| customer.id), move || customer.with(|c| c.blocked));
    let press = move |event: SubmitEvent| {
        event.prevent_default();
        let block = !untrack(blocked);
        spawn_local(async move {
            match door::block(id, block).await {
                Ok(customer) => changed(customer),
                Err(fault) => here.warn(&fault),
            }
        });
    };
    let word = move || if blocked() { use_text().thread.unblock } else { use_text().thread.block };
    view! {
        <form method="post" action=door::block::PATH on:submit=press>
            <input type="hidden" name="customer" value=id.to_string() />
            <input type="hidden" name="blocked" value=move || (!blocked()).to_string() />
            <button type="submit" class="quiet danger">
                {word}
            </button>
        </form>
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
