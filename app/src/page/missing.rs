use crate::half::Half;
use crate::look::say;
use crate::part::title::Titled;
use crate::seal::Seal;
use crate::{browser, context};
use leptos::prelude::*;
use leptos_router::hooks::use_location;

/// There is no such page; the answer's status says so too.
#[component]
pub fn Missing() -> impl IntoView {
    if elsewhere() {
        return ().seal();
    }
    context::not_found();
    view! {
        <Titled word=|t| t.frame.missing />
        <main id="main" class="alone">
            <h1>{say(|t| t.frame.missing)}</h1>
            <p>{say(|t| t.frame.missing_next)}</p>
            <p>
                <a href="/board" rel=Half::rel("/board")>{say(|t| t.frame.board)}</a>
            </p>
        </main>
    }
    .seal()
}

/// A link may lead to the other half, or to what only the server can say is missing: then the server is asked.
fn elsewhere() -> bool {
    let waking = Owner::current_shared_context().is_some_and(|page| page.during_hydration());
    if context::SERVER || waking {
        return false;
    }
    let to = use_location();
    let query = to.search.get_untracked();
    let to = to.pathname.get_untracked() + if query.is_empty() { "" } else { "?" } + &query;
    browser::next_frame(move || browser::visit(&to));
    true
}
