use super::list::Waiting;
use super::settle::Settle;
use crate::here::Here;
use crate::look::{say, show, use_text};
use crate::part::icon::Icon;
use crate::seal::Seal;
use leptos::prelude::*;
use model::account::{Account, Network};
use model::reply::{OVERTAKEN, Reply, State, UNREAD};
use model::time::Time;

/// One reply that is not out: the words, to whom, why not, and what can be done.
#[component]
pub fn Row(
    /// The reply and its thread.
    waiting: Waiting,
) -> impl IntoView {
    let here = Here::get();
    let (reply, card) = waiting;
    let planned = (state_waits(&reply) && reply.planned()).then_some(reply.due);
    let part = (reply.parts > 1).then_some((reply.part, reply.parts));
    let Reply { id, by, at, text, media, state, why, retry, .. } = reply;
    let account = untrack(|| here.account(card.account));
    let colour = account.as_ref().map_or(0, |account| account.colour);
    let to = card.customer.called().to_owned();
    let day = move || (use_text().time.day)(at.calendar(here.zone()));
    let images = (!media.is_empty()).then(|| {
        view! { <p class="soft small">{show(move || (use_text().outbox.images)(media.len()))}</p> }
    });
    view! {
        <li class="sheet waiting" class:troubled=state.troubled()>
            <p class="waiting-head">
                <span class=format!("swatch account-{colour}") aria-hidden="true"></span>
                <strong>{show(move || (use_text().outbox.to)(&to))}</strong>
                <span class="soft small">{account.as_ref().map(|account| format!("@{}", account.handle))}</span>
                <a href=format!("/board?thread={}", card.id)>{say(|t| t.outbox.open)}</a>
            </p>
            <blockquote>{text}</blockquote>
            {images}
            <p class="soft small">{show(move || (use_text().outbox.by)(&here.name(by), &day()))}</p>
            <p class=format!("tone {}", if state.troubled() { "tone-bad" } else { "tone-held" })>
                <Icon name=sign(state) />
                <strong>{show(move || (use_text().reply)(state))}</strong>
                <span>{show(move || (use_text().outbox.meaning)(state))}</span>
            </p>
            {part.map(|(n, of)| view! { <p class="soft small">{show(move || (use_text().outbox.part)(n, of))}</p> })}
            {planned
                .map(|due| {
                    let leaves = move || (use_text().outbox.leaves)(&(use_text().time.day)(due.calendar(here.zone())));
                    view! { <p class="soft number">{show(leaves)}</p> }
                })}
            <Why why retry />
            <Look account state />
            <Settle id state />
        </li>
    }
    .seal()
}

fn state_waits(reply: &Reply) -> bool {
    matches!(reply.state, State::Awaiting | State::Queued)
}

fn sign(state: State) -> &'static str {
    match state {
        State::Awaiting => "eye",
        State::Queued | State::Waiting => "clock",
        State::Dispatching => "send",
        State::Unknown => "search",
        State::Person => "triangle-alert",
        State::Rejected => "circle-alert",
        State::Sent | State::Dropped => "check",
    }
}

/// The evidence: what the network said, and when it is tried again.
#[component]
fn Why(why: String, retry: Option<Time>) -> impl IntoView {
    let here = Here::get();
    let again = move |at: Time| match at.since(here.now.get()) {
        0 => use_text().outbox.retry_now.to_owned(),
        left => (use_text().outbox.retry)(&(use_text().time.span)(left.max(model::time::MINUTE))),
    };
    // What we say ourselves is no word of the network's.
    let own = match why.as_str() {
        OVERTAKEN => Some(say(|t| t.thread.overtaken)),
        UNREAD => Some(say(|t| t.thread.unread)),
        _ => None,
    };
    let said = (!why.is_empty() && own.is_none()).then(|| {
        view! {
            <p class="said">
                <span>{say(|t| t.outbox.said)}</span>
                <q>{why}</q>
            </p>
        }
    });
    view! {
        {own.map(|own| view! { <p class="said">{own}</p> })}
        {said}
        {retry.map(|at| view! { <p class="soft number">{show(move || again(at))}</p> })}
    }
    .seal()
}

/// Where to look whether it is out: the account as the network shows it. Only Bluesky's own pages have a known address.
#[component]
fn Look(account: Option<Account>, state: State) -> impl IntoView {
    let seen =
        |a: &Account| state == State::Person && a.network == Network::Bluesky && a.server.contains("bsky.social");
    account.filter(seen).map(|account| {
        view! {
            <p>
                <a href=format!("https://bsky.app/profile/{}", account.handle) target="_blank" rel="noreferrer">
                    {say(|t| t.outbox.look)}
                    " "
                    <Icon name="external-link" />
                </a>
            </p>
        }
    })
}
