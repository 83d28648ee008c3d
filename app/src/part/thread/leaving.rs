//! Replies that have not left: how long they can be taken back, and what their reader says.

use crate::api;
use crate::browser;
use crate::context::intent;
use crate::fault::Fault;
use crate::here::Here;
use crate::look::{say, show, use_text};
use crate::part::card::moment;
use crate::part::each::each;
use crate::part::icon::Icon;
use crate::part::thread::told::promised;
use crate::part::when::When;
use crate::seal::Seal;
use leptos::ev::SubmitEvent;
use leptos::html::Textarea;
use leptos::prelude::*;
use leptos::task::spawn_local;
use model::reply::{Reply, State};
use model::rights::Right;
use model::text::{Piece, diff};
use model::thread::Talk;
use model::time::{SECOND, Time};

/// All of this thread's: each answer once, however many posts it takes.
#[component]
pub fn Leavings(talk: RwSignal<Talk>) -> impl IntoView {
    let leaving = move || {
        let leaves = |reply: &&Reply| reply.can_be_undone() && reply.part == 1;
        talk.with(|talk| talk.replies.iter().filter(leaves).cloned().collect::<Vec<_>>())
    };
    view! {
        {each(
            leaving,
            |reply| (reply.id, reply.state as u8, reply.due),
            move |reply| view! { <Leaving talk reply /> }.seal(),
        )}
    }
    .seal()
}

#[component]
fn Leaving(talk: RwSignal<Talk>, reply: Reply) -> impl IntoView {
    let here = Here::get();
    let (id, state, due, planned) = (reply.id, reply.state, reply.due, reply.planned());
    let awaits = state == State::Awaiting;
    let left = count_down(here, due);
    let need = reply.need.clone();
    let title = move || {
        let words = &use_text().thread;
        match here.me.with(|me| me.brand.halted) {
            _ if awaits => words.awaits.to_owned(),
            Some(by) => (words.halted)(&here.name(by)),
            None if planned => (words.leaves_at)(&moment(here, due)),
            None => (words.leaves_in)(left.get()),
        }
    };
    let why = move || need.as_ref().map(|need| (use_text().thread.need)(need));
    // What is about to leave shows itself only as long as it can be taken back.
    let shown = move || awaits || planned || left.get() > 0 || here.me.with(|me| me.brand.halted.is_some());
    let mine = reply.written_by(here.my_id_now());
    let may_undo = mine || here.me.with_untracked(|me| me.operator.role.may(Right::Settle));
    let reader = awaits && !mine && here.me.with_untracked(|me| me.operator.role.may(Right::Approve));
    let undo = move |event: SubmitEvent| {
        event.prevent_default();
        tell(here, async move { api::reply::undo(id, browser::mutation()).await });
    };
    let reply = StoredValue::new(reply);
    view! {
        <section class="leaving" role="group" aria-label=title.clone() hidden=move || !shown()>
            <div class="leaving-head">
                <Icon name=if awaits { "eye" } else { "clock" } />
                <strong>{title}</strong>
                {awaits.then(|| view! { <span class="soft">{show(why)}</span> })}
                {may_undo
                    .then(|| {
                        view! {
                            <form method="post" action=api::reply::undo::PATH on:submit=undo>
                                <input type="hidden" name="reply" value=id.to_string() />
                                <input type="hidden" name="mutation" value=intent() />
                                <button type="submit" id="undo-reply">
                                    <Icon name="corner-up-left" />
                                    {say(|t| t.thread.undo)}
                                </button>
                            </form>
                        }
                    })}
            </div>
            <When so=move || reader>
                <Reader talk reply=reply.get_value() />
            </When>
        </section>
    }
    .seal()
}

/// What a second reader needs: the words, what has changed in them, who wrote them, yes and back.
#[component]
fn Reader(talk: RwSignal<Talk>, reply: Reply) -> impl IntoView {
    let here = Here::get();
    let (id, hash) = (reply.id, StoredValue::new(reply.hash.clone()));
    let parts = talk.with_untracked(|talk| chain(talk, &reply));
    let text = parts.iter().map(|part| part.text.as_str()).collect::<Vec<_>>().join("\n\n");
    let before = talk.with_untracked(|talk| returned(talk, &reply));
    let promised = promised(here, reply.outcome.clone());
    let hands = move || {
        let mut all = reply.edited.clone();
        all.retain(|id| *id != reply.by);
        all.insert(0, reply.by);
        let names = all.into_iter().map(|id| here.name(id)).collect::<Vec<_>>().join(", ");
        (use_text().thread.written_by)(&names)
    };
    let approve = move |event: SubmitEvent| {
        event.prevent_default();
        let seen = talk.with_untracked(|talk| talk.card.messages);
        tell(here, async move { api::reply::approve(id, hash.get_value(), seen, browser::mutation()).await });
    };
    let comment = NodeRef::<Textarea>::new();
    let give_back = move |event: SubmitEvent| {
        event.prevent_default();
        let comment = comment.get_untracked().map(|field| field.value()).unwrap_or_default();
        tell(here, async move { api::reply::give_back(id, comment, browser::mutation()).await });
    };
    view! {
        <blockquote class="words" dir="auto">
            {match before {
                Some(before) => diff(&before, &text).into_iter().map(piece).collect_view().seal(),
                None => text.seal(),
            }}
        </blockquote>
        {promised}
        <p class="soft small">{show(hands)}</p>
        <div class="row">
            <form on:submit=approve>
                <button type="submit" class="main" id="approve-reply">
                    <Icon name="check" />
                    {say(|t| t.thread.approve)}
                </button>
            </form>
            <details>
                <summary class="button">{say(|t| t.thread.give_back)}</summary>
                <form class="give-back" on:submit=give_back>
                    <textarea
                        node_ref=comment
                        rows="2"
                        required
                        aria-label=say(|t| t.thread.comment)
                        placeholder=say(|t| t.thread.comment)
                    ></textarea>
                    <button type="submit">{say(|t| t.thread.give_back)}</button>
                </form>
            </details>
        </div>
    }
    .seal()
}

fn piece(piece: Piece) -> AnyView {
    match piece {
        Piece::Same(words) => words.seal(),
        Piece::Gone(words) => view! { <del>{words}</del> }.seal(),
        Piece::New(words) => view! { <ins>{words}</ins> }.seal(),
    }
}

/// All posts of an answer.
fn chain(talk: &Talk, reply: &Reply) -> Vec<Reply> {
    talk.replies.iter().filter(|part| part.chain == reply.chain).cloned().collect()
}

/// The words of the last answer that a reader gave back in this thread.
fn returned(talk: &Talk, reply: &Reply) -> Option<String> {
    let back = |old: &&Reply| old.state == State::Dropped && old.need.is_some() && old.part == 1 && old.id != reply.id;
    let old = talk.replies.iter().rev().find(back)?;
    Some(chain(talk, old).iter().map(|part| part.text.as_str()).collect::<Vec<_>>().join("\n\n"))
}

/// Whole seconds until then, counted down.
fn count_down(here: Here, until: Time) -> RwSignal<i64> {
    let seconds = move |now: Time| (until.since(now) + SECOND - 1) / SECOND;
    let left = RwSignal::new(seconds(here.now.get_untracked()));
    Effect::new(move |_| tick(here, left, seconds));
    left
}

fn tick(here: Here, left: RwSignal<i64>, seconds: impl Fn(Time) -> i64 + Copy + 'static) {
    let Some(mine) = browser::clock() else { return };
    let now = seconds(mine.plus(here.drift.get_value()));
    if left.try_set(now).is_none() && (1..=120).contains(&now) {
        browser::later(1_000, move || tick(here, left, seconds));
    }
}

fn tell(here: Here, asked: impl Future<Output = Result<Reply, Fault>> + 'static) {
    spawn_local(async move {
        if let Err(fault) = asked.await {
            here.warn(&fault);
        }
    });
}
