use crate::api;
use crate::fault::Fault;
use crate::here::Here;
use crate::load::load;
use crate::look::{say, show, use_text};
use crate::part::card::moment;
use crate::part::each::each;
use crate::part::face::Face;
use crate::part::title::Titled;
use crate::part::trouble::Trouble;
use crate::part::when::When;
use crate::seal::Seal;
use crate::text::mine::Mine as Words;
use leptos::prelude::*;
use leptos::task::spawn_local;
use model::event::Change;
use model::notice::Notice;
use model::reply::{self, Reply};
use model::rights::Right;
use model::thread::Card;

/// What is mine: what I was told, what waits for me, what I hold, what I follow.
#[component]
pub fn Mine() -> impl IntoView {
    let here = Here::get();
    let reads = move || here.me.with(|me| me.operator.role.may(Right::Approve));
    let mine = move |card: &Card| card.owner == Some(here.my_id());
    view! {
        <Titled word=|t| t.frame.mine />
        <div class="page">
            <header>
                <h1>{say(|t| t.frame.mine)}</h1>
            </header>
            <Told />
            <Threads word=|w| w.waits which=move |card| mine(card) && card.wait.is_some() />
            <When so=reads>
                <Threads word=|w| w.awaits which=move |card| matches!(card.reply, Some((_, reply::State::Awaiting))) />
            </When>
            <Threads word=|w| w.troubled which=move |card| mine(card) && card.reply.is_some_and(|(_, state)| state.troubled()) />
            <Promises />
            <Threads word=|w| w.parked which=move |card| mine(card) && card.wait.is_none() />
            <Threads word=|w| w.followed which=move |card| card.followers.contains(&here.my_id()) />
        </div>
    }
    .seal()
}

/// Open threads of one kind, longest wait first; nothing if there are none.
#[component]
fn Threads(
    word: fn(&Words) -> &'static str,
    which: impl Fn(&Card) -> bool + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let here = Here::get();
    let found = Memo::new(move |_| {
        here.board
            .with(|board| board.open().into_iter().filter(|card| which(card)).map(|card| card.id).collect::<Vec<_>>())
    });
    let cards = move || found.get().into_iter().filter_map(|id| untrack(|| here.card(id))).collect::<Vec<_>>();
    view! {
        <section class="sheet" hidden=move || found.with(Vec::is_empty)>
            <h2>
                {show(move || word(use_text().mine()))} " " <span class="soft number">{move || found.with(Vec::len)}</span>
            </h2>
            <ol class="threads">{each(cards, |card| card.id, move |card| line(here, card))}</ol>
        </section>
    }
    .seal()
}

/// A thread in two lines that open it: who, how it stands, and the last words.
fn line(here: Here, card: Card) -> AnyView {
    let id = card.id;
    let now = Memo::new(move |_| here.card(id).unwrap_or_else(|| card.clone()));
    view! {
        <li class="past">
            <a href=format!("/board?thread={id}") dir="auto">
                <strong>{show(move || now.with(|card| card.customer.called().to_owned()))}</strong>
                " "
                {show(move || now.get().excerpt)}
            </a>
            <span class="soft">
                {show(move || (use_text().state)(now.get().state))} " · " {show(move || moment(here, now.get().rank()))}
            </span>
        </li>
    }
    .seal()
}

/// What I promised a time for, until the brand has spoken there again.
#[component]
fn Promises() -> impl IntoView {
    let here = Here::get();
    // Grows with each answer that goes out.
    let sent = Memo::new(move |before: Option<&u32>| {
        let more = here.news.with(|news| news.iter().any(|event| matches!(event.change, Change::ReplySent { .. })));
        before.copied().unwrap_or_default() + u32::from(more)
    });
    let found = load(move || sent.get(), |_| api::reply::promised());
    let listed = move |found: Result<Vec<(Reply, Card)>, Fault>| {
        match found {
        Ok(all) if all.is_empty() => ().seal(),
        Ok(all) => view! {
            <section class="sheet">
                <h2>{show(move || use_text().mine().promised)} " " <span class="soft number">{all.len()}</span></h2>
                <ol class="threads">{all.into_iter().map(|(reply, card)| promise(here, reply, &card)).collect_view()}</ol>
            </section>
        }
        .seal(),
        Err(fault) => view! { <Trouble fault /> }.seal(),
    }
    };
    view! { <Transition>{move || Suspend::new(async move { listed(found.await) })}</Transition> }.seal()
}

fn promise(here: Here, reply: Reply, card: &Card) -> AnyView {
    let when = reply.outcome.and_then(|outcome| outcome.when).unwrap_or(reply.at);
    let late = move || when <= here.now.get();
    let said = move || {
        let words = use_text().mine();
        if late() { (words.overdue)(&moment(here, when)) } else { (words.until)(&moment(here, when)) }
    };
    view! {
        <li class="past">
            <a href=format!("/board?thread={}", card.id) dir="auto">
                <strong>{card.customer.called().to_owned()}</strong>
                " "
                {reply.text}
            </a>
            <span class="soft" class:doubt=late>
                {show(said)}
            </span>
        </li>
    }
    .seal()
}

/// What I was told: the new ones first, and all of it gone through in one press.
#[component]
fn Told() -> impl IntoView {
    let here = Here::get();
    let told = load(move || here.told.get(), |_| api::notice::list(None));
    let listed = move |told: Result<Vec<Notice>, Fault>| match told {
        Ok(told) => notices(here, told),
        Err(fault) => view! { <Trouble fault /> }.seal(),
    };
    view! {
        <section class="sheet">
            <h2>{show(move || use_text().mine().told)}</h2>
            <Transition>{move || Suspend::new(async move { listed(told.await) })}</Transition>
        </section>
    }
    .seal()
}

fn notices(here: Here, told: Vec<Notice>) -> AnyView {
    let (newest, some_new) = (told.first().map(|notice| notice.id), told.iter().any(|notice| !notice.seen));
    let see = move |_| {
        let Some(upto) = newest else { return };
        spawn_local(async move {
            match api::notice::see(upto).await {
                Ok(()) => here.told.set(0),
                Err(fault) => here.warn(&fault),
            }
        });
    };
    let none = told.is_empty();
    view! {
        {none.then(|| view! { <p class="soft">{show(move || use_text().mine().nothing)}</p> })}
        <ol class="notices">{told.into_iter().map(|one| notice(here, one)).collect_view()}</ol>
        {some_new.then(|| view! { <button type="button" class="script-on" on:click=see>{show(move || use_text().mine().see)}</button> })}
    }
    .seal()
}

fn notice(here: Here, notice: Notice) -> AnyView {
    let Notice { at, by, thread, what, text, seen, .. } = notice;
    let line = move || (use_text().mine().what)(what, &by.map(|by| here.name(by)).unwrap_or_default());
    view! {
        <li class="notice" class:new=!seen>
            {by.map(|id| view! { <Face id /> })}
            <a href=format!("/board?thread={thread}")>
                <strong>{show(line)}</strong>
                <span dir="auto">{text}</span>
            </a>
            <time class="soft small" datetime=at.rfc3339()>{show(move || moment(here, at))}</time>
        </li>
    }
    .seal()
}
