use crate::api;
use crate::fault::Fault;
use crate::here::{Here, Line};
use crate::load::load;
use crate::look::{say, use_text};
use crate::part::each::each;
use crate::part::outbox::list::{Waiting, follow};
use crate::part::outbox::row::Row;
use crate::part::title::Titled;
use crate::part::trouble::Trouble;
use crate::part::when::When;
use crate::seal::Seal;
use leptos::prelude::*;

/// What has not gone out yet: why, until when, and what a person must say. Kept current by the live line.
#[component]
pub fn Outbox() -> impl IntoView {
    let here = Here::get();
    // How often the line was lost and is back, and whether it is lost now.
    let back = Memo::new(move |before: Option<&(u32, bool)>| {
        let (times, lost) = before.copied().unwrap_or_default();
        match here.line.get() {
            Line::Off => (times, true),
            Line::On if lost => (times + 1, false),
            _ => (times, lost),
        }
    });
    // What happened while the line was lost may be too old to be told: then the list is asked for again.
    let waiting = load(move || back.get().0, |_| api::reply::outbox());
    let listed = move |waiting: Result<Vec<Waiting>, Fault>| match waiting {
        Ok(waiting) => view! { <Lists waiting /> }.seal(),
        Err(fault) => view! { <Trouble fault /> }.seal(),
    };
    view! {
        <Titled word=|t| t.frame.outbox />
        <div class="page">
            <header>
                <h1>{say(|t| t.frame.outbox)}</h1>
                <p class="soft">{say(|t| t.outbox.about)}</p>
            </header>
            <Transition>{move || Suspend::new(async move { listed(waiting.await) })}</Transition>
        </div>
    }
    .seal()
}

#[component]
fn Lists(waiting: Vec<Waiting>) -> impl IntoView {
    let here = Here::get();
    let all = RwSignal::new(waiting);
    Effect::new(move |begun: Option<()>| {
        here.news.with(|news| {
            // What was news before this page was there is in its list already.
            if begun.is_some() {
                all.update(|all| news.iter().for_each(|event| follow(all, event)));
            }
        });
    });
    view! {
        <Part all troubled=true />
        <Part all troubled=false />
        <When so=move || all.read().is_empty()>
            <p class="empty">{say(|t| t.outbox.empty)}</p>
        </When>
    }
    .seal()
}

/// Those that need somebody, or those that go by themselves.
#[component]
fn Part(all: RwSignal<Vec<Waiting>>, troubled: bool) -> impl IntoView {
    let mine = move || {
        let mine = |waiting: &&Waiting| waiting.0.state.troubled() == troubled;
        all.with(|all| all.iter().filter(mine).cloned().collect::<Vec<_>>())
    };
    let heading = move || if troubled { use_text().outbox.troubled } else { use_text().outbox.going };
    let count = move || mine().len();
    view! {
        <section class="outbox" hidden=move || count() == 0>
            <h2>
                {heading} " " <span class="soft number">{count}</span>
            </h2>
            <ul>
                {each(mine, |(reply, _)| (reply.id, reply.state, reply.retry, reply.why.clone()), move |waiting| view! { <Row waiting /> }.seal())}
            </ul>
        </section>
    }
    .seal()
}
