//! The buttons of a thread. Each is a form, so that it works without JavaScript; what needs a word opens beside it.

use crate::act::Act;
use crate::api::thread as door;
use crate::context::intent;
use crate::here::Here;
use crate::look::{say, show, use_text};
use crate::part::icon::Icon;
use crate::part::thread::forms::{AssignForm, DeclineForm, QueueForm, SnoozeForm, TagForm, TakeForm};
use crate::part::trouble::Posted;
use crate::part::when::When;
use crate::seal::{Children, Seal};
use crate::text::act::Act as Words;
use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use model::id::ThreadId;
use model::rights::Right;
use model::thread::{Card, State};

/// Those that this operator may press now.
#[component]
pub fn Actions(card: Memo<Card>) -> impl IntoView {
    let here = Here::get();
    let id = card.with_untracked(|card| card.id);
    let may = move |right| here.me.with(|me| me.operator.role.may(right));
    let mine = move || card.with(|card| card.owner == Some(here.my_id()));
    let free = move || card.with(|card| card.owner.is_none());
    let follows = move || card.with(|card| card.followers.contains(&here.my_id()));
    let related = move || card.with(|card| card.relation);
    let state = move || card.with(|card| card.state);
    let open = move || state().open();
    let closable = move || (open() && (mine() || free())) || state() == State::Answered;
    view! {
        <div class="actions" role="group" aria-label=say(|t| t.act.group)>
            <When so=move || open() && free()>
                <Press id path=door::claim::PATH act=|| Act::Claim icon="hand" word=|w| w.claim main=true />
            </When>
            <When so=move || state() == State::Snoozed && mine()>
                <Press id path=door::claim::PATH act=|| Act::Claim icon="hand" word=|w| w.wake />
            </When>
            <When so=move || open() && !free() && !mine() && may(Right::Assign)>
                <Open icon="hand" word=|w| w.take>
                    <TakeForm id />
                </Open>
            </When>
            <When so=move || !open()>
                <Press id path=door::reopen::PATH act=|| Act::Reopen icon="undo-2" word=|w| w.reopen />
            </When>
            <When so=move || closable() && may(Right::Close)>
                <Press id path=door::close::PATH act=|| Act::Close icon="check" word=|w| w.close />
            </When>
            <When so=move || open() && may(Right::Assign)>
                <Open icon="user-plus" word=|w| w.assign>
                    <AssignForm whom=id />
                </Open>
            </When>
            <When so=move || open() && (mine() || free())>
                <Open icon="clock" word=|w| w.snooze>
                    <SnoozeForm whom=id />
                </Open>
            </When>
            <When so=move || state() == State::Claimed && mine()>
                <Press id path=door::park::PATH act=|| Act::Park icon="pause" word=|w| w.park />
            </When>
            <When so=move || open() && mine()>
                <Press id path=door::release::PATH act=|| Act::Release icon="corner-up-left" word=|w| w.release />
            </When>
            <When so=move || closable() && may(Right::Close)>
                <Open icon="archive" word=|w| w.decline>
                    <DeclineForm whom=id />
                </Open>
            </When>
            <When so=move || !follows()>
                <Follow id on=true />
            </When>
            <When so=follows>
                <Follow id on=false />
            </When>
            <Open icon="tag" word=|w| w.tag>
                <TagForm whom=id />
            </Open>
            <When so=move || here.queues.with(|queues| !queues.is_empty())>
                <Open icon="layers" word=|w| w.queue>
                    <QueueForm whom=id />
                </Open>
            </When>
            <When so=move || !related()>
                <Relate id on=true />
            </When>
            <When so=related>
                <Relate id on=false />
            </When>
        </div>
        <Posted path="/api/thread/" />
    }
    .seal()
}

/// One that needs no words.
#[component]
fn Press(
    id: ThreadId,
    path: &'static str,
    act: fn() -> Act,
    icon: &'static str,
    word: fn(&Words) -> &'static str,
    #[prop(optional)] main: bool,
) -> impl IntoView {
    let here = Here::get();
    let press = move |event: SubmitEvent| {
        event.prevent_default();
        here.act(id, act());
    };
    view! {
        <form method="post" action=path on:submit=press>
            <input type="hidden" name="thread" value=id.to_string() />
            <input type="hidden" name="mutation" value=intent() />
            <button type="submit" class:main=main>
                <Icon name=icon />
                <span>{show(move || word(&use_text().act))}</span>
            </button>
        </form>
    }
    .seal()
}

/// Hears of it, or no more.
#[component]
fn Follow(id: ThreadId, on: bool) -> impl IntoView {
    let here = Here::get();
    let press = move |event: SubmitEvent| {
        event.prevent_default();
        here.act(id, Act::Follow(on));
    };
    view! {
        <form method="post" action=door::follow::PATH on:submit=press>
            <input type="hidden" name="thread" value=id.to_string() />
            <input type="hidden" name="follows" value=on.to_string() />
            <input type="hidden" name="mutation" value=intent() />
            <button type="submit">
                <Icon name="bell" />
                <span>{show(move || if on { use_text().act.follow } else { use_text().act.unfollow })}</span>
            </button>
        </form>
    }
    .seal()
}

/// Small talk, or a matter again.
#[component]
fn Relate(id: ThreadId, on: bool) -> impl IntoView {
    let here = Here::get();
    let press = move |event: SubmitEvent| {
        event.prevent_default();
        here.act(id, Act::Relate(on));
    };
    view! {
        <form method="post" action=door::relate::PATH on:submit=press>
            <input type="hidden" name="thread" value=id.to_string() />
            <input type="hidden" name="relation" value=on.to_string() />
            <input type="hidden" name="mutation" value=intent() />
            <button type="submit">
                <Icon name="coffee" />
                <span>{show(move || if on { use_text().act.relate } else { use_text().act.unrelate })}</span>
            </button>
        </form>
    }
    .seal()
}

/// One that asks something first, in a box below it: only one box is open at a time.
#[component]
fn Open(icon: &'static str, word: fn(&Words) -> &'static str, children: Children) -> impl IntoView {
    view! {
        <details class="opens" name="thread-action">
            <summary class="button">
                <Icon name=icon />
                <span>{show(move || word(&use_text().act))}</span>
            </summary>
            <div class="box">{children.draw()}</div>
        </details>
    }
    .seal()
}
