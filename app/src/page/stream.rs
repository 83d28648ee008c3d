use crate::here::Here;
use crate::look::{say, show, use_text};
use crate::page::beside::Beside;
use crate::part::card::row;
use crate::part::filters::{Filters, wanted};
use crate::part::rows::Rows;
use crate::part::title::Titled;
use crate::part::when::When;
use crate::road::Road;
use crate::seal::Seal;
use leptos::prelude::*;
use model::board::Board;
use model::id::ThreadId;
use model::sorted::sorted;
use model::thread::{Filter, State};

/// The same threads as a dense list, longest wait first.
#[component]
pub fn Stream() -> impl IntoView {
    let here = Here::get();
    let road = Road::here();
    let filter = Memo::new(move |_| wanted(&road));
    let ids = Memo::new(move |_| here.board.with(|board| filter.with(|filter| listed(board, filter))));
    let label = Signal::derive(|| use_text().frame.stream.to_owned());
    view! {
        <Titled word=|t| t.frame.stream />
        <div class="surface" class:beside=move || here.open.get().is_some()>
            <section class="stream" aria-labelledby="stream-name">
                <header class="surface-head">
                    <h1 id="stream-name">
                        {say(|t| t.frame.stream)} " " <span class="count">{show(move || ids.with(Vec::len))}</span>
                    </h1>
                    <Filters filter />
                </header>
                <When so=move || ids.with(Vec::is_empty)>
                    <p class="none">{say(|t| t.board.no_rows)}</p>
                </When>
                <Rows ids label row />
            </section>
            <Beside />
        </div>
    }
    .seal()
}

/// Open threads longest wait first, any other list latest first.
fn listed(board: &Board, filter: &Filter) -> Vec<ThreadId> {
    if filter.open() {
        return board.open().into_iter().filter(|card| filter.takes(card)).map(|card| card.id).collect();
    }
    let all = State::ALL.into_iter().flat_map(|state| board.column(state)).filter(|card| filter.takes(card));
    sorted(all.map(|card| (-card.at.0, card.id)), |latest| *latest).into_iter().map(|(_, id)| id).collect()
}
