//! An open thread: who it is, what was said and done, what can be done, and the composer.

pub mod actions;
pub(crate) mod aside;
pub mod forms;
mod head;
mod leaving;
mod message;
mod others;
mod timeline;
mod told;
pub mod trouble;
mod words;

use crate::look::use_text;
use crate::part::composer::Composer;
use crate::seal::Seal;
use leptos::prelude::*;
use model::thread::Talk;

/// The whole of it. It is a region of its own, so that screen readers find it.
#[component]
pub fn Thread(talk: RwSignal<Talk>) -> impl IntoView {
    let name = move || talk.with(|talk| talk.card.customer.called().to_owned());
    view! {
        <section class="thread" id="thread" aria-label=move || (use_text().thread.with)(&name())>
            <head::Head talk />
            <others::Moved talk />
            <div class="thread-body">
                <timeline::Timeline talk />
                <aside::Aside talk />
            </div>
            <div class="dock">
                <trouble::Troubles talk />
                <leaving::Leavings talk />
                <Composer talk />
            </div>
        </section>
    }
    .seal()
}
