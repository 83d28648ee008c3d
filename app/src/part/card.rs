//! A thread as a card, and as a row: the same facts in two shapes.

use crate::browser;
use crate::here::{Here, Viewer};
use crate::look::use_text;
use crate::part::each::each;
use crate::part::face::Face;
use crate::part::icon::Icon;
use crate::part::when::When;
use crate::road::Road;
use crate::seal::Seal;
use crate::text::Text;
use leptos::ev::{DragEvent, MouseEvent};
use leptos::prelude::*;
use model::id::ThreadId;
use model::reply;
use model::thread::{Card, MUTED, SPAM};
use model::time::{HOUR, MINUTE, Time};

/// A card of the board. It can be dragged; the keyboard picks it up with `m`.
pub fn card(id: ThreadId, gone: Signal<bool>) -> AnyView {
    let here = Here::get();
    let now = here.follow(id);
    let lifted = move || here.hand.lifted.get().is_some_and(|(thread, _)| thread == id);
    let drag = move |event: DragEvent| {
        if let Some(data) = event.data_transfer() {
            let _ = data.set_data("text/plain", &id.to_string());
            data.set_effect_allowed("move");
        }
        here.hand.dragged.set(Some(id));
    };
    view! {
        <li
            class="card"
            data-row=id.to_string()
            draggable="true"
            class:gone=gone
            class:open=move || here.open.get() == Some(id)
            class:lifted=lifted
            on:dragstart=drag
            on:dragend=move |_| here.hand.dragged.set(None)
        >
            <Band card=now />
            <div class="card-head">
                <Name card=now id />
                <Wait card=now />
            </div>
            <Words card=now />
            <Foot card=now id gone />
        </li>
    }
    .seal()
}

/// A row of the stream.
pub fn row(id: ThreadId, gone: Signal<bool>) -> AnyView {
    let here = Here::get();
    let now = here.follow(id);
    view! {
        <li class="row-card" data-row=id.to_string() class:gone=gone class:open=move || here.open.get() == Some(id)>
            <Band card=now />
            <Pick card=now id />
            <Wait card=now />
            <Name card=now id />
            <Words card=now />
            <Foot card=now id gone />
        </li>
    }
    .seal()
}

/// Whose thread, as the link that opens it.
#[component]
fn Name(card: Memo<Option<Card>>, id: ThreadId) -> impl IntoView {
    let road = Road::here();
    let name = move || card.get().map(|card| card.customer.called().to_owned());
    view! {
        <a class="card-name" href=move || road.to(id) dir="auto">
            {name}
        </a>
    }
    .seal()
}

/// The box that picks a row among others.
#[component]
fn Pick(card: Memo<Option<Card>>, id: ThreadId) -> impl IntoView {
    let hand = Here::get().hand;
    let name =
        move || card.with(|card| card.as_ref().map(|card| card.customer.called().to_owned()).unwrap_or_default());
    let press = move |event: MouseEvent| hand.pick(id, event.shift_key());
    view! {
        <When so=move || hand.picking.get()>
            <label class="pick">
                <input
                    type="checkbox"
                    prop:checked=move || hand.picked.with(|picked| picked.contains(&id))
                    aria-label=move || (use_text().stream().pick_one)(&name())
                    on:click=press
                />
            </label>
        </When>
    }
    .seal()
}

/// What the customer last said, without calling the account at its start: whom they mean is the band.
#[component]
fn Words(card: Memo<Option<Card>>) -> impl IntoView {
    let here = Here::get();
    let words = move || {
        let card = card.get()?;
        let account = here.account(card.account)?;
        if card.messages == 0 {
            return Some(use_text().board.post.to_owned());
        }
        let rest = card.excerpt.strip_prefix(&format!("@{}", account.handle)).map(str::trim_start);
        Some(rest.filter(|rest| !rest.is_empty()).map_or_else(|| card.excerpt.clone(), str::to_owned))
    };
    view! {
        <p class="excerpt" dir="auto">
            {words}
        </p>
    }
    .seal()
}

/// The account's colour with its name: the colour alone says nothing.
#[component]
fn Band(card: Memo<Option<Card>>) -> impl IntoView {
    let here = Here::get();
    let account = Memo::new(move |_| card.with(|card| here.account(card.as_ref()?.account)));
    view! {
        <span
            class=move || format!("band account-{}", account.with(|a| a.as_ref().map_or(0, |a| a.colour)))
            title=move || account.with(|a| a.as_ref().map(|a| format!("@{}", a.handle)))
        ></span>
    }
    .seal()
}

/// Since when the customer waits: in words, and as a bar that fills.
#[component]
fn Wait(card: Memo<Option<Card>>) -> impl IntoView {
    let here = Here::get();
    let span = Memo::new(move |_| {
        let now = here.now.get();
        card.with(|card| card.as_ref()?.wait.map(|since| now.since(since) / MINUTE * MINUTE))
    });
    view! {
        {move || {
            span.get()
                .map(|span| {
                    let words = &use_text().time;
                    view! {
                        <span class=format!("wait wait-{}", level(span)) title=(words.spoken)(span)>
                            <span aria-hidden="true">{(words.span)(span)}</span>
                            <span class="hidden">{(words.spoken)(span)}</span>
                        </span>
                    }
                })
        }}
    }
    .seal()
}

/// Fifths of the bar.
fn level(span: i64) -> u8 {
    const STEPS: [i64; 4] = [5 * MINUTE, 15 * MINUTE, HOUR, 4 * HOUR];
    1 + STEPS.into_iter().filter(|step| span > *step).count() as u8
}

/// Owner, viewers, what is up with the reply, tags.
#[component]
fn Foot(card: Memo<Option<Card>>, id: ThreadId, gone: Signal<bool>) -> impl IntoView {
    let here = Here::get();
    let viewers = Memo::new(move |_| here.viewers(id, card.with(|card| card.as_ref()?.writer)));
    view! {
        <div class="card-foot">
            {move || {
                let words = use_text();
                card.get()
                    .map(|card| {
                        view! {
                            {card.owner.map(|id| view! { <Face id /> })}
                            <Marks
                                words
                                until=card.until.map(|until| moment(here, until))
                                queue=card.queue.and_then(|queue| here.queue(queue))
                                card
                                gone=gone.get()
                            />
                        }
                    })
            }} <Viewers viewers />
        </div>
    }
    .seal()
}

#[component]
fn Marks(words: &'static Text, card: Card, until: Option<String>, queue: Option<String>, gone: bool) -> impl IntoView {
    view! {
        {gone.then(|| view! { <span class="mark moved">{(words.state)(card.state)}</span> })}
        {card.reply.map(|(_, state)| reply_mark(words, state))}
        {until.map(|until| sign("clock", until))}
        {(!card.reason.is_empty()).then(|| view! { <span class="mark">{reason(words, &card.reason)}</span> })}
        {card.relation.then(|| sign("coffee", words.board.relation.into()))}
        {card
            .alike
            .map(|first| {
                view! {
                    <a class="mark alike" href=format!("/stream?alike={first}")>
                        <Icon name="copy" />
                        {words.board.alike}
                    </a>
                }
            })}
        {queue.map(|queue| view! { <span class="tag topic">{queue}</span> })}
        {card.tags.iter().map(|tag| view! { <span class="tag">{tag.clone()}</span> }).collect_view()}
    }
    .seal()
}

/// An icon with its word.
fn sign(icon: &'static str, word: String) -> AnyView {
    view! {
        <span class="mark">
            <Icon name=icon />
            {word}
        </span>
    }
    .seal()
}

/// Why a thread was not answered: an operator's words, or ours.
pub fn reason(words: &Text, reason: &str) -> String {
    match reason {
        SPAM => words.board.spam.to_owned(),
        MUTED => words.board.muted.to_owned(),
        said => said.to_owned(),
    }
}

/// Where the reply is: an icon with its word.
fn reply_mark(words: &Text, state: reply::State) -> AnyView {
    let (class, icon) = match state {
        reply::State::Rejected => ("mark failed", "circle-alert"),
        reply::State::Person | reply::State::Unknown => ("mark doubt", "triangle-alert"),
        _ => ("mark", "send"),
    };
    view! {
        <span class=class>
            <Icon name=icon />
            {(words.reply)(state)}
        </span>
    }
    .seal()
}

/// Who else looks at it: amber with a pencil is writing.
#[component]
pub fn Viewers(viewers: Memo<Vec<Viewer>>) -> impl IntoView {
    view! {
        <span class="viewers">
            {each(move || viewers.get(), |viewer| (viewer.operator, viewer.since), move |viewer| view! { <One viewer /> }.seal())}
        </span>
    }
    .seal()
}

#[component]
fn One(viewer: Viewer) -> impl IntoView {
    let here = Here::get();
    let Viewer { operator: id, since } = viewer;
    let label = move || {
        let (words, name) = (&use_text().frame, here.name(id));
        match since {
            Some(since) => (words.writes_since)(&name, &moment(here, since)),
            None => (words.looks)(&name),
        }
    };
    view! {
        <span class="here" class:writing=since.is_some() class:looking=since.is_none() title=label>
            <Face id />
            {since.map(|_| view! { <Icon name="pencil" /> })}
        </span>
    }
    .seal()
}

/// When something was, in the operator's zone: the time if it was today, else with its day.
pub fn moment(here: Here, at: Time) -> String {
    let (words, zone) = (&use_text().time, here.zone());
    let (then, today) = (at.calendar(zone), here.now.get().calendar(zone));
    let same = (then.year, then.month, then.day) == (today.year, today.month, today.day);
    if same { (words.clock)(then) } else { (words.day)(then) }
}

/// Brings the focus to a thread's link, wherever it is drawn.
pub fn focus(id: ThreadId) {
    let link = browser::document().and_then(|d| d.query_selector(&format!("[data-row='{id}'] a")).ok().flatten());
    if let Some(link) = link.and_then(|l| wasm_bindgen::JsCast::dyn_into::<web_sys::HtmlElement>(l).ok()) {
        let _ = link.focus();
    }
}
