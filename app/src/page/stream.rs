use crate::api;
use crate::fault::Fault;
use crate::here::Here;
use crate::load::load;
use crate::look::{say, show, use_text};
use crate::page::beside::Beside;
use crate::part::card::row;
use crate::part::filters::{Filters, wanted};
use crate::part::icon::Icon;
use crate::part::many::ManyBar;
use crate::part::rows::Rows;
use crate::part::title::Titled;
use crate::part::trouble::Trouble;
use crate::part::views::Views;
use crate::part::when::When;
use crate::road::Road;
use crate::seal::Seal;
use leptos::prelude::*;
use leptos::task::spawn_local;
use model::board::Board;
use model::id::ThreadId;
use model::sorted::sorted;
use model::thread::{Filter, Page, Place, State};
use model::time::Time;

/// The same threads as a dense list, longest wait first.
#[component]
pub fn Stream() -> impl IntoView {
    let here = Here::get();
    let road = Road::here();
    let filter = Memo::new(move |_| wanted(&road));
    let ids = Memo::new(move |_| {
        // Only a filter by wait changes with the clock.
        let now = if filter.with(|filter| filter.waits.is_some()) { here.now.get() } else { Time::default() };
        here.board.with(|board| filter.with(|filter| listed(board, filter, now)))
    });
    // What is asked for may not be on the board; open threads all are, or on their way there.
    let asked = Memo::new(move |_| filter.with(|filter| (*filter != Filter::default()).then(|| filter.clone())));
    let first = load(
        move || asked.get(),
        async |filter| match filter {
            Some(filter) => api::thread::page(filter, None).await.map(Some),
            None => Ok(None),
        },
    );
    here.hand.listed.set_value(Some(ids));
    on_cleanup(move || {
        here.hand.listed.set_value(None);
        here.hand.let_go();
    });
    let pick = move |_| match here.hand.picking.get_untracked() {
        true => here.hand.let_go(),
        false => here.hand.picking.set(true),
    };
    view! {
        <Titled word=|t| t.frame.stream />
        <div class="surface" class:beside=move || here.open.get().is_some()>
            <section class="stream" class:picking=move || here.hand.picking.get() aria-labelledby="stream-name">
                <header class="surface-head">
                    <h1 id="stream-name">
                        {say(|t| t.frame.stream)} " " <span class="count">{show(move || ids.with(Vec::len))}</span>
                    </h1>
                    <Views filter />
                    <Filters filter />
                    <button
                        type="button"
                        class="quiet script-on"
                        aria-pressed=show(move || here.hand.picking.get().to_string())
                        on:click=pick
                    >
                        <Icon name="list-checks" />
                        {say(|t| t.stream().pick)}
                    </button>
                </header>
                <Transition>
                    {move || Suspend::new(async move {
                        let found = first.await;
                        view! { <List filter ids found /> }
                    })}
                </Transition>
                <ManyBar ids />
            </section>
            <Beside />
        </div>
    }
    .seal()
}

/// Open threads longest wait first, any other list latest first.
fn listed(board: &Board, filter: &Filter, now: Time) -> Vec<ThreadId> {
    if filter.open() {
        return board.open().into_iter().filter(|card| filter.takes(card, now)).map(|card| card.id).collect();
    }
    let all = State::ALL.into_iter().flat_map(|state| board.column(state)).filter(|card| filter.takes(card, now));
    sorted(all.map(|card| (-card.at.0, card.id)), |latest| *latest).into_iter().map(|(_, id)| id).collect()
}

/// The rows, and the way to those from further back.
#[component]
fn List(filter: Memo<Filter>, ids: Memo<Vec<ThreadId>>, found: Result<Option<Page>, Fault>) -> impl IntoView {
    let here = Here::get();
    let next = RwSignal::new(None::<Place>);
    let take = move |page: Page| {
        here.board.update(|board| board.reach(page.cards));
        next.set(page.next);
    };
    // Before the rows are drawn, so that a page from the server and the one that the browser wakes are the same.
    let fault = match found {
        Ok(page) => {
            page.into_iter().for_each(take);
            None
        }
        Err(fault) => Some(fault),
    };
    let look = move |_| {
        let (filter, after) = (filter.get_untracked(), next.get_untracked());
        spawn_local(async move {
            match api::thread::page(filter, after).await {
                Ok(page) => take(page),
                Err(fault) => here.warn(&fault),
            }
        });
    };
    let label = Signal::derive(|| use_text().frame.stream.to_owned());
    let more = move || filter.with(|filter| !filter.open()) && next.with(Option::is_some);
    view! {
        {fault.map(|fault| view! { <Trouble fault /> })}
        <When so=move || ids.with(Vec::is_empty)>
            <p class="none">{say(|t| t.board.no_rows)}</p>
        </When>
        <Rows ids label row />
        <When so=more>
            <button type="button" class="quiet older script-on" on:click=look>
                {say(|t| t.stream().older)}
            </button>
        </When>
    }
    .seal()
}
