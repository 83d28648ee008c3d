use crate::here::Here;
use crate::look::say;
use crate::page::beside::Beside;
use crate::part::lanes::{LaneChoice, Lanes};
use crate::part::title::Titled;
use crate::seal::Seal;
use leptos::prelude::*;

/// Threads as cards in columns by state; an open thread stands beside them.
#[component]
pub fn Board() -> impl IntoView {
    let here = Here::get();
    view! {
        <Titled word=|t| t.frame.board />
        <div class="surface" class:beside=move || here.open.get().is_some()>
            <section class="board" aria-labelledby="board-name">
                <header class="surface-head">
                    <h1 id="board-name">{say(|t| t.frame.board)}</h1>
                    <LaneChoice />
                </header>
                <Lanes />
            </section>
            <Beside />
        </div>
    }
    .seal()
}
