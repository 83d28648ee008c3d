//! What stands in the conversation: posts of both sides, notes, replies on their way, and what was done.

use crate::here::Here;
use crate::look::{say, show, use_text};
use crate::part::card::moment;
use crate::part::face::Face;
use crate::part::icon::Icon;
use crate::part::thread::told::told;
use crate::part::thread::words::Words;
use crate::seal::Seal;
use leptos::prelude::*;
use model::event::{Change, Event};
use model::message::{Direction, Media, Message};
use model::note::Note;
use model::operator::Operator;
use model::reply::Reply;

/// A post, ours or theirs, and the answer behind it, if there is more to tell of that.
pub fn message(here: Here, message: Message, behind: Option<Reply>) -> AnyView {
    let (at, by) = (message.at, message.by);
    let ours = message.direction == Direction::Out;
    let elsewhere = ours && by.is_none();
    let link = message.url.starts_with("https://").then_some(message.url);
    view! {
        <li class="post" class:ours=ours>
            <Words text=message.text />
            <Images media=message.media />
            <p class="post-foot">
                {by.map(|id| view! { <Face id /> <span>{show(move || here.name(id))}</span> })}
                {elsewhere.then(|| view! { <span>{say(|t| t.thread.elsewhere)}</span> })}
                <time datetime=at.rfc3339()>{show(move || moment(here, at))}</time>
                {link.map(|link| view! { <Out link /> })}
            </p>
            {behind.map(|reply| told(here, reply))}
        </li>
    }
    .seal()
}

#[component]
fn Out(link: String) -> impl IntoView {
    view! {
        <a class="out" href=link rel="noopener noreferrer external" target="_blank" aria-label=say(|t| t.thread.on_network)>
            <Icon name="external-link" />
        </a>
    }
    .seal()
}

/// Only what our policy would load anyway is put on the page.
#[component]
fn Images(media: Vec<Media>) -> impl IntoView {
    let safe = |media: &Media| media.url.starts_with("https://") || media.url.starts_with("/image/");
    let shown: Vec<_> = media.into_iter().filter(safe).collect();
    (!shown.is_empty())
        .then(|| {
            let one = |media: Media| view! { <li><Picture media /></li> };
            view! { <ul class="pictures">{shown.into_iter().map(one).collect_view()}</ul> }
        })
        .seal()
}

#[component]
fn Picture(media: Media) -> impl IntoView {
    let (named, link) = (media.alt, media.url.clone());
    let alt = move || if named.is_empty() { use_text().thread.no_alt.to_owned() } else { named.clone() };
    view! {
        <a href=link target="_blank" rel="noopener noreferrer external">
            <img src=media.url alt=alt loading="lazy" decoding="async" referrerpolicy="no-referrer" />
        </a>
    }
    .seal()
}

/// A note among colleagues.
pub fn note(here: Here, note: Note) -> AnyView {
    let (at, id) = (note.at, note.by);
    let called =
        |o: &Operator| if note.mentions.contains(&o.id) { vec![o.name.clone(), o.cotag.clone()] } else { vec![] };
    let mut named = here.team.with_untracked(|team| team.iter().flat_map(called).collect::<Vec<_>>());
    named.retain(|name| !name.is_empty());
    view! {
        <li class="note">
            <p class="post-foot">
                <Icon name="sticky-note" />
                <Face id />
                <span>{show(move || (use_text().thread.note_by)(&here.name(id)))}</span>
                <time datetime=at.rfc3339()>{show(move || moment(here, at))}</time>
            </p>
            <Words text=note.text named />
        </li>
    }
    .seal()
}

/// A reply that is not out yet.
pub fn reply(here: Here, reply: Reply) -> AnyView {
    let (id, state, at) = (reply.by, reply.state, reply.at);
    view! {
        <li class="post ours pending" class:failed=state.troubled()>
            <Words text=reply.text />
            <Images media=reply.media />
            <p class="post-foot">
                <Face id />
                <span>{show(move || here.name(id))}</span>
                <span class="mark" role="status">
                    <Icon name="send" />
                    {show(move || (use_text().reply)(state))}
                </span>
                <time datetime=at.rfc3339()>{show(move || moment(here, at))}</time>
            </p>
        </li>
    }
    .seal()
}

/// What was done, in one line; nothing for what is shown in another way.
pub fn deed(here: Here, event: Event) -> AnyView {
    let at = event.at;
    let line = move || {
        let words = &use_text().thread;
        let who = event.by.map(|id| here.name(id)).unwrap_or_default();
        match &event.change {
            Change::ThreadAssigned { to, note } => (words.assigned)(&who, &here.name(*to), note),
            Change::ThreadTaken { from, reason } => (words.taken)(&who, &here.name(*from), reason),
            Change::DraftTaken { from: Some(from), reason } => (words.draft_taken)(&who, &here.name(*from), reason),
            Change::ReplyMoved { reply } if reply.need.is_some() && !reply.why.is_empty() => {
                (words.returned)(&who, &reply.why)
            }
            Change::ThreadSnoozed { until } => (words.snoozed)(&who, &moment(here, *until)),
            Change::ThreadDeclined { reason } => (words.declined)(&who, reason),
            change => (words.did)(change, &who),
        }
    };
    view! {
        <li class="deed">
            <span>{line}</span>
            <time datetime=at.rfc3339()>{show(move || moment(here, at))}</time>
        </li>
    }
    .seal()
}
