//! What else the same person said: their other threads, to be taken in here, and those that were, to be let go.

use crate::act::Act;
use crate::here::Here;
use crate::look::{say, show, use_text};
use crate::page::customer::past;
use crate::part::card::moment;
use crate::part::each::each;
use crate::part::icon::Icon;
use crate::part::when::When;
use crate::seal::Seal;
use leptos::prelude::*;
use model::message::Message;
use model::thread::{Card, Talk};

/// Their other threads, latest first. Those on this account can become one with this one.
#[component]
pub fn Others(talk: RwSignal<Talk>) -> impl IntoView {
    let others = move || talk.with(|talk| talk.others.clone());
    view! {
        <ol class="threads">
            {each(others, |card| (card.id, card.version), move |card| view! { <Other talk card /> }.seal())}
        </ol>
    }
    .seal()
}

#[component]
fn Other(talk: RwSignal<Talk>, card: Card) -> impl IntoView {
    let here = Here::get();
    let (other, account, open) = (card.id, card.account, card.state.open());
    let fits = move || open && talk.with(|talk| talk.card.account == account && talk.card.merged.is_none());
    let merge = move |_| here.act(talk.with_untracked(|talk| talk.card.id), Act::Merge(other));
    view! {
        {past(here, card)}
        <When so=fits>
            <li class="join script-on">
                <button type="button" class="quiet" on:click=merge>
                    <Icon name="merge" />
                    {say(|t| t.thread.merge)}
                </button>
            </li>
        </When>
    }
    .seal()
}

/// What was merged into this thread, each by its first words, and the way back.
#[component]
pub fn Merged(talk: RwSignal<Talk>) -> impl IntoView {
    let here = Here::get();
    let first = |talk: &Talk| {
        let one = |id| talk.messages.iter().find(|message| message.thread == id).cloned();
        talk.merged.iter().copied().filter_map(one).collect::<Vec<_>>()
    };
    let one = move |message: Message| {
        let (other, at) = (message.thread, message.at);
        let part = move |_| here.act(talk.with_untracked(|talk| talk.card.id), Act::Part(other));
        view! {
            <li class="past">
                <span dir="auto">{message.text}</span>
                <span class="soft">{show(move || moment(here, at))}</span>
                <button type="button" class="quiet script-on" on:click=part>
                    <Icon name="split" />
                    {say(|t| t.thread.part)}
                </button>
            </li>
        }
        .seal()
    };
    view! {
        <When so=move || talk.with(|talk| !talk.merged.is_empty())>
            <h3 class="small">{say(|t| t.thread.merged)}</h3>
            <ol class="threads">{each(move || talk.with(first), |message| message.thread, one)}</ol>
        </When>
    }
    .seal()
}

/// Where a thread goes on that was merged into another one.
#[component]
pub fn Moved(talk: RwSignal<Talk>) -> impl IntoView {
    let to = move || talk.with(|talk| talk.card.merged).map(|into| format!("/board?thread={into}"));
    view! {
        <When so=move || talk.with(|talk| talk.card.merged.is_some())>
            <p class="moved">
                <Icon name="merge" />
                <a href=to>{show(move || use_text().thread.moved)}</a>
            </p>
        </When>
    }
    .seal()
}
