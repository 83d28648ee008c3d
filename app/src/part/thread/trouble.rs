//! Replies that need a person: what happened, why, and what can be said about it.

use crate::api;
use crate::browser;
use crate::context::intent;
use crate::here::Here;
use crate::look::{say, show, use_text};
use crate::part::each::each;
use crate::part::icon::Icon;
use crate::part::when::When;
use crate::seal::Seal;
use crate::text::thread::Thread as Words;
use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use leptos::task::spawn_local;
use model::id::ReplyId;
use model::reply::{OVERTAKEN, Reply, State, UNREAD, Verdict};
use model::rights::Right;
use model::thread::Talk;

/// All of this thread's.
#[component]
pub fn Troubles(talk: RwSignal<Talk>) -> impl IntoView {
    let troubled = move || {
        let wants = |reply: &&Reply| reply.state.troubled();
        talk.with(|talk| talk.replies.iter().filter(wants).cloned().collect::<Vec<_>>())
    };
    view! {
        {each(troubled, |reply| (reply.id, reply.state as u8), move |reply| view! { <Settle reply /> }.seal())}
    }
    .seal()
}

/// One reply in trouble, with what can be said about it. The outbox shows the same.
#[component]
pub fn Settle(reply: Reply) -> impl IntoView {
    let here = Here::get();
    let (id, state) = (reply.id, reply.state);
    let why = StoredValue::new(reply.why);
    let may = move || here.me.with(|me| me.operator.role.may(Right::Settle));
    let title = move || {
        let words = &use_text().thread;
        if state == State::Person { words.maybe_sent } else { words.not_sent }
    };
    view! {
        <section class="settle" role="group" aria-label=title>
            <p>
                <Icon name="triangle-alert" />
                <strong>{title}</strong>
            </p>
            <blockquote dir="auto">{reply.text}</blockquote>
            <When so=move || why.with_value(|why| !why.is_empty())>
                <p class="soft">{move || why.with_value(|why| reason(why))}</p>
            </When>
            <When so=move || !may()>
                <p class="soft">{say(|t| t.thread.ask_an_agent)}</p>
            </When>
            <When so=may>
                <div class="row">
                    {(state == State::Person).then(|| view! { <Say id verdict=Verdict::Sent name="sent" word=|w| w.was_sent /> })}
                    <Say id verdict=Verdict::Again name="again" word=|w| w.send_again />
                    <Say id verdict=Verdict::Drop name="drop" word=|w| w.drop />
                </div>
            </When>
        </section>
    }
    .seal()
}

/// Why it is in trouble: our own word, or the network's.
fn reason(why: &str) -> String {
    let words = &use_text().thread;
    match why {
        OVERTAKEN => words.overtaken.to_owned(),
        UNREAD => words.unread.to_owned(),
        said => format!("{} {said}", words.network_says),
    }
}

#[component]
fn Say(id: ReplyId, verdict: Verdict, name: &'static str, word: fn(&Words) -> &'static str) -> impl IntoView {
    let here = Here::get();
    let say = move |event: SubmitEvent| {
        event.prevent_default();
        spawn_local(async move {
            if let Err(fault) = api::reply::settle(id, verdict, browser::mutation()).await {
                here.warn(&fault);
            }
        });
    };
    view! {
        <form method="post" action=api::reply::settle::PATH on:submit=say>
            <input type="hidden" name="reply" value=id.to_string() />
            <input type="hidden" name="verdict" value=name />
            <input type="hidden" name="mutation" value=intent() />
            <button type="submit">{show(move || word(&use_text().thread))}</button>
        </form>
    }
    .seal()
}
