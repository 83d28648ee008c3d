//! What can be done to all threads that are picked, and how far it is.

use crate::act::Act;
use crate::here::Here;
use crate::look::{say, show, use_text};
use crate::part::icon::Icon;
use crate::part::thread::forms::{AssignForm, DeclineForm, QueueForm, SnoozeForm, TagForm, Whom};
use crate::part::when::When;
use crate::seal::{Children, Seal};
use crate::text::act::Act as Words;
use leptos::prelude::*;
use model::id::ThreadId;
use model::rights::Right;

/// What a question here is about.
const ALL: Whom = Whom::All(Here::act_many);

/// The bar below a list in which threads are picked.
#[component]
pub fn ManyBar(ids: Memo<Vec<ThreadId>>) -> impl IntoView {
    let here = Here::get();
    let hand = here.hand;
    let picked = move || hand.picked.with(|picked| picked.len());
    let all = move || ids.with(Vec::len);
    let pick_all = move |_| hand.picked.set(ids.with_untracked(|ids| ids.iter().copied().collect()));
    view! {
        <When so=move || hand.picking.get()>
            <div class="many" role="region" aria-label=show(move || (use_text().stream().picked)(picked()))>
                <p class="many-count" role="status">
                    {show(move || (use_text().stream().picked)(picked()))}
                </p>
                <When so=move || hand.many.with(Option::is_none)>
                    <When so=move || picked() < all()>
                        <button type="button" class="quiet" on:click=pick_all>
                            {show(move || (use_text().stream().pick_all)(all()))}
                        </button>
                    </When>
                    <When so=move || { picked() > 0 }>
                        <Deeds />
                    </When>
                    <button type="button" class="quiet end" on:click=move |_| hand.let_go()>
                        {say(|t| t.stream().let_go)}
                    </button>
                </When>
                <When so=move || hand.many.with(Option::is_some)>
                    <Progress />
                </When>
            </div>
        </When>
    }
    .seal()
}

#[component]
fn Deeds() -> impl IntoView {
    let here = Here::get();
    let may = move |right| here.me.with(|me| me.operator.role.may(right));
    view! {
        <div class="actions" role="group" aria-label=say(|t| t.act.group)>
            <When so=move || may(Right::Assign)>
                <Open icon="user-plus" word=|w| w.assign>
                    <AssignForm whom=ALL />
                </Open>
            </When>
            <Open icon="tag" word=|w| w.tag>
                <TagForm whom=ALL />
            </Open>
            <When so=move || here.queues.with(|queues| !queues.is_empty())>
                <Open icon="layers" word=|w| w.queue>
                    <QueueForm whom=ALL />
                </Open>
            </When>
            <Open icon="clock" word=|w| w.snooze>
                <SnoozeForm whom=ALL />
            </Open>
            <When so=move || may(Right::Close)>
                <button type="button" on:click=move |_| here.act_many(Act::Close)>
                    <Icon name="check" />
                    {say(|t| t.act.close)}
                </button>
            </When>
            <When so=move || may(Right::Close)>
                <Open icon="archive" word=|w| w.decline>
                    <DeclineForm whom=ALL />
                </Open>
            </When>
        </div>
    }
    .seal()
}

#[component]
fn Open(icon: &'static str, word: fn(&Words) -> &'static str, children: Children) -> impl IntoView {
    view! {
        <details class="drop up" name="many-deeds">
            <summary class="button">
                <Icon name=icon />
                {show(move || word(&use_text().act))}
            </summary>
            <div class="box">{children.draw()}</div>
        </details>
    }
    .seal()
}

#[component]
fn Progress() -> impl IntoView {
    let hand = Here::get().hand;
    let many = move || hand.many.get().unwrap_or_default();
    let stop = move |_| hand.many.update(|many| many.iter_mut().for_each(|many| many.stopped = true));
    view! {
        <progress max=move || many().all.to_string() value=move || many().done.to_string()></progress>
        <span class="small">{show(move || (use_text().stream().doing)(many().done, many().all))}</span>
        <button type="button" class="end" on:click=stop>
            {say(|t| t.stream().stop)}
        </button>
    }
    .seal()
}
