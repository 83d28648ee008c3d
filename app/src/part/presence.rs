use crate::here::Here;
use crate::look::{say, use_text};
use crate::part::each::each;
use crate::part::face::Face;
use crate::part::icon::Icon;
use crate::part::when::When;
use crate::seal::Seal;
use leptos::prelude::*;
use model::id::OperatorId;
use model::live::Presence;
use model::sorted::sorted;
use model::thread::State;

/// The faces of everybody who is on, with how many threads each holds. Amber with a pencil is writing; the words are in
/// the label, so that colour never stands alone.
#[component]
pub fn PresenceStrip() -> impl IntoView {
    let here = Here::get();
    let on = Memo::new(move |_| sorted(here.present.get().into_iter().filter(|p| p.on), |p| p.operator));
    view! {
        <ul class="presence" aria-label=say(|t| t.frame.present)>
            {each(move || on.get(), |p| (p.operator, p.thread.is_some(), p.writing), move |presence| view! { <One presence /> }.seal())}
        </ul>
    }
    .seal()
}

#[component]
fn One(presence: Presence) -> impl IntoView {
    let here = Here::get();
    let id = presence.operator;
    let held = Memo::new(move |_| held(here, id));
    let label = move || {
        let (words, name) = (&use_text().frame, here.name(id));
        match presence {
            Presence { writing: true, .. } => (words.writes)(&name),
            Presence { thread: Some(_), .. } => (words.looks)(&name),
            _ => (words.holds)(&name, held.get()),
        }
    };
    view! {
        <li class="here" class:writing=presence.writing class:looking=presence.thread.is_some() title=label>
            <Face id />
            {presence.writing.then(|| view! { <Icon name="pencil" /> })}
            <When so=move || { held.get() > 0 }>
                <span class="held" aria-hidden="true">
                    {held}
                </span>
            </When>
        </li>
    }
    .seal()
}

fn held(here: Here, id: OperatorId) -> usize {
    here.board.with(|board| {
        let mine = |state| board.column(state).filter(|card| card.owner == Some(id)).count();
        mine(State::Claimed) + mine(State::Waiting)
    })
}
