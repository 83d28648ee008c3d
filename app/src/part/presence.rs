use crate::here::Here;
use crate::look::{say, use_text};
use crate::part::each::each;
use crate::part::face::Face;
use crate::part::icon::Icon;
use crate::seal::Seal;
use leptos::prelude::*;
use model::id::OperatorId;
use model::live::Presence;
use model::sorted::sorted;

/// Somebody who is on, and what they are at.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
struct Colleague {
    id: OperatorId,
    looks: bool,
    writes: bool,
    held: usize,
}

/// The faces of everybody who is on, with how many threads each holds. Amber with a pencil is writing; the words are in
/// the label, so that colour never stands alone.
#[component]
pub fn PresenceStrip() -> impl IntoView {
    let here = Here::get();
    let on = Memo::new(move |_| colleagues(here));
    view! {
        <ul class="presence" aria-label=say(|t| t.frame.present)>
            {each(move || on.get(), |one| *one, move |colleague| view! { <One colleague /> }.seal())}
        </ul>
    }
    .seal()
}

#[component]
fn One(colleague: Colleague) -> impl IntoView {
    let here = Here::get();
    let Colleague { id, looks, writes, held } = colleague;
    let label = move || {
        let (words, name) = (&use_text().frame, here.name(id));
        match (writes, looks) {
            (true, _) => (words.writes)(&name),
            (_, true) => (words.looks)(&name),
            _ => (words.holds)(&name, held),
        }
    };
    view! {
        <li class="here" class:writing=writes class:looking=looks title=label>
            <Face id />
            {writes.then(|| view! { <Icon name="pencil" /> })}
            {(held > 0)
                .then(|| {
                    view! {
                        <span class="held" aria-hidden="true">
                            {held}
                        </span>
                    }
                })}
        </li>
    }
    .seal()
}

fn colleagues(here: Here) -> Vec<Colleague> {
    let on = here.board.with(|board| {
        let one = |p: &Presence| Colleague {
            id: p.operator,
            looks: p.thread.is_some(),
            writes: board.writes(p.operator),
            held: board.held(p.operator),
        };
        here.present.with(|all| all.iter().filter(|p| p.on).map(one).collect::<Vec<_>>())
    });
    sorted(on, |one| one.id)
}
