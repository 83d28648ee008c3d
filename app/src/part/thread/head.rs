use crate::here::Here;
use crate::look::{say, show, use_text};
use crate::part::card::{Viewers, moment, reason};
use crate::part::face::Face;
use crate::part::icon::Icon;
use crate::part::thread::actions::Actions;
use crate::road::Road;
use crate::seal::Seal;
use leptos::prelude::*;
use model::thread::Talk;

/// Whose thread, how it stands, who is at it, and what can be done.
#[component]
pub fn Head(talk: RwSignal<Talk>) -> impl IntoView {
    let here = Here::get();
    let road = Road::here();
    let id = talk.with_untracked(|talk| talk.card.id);
    let card = Memo::new(move |_| talk.with(|talk| talk.card.clone()));
    let viewers = Memo::new(move |_| here.viewers(id, card.with(|card| card.writer)));
    let customer = move || card.with(|card| format!("/customer/{}", card.customer.id));
    let standing = move || {
        let words = use_text();
        card.with(|card| {
            let state = (words.state)(card.state);
            let until = card.until.map(|until| moment(here, until));
            let own =
                talk.with(|talk| talk.customer.remote == talk.account.remote).then(|| words.thread.own.to_owned());
            let detail = until.or(own).or_else(|| (!card.reason.is_empty()).then(|| reason(words, &card.reason)));
            detail.map_or(state.to_owned(), |detail| format!("{state} · {detail}"))
        })
    };
    view! {
        <header class="thread-head">
            <a class="button quiet back" href=move || road.back() aria-label=say(|t| t.thread.close)>
                <Icon name="x" />
            </a>
            <h2 tabindex="-1" id="thread-name" dir="auto">
                <a href=customer>{show(move || card.with(|card| card.customer.called().to_owned()))}</a>
                <small class="soft handle">{show(move || card.with(|card| format!("@{}", card.customer.handle)))}</small>
            </h2>
            <Viewers viewers />
            <p class="standing">
                {move || card.with(|card| card.owner).map(|id| view! { <Face id /> })}
                <span>{show(move || card.with(|card| card.owner).map(|id| here.name(id)))}</span> <span class="state">{standing}</span>
            </p>
            <Actions card />
        </header>
    }
    .seal()
}
