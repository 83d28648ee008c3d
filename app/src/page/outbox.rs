use crate::api;
use crate::browser;
use crate::fault::Fault;
use crate::here::{Here, Line};
use crate::load::load;
use crate::look::{say, show, use_text};
use crate::part::each::each;
use crate::part::form::{Ask, Fields, Form};
use crate::part::icon::Icon;
use crate::part::outbox::list::{Waiting, follow};
use crate::part::outbox::row::Row;
use crate::part::title::Titled;
use crate::part::trouble::Trouble;
use crate::part::when::When;
use crate::seal::Seal;
use leptos::ev::SubmitEvent;
use leptos::html::Select;
use leptos::prelude::*;
use leptos::task::spawn_local;
use model::account::Account;
use model::id::OperatorId;
use model::reply::{Reply, State};
use model::rights::Right;

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
            <Begin />
            <Stop />
            <Transition>{move || Suspend::new(async move { listed(waiting.await) })}</Transition>
        </div>
    }
    .seal()
}

/// What the brand says of its own accord: from which account, and then it is written as an answer is.
#[component]
fn Begin() -> impl IntoView {
    let here = Here::get();
    let may = move || here.me.with(|me| me.operator.role.may(Right::Close)) && !here.accounts.with(Vec::is_empty);
    let account = NodeRef::<Select>::new();
    let begin = move |event: SubmitEvent| {
        event.prevent_default();
        let chosen = account.get_untracked().and_then(|select| select.value().parse().ok());
        let Some(account) = chosen else { return };
        spawn_local(async move {
            match api::post::begin(account, browser::mutation()).await {
                Ok(card) => browser::visit(&format!("/board?thread={}", card.id)),
                Err(fault) => here.warn(&fault),
            }
        });
    };
    let accounts = move || {
        let one =
            |account: Account| view! { <option value=account.id.to_string()>{format!("@{}", account.handle)}</option> };
        here.accounts.get().into_iter().map(one).collect_view()
    };
    view! {
        <When so=may>
            <form class="row script-on" on:submit=begin>
                <select class="narrow" node_ref=account aria-label=say(|t| t.outbox.from)>
                    {accounts}
                </select>
                <button type="submit">
                    <Icon name="pencil" />
                    {say(|t| t.outbox.begin)}
                </button>
            </form>
        </When>
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
        <Part all kind=Kind::Troubled />
        <Part all kind=Kind::Awaiting />
        <Part all kind=Kind::Going />
        <Part all kind=Kind::Planned />
        <When so=move || all.read().is_empty()>
            <p class="empty">{say(|t| t.outbox.empty)}</p>
        </When>
    }
    .seal()
}

/// What a reply waits for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// Somebody to settle it.
    Troubled,
    /// Its reader.
    Awaiting,
    /// Nothing: it goes by itself.
    Going,
    /// Its time.
    Planned,
}

impl Kind {
    fn of(reply: &Reply) -> Self {
        match reply.state {
            state if state.troubled() => Kind::Troubled,
            State::Awaiting => Kind::Awaiting,
            State::Queued if reply.planned() => Kind::Planned,
            _ => Kind::Going,
        }
    }
}

/// Those that wait for the same.
#[component]
fn Part(all: RwSignal<Vec<Waiting>>, kind: Kind) -> impl IntoView {
    let mine = move || {
        let mine = |waiting: &&Waiting| Kind::of(&waiting.0) == kind;
        all.with(|all| all.iter().filter(mine).cloned().collect::<Vec<_>>())
    };
    let heading = move || {
        let words = &use_text().outbox;
        match kind {
            Kind::Troubled => words.troubled,
            Kind::Awaiting => words.awaiting,
            Kind::Going => words.going,
            Kind::Planned => words.planned,
        }
    };
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

/// Everything in one press: nothing leaves any more, on no account, until somebody lets it go on.
#[component]
fn Stop() -> impl IntoView {
    let here = Here::get();
    let ask = Ask::aloud("reply/halt");
    let halted = move || here.me.with(|me| me.brand.halted);
    let may = move || here.me.with(|me| me.operator.role.may(Right::Settle));
    let press = move |_: Fields| {
        let stop = halted_now(here).is_none();
        ask.send(api::reply::halt(stop), move |brand| here.me.update(|me| me.brand = brand));
    };
    let word = move || if halted().is_some() { use_text().outbox.go_on } else { use_text().outbox.stop };
    let said = move || halted().map(|by| (use_text().thread.halted)(&here.name(by)));
    view! {
        <section class="row stop" class:halted=move || halted().is_some()>
            <p role="status" hidden=move || halted().is_none()>
                <strong>{show(said)}</strong>
            </p>
            <When so=may>
                <Form ask on=press class="inline">
                    <input type="hidden" name="halted" value=move || halted().is_none().to_string() />
                    <button type="submit" class:danger=move || halted().is_none()>
                        {word}
                    </button>
                </Form>
            </When>
        </section>
    }
    .seal()
}

fn halted_now(here: Here) -> Option<OperatorId> {
    here.me.with_untracked(|me| me.brand.halted)
}
