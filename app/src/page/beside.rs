use crate::api;
use crate::here::{Here, refresh};
use crate::late::Part;
use crate::load::load;
use crate::part::late::Late;
use crate::part::trouble::Trouble;
use crate::road::Road;
use crate::seal::Seal;
use leptos::prelude::*;
use model::id::ThreadId;
use model::thread::Talk;

/// The thread that the address names, beside a surface. It is loaded here and then kept current by the live line.
#[component]
pub fn Beside() -> impl IntoView {
    let here = Here::get();
    let road = Road::here();
    let open = Memo::new(move |_| road.thread());
    // The frame of the page depends on it, so it must be known before anything below is drawn.
    here.open.set(open.get_untracked());
    Effect::new(move |_| here.open.set(open.get()));
    on_cleanup(move || {
        here.open.set(None);
        here.talk.set(None);
    });
    let talk = load(
        move || open.get(),
        async |thread: Option<ThreadId>| match thread {
            Some(thread) => Some(api::thread::talk(thread).await),
            None => None,
        },
    );
    view! {
        <Transition>
            {move || Suspend::new(async move {
                match talk.await {
                    Some(Ok(loaded)) => opened(here, loaded),
                    Some(Err(fault)) => view! { <Trouble fault /> }.seal(),
                    None => ().seal(),
                }
            })}
        </Transition>
    }
    .seal()
}

fn opened(here: Here, loaded: Talk) -> AnyView {
    let id = loaded.card.id;
    let talk = RwSignal::new(loaded);
    here.talk.set(Some(talk));
    // What happened between loading and now was told to nobody: the board knows if there was something.
    Effect::new(move |_| {
        let newer = here.card_now(id).is_some_and(|card| card.version > talk.with_untracked(|talk| talk.card.version));
        if newer {
            refresh(talk);
        }
    });
    view! { <Late part=Part::Thread(talk) /> }.seal()
}
