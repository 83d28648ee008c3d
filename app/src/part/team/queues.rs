//! The topic lanes: what goes into each by itself, and whose answers are read first.

use crate::api;
use crate::here::Here;
use crate::look::{say, show, use_text};
use crate::part::each::each;
use crate::part::form::{Ask, Fields, Form, Submit};
use crate::part::icon::Icon;
use crate::part::when::When;
use crate::seal::Seal;
use leptos::prelude::*;
use leptos::task::spawn_local;
use model::id::QueueId;
use model::queue::Queue;

/// All of them, and a place to make one more. Only in the browser: a list of words is more than a plain form can say.
#[component]
pub fn Queues() -> impl IntoView {
    let here = Here::get();
    let key = |queue: &Queue| (queue.id, queue.name.clone(), queue.words.clone(), queue.approval);
    view! {
        <section class="sheet" aria-labelledby="queues">
            <h2 id="queues">{say(|t| t.team().queues)}</h2>
            <p class="soft">{say(|t| t.team().queues_about)}</p>
            <ul class="people">
                {each(move || here.queues.get(), key, |queue| view! { <One queue /> }.seal())}
            </ul>
            <When so=move || here.queues.with(Vec::is_empty)>
                <p class="soft">{say(|t| t.team().no_queues)}</p>
            </When>
            <details class="script-on">
                <summary class="button">{say(|t| t.team().new_queue)}</summary>
                <Edit queue=None />
            </details>
        </section>
    }
    .seal()
}

#[component]
fn One(queue: Queue) -> impl IntoView {
    let here = Here::get();
    let id = queue.id;
    let (name, spoken) = (queue.name.clone(), queue.name.clone());
    let words = queue.words.join(", ");
    let approval = queue.approval;
    view! {
        <li class="queue">
            <p>
                <strong dir="auto">{name}</strong>
                " "
                <span class="soft" dir="auto">{words}</span>
                {approval.then(|| view! { <span class="tag">{say(|t| t.team().queue_read)}</span> })}
            </p>
            <details class="script-on">
                <summary class="button quiet">{say(|t| t.team().edit)}</summary>
                <Edit queue=Some(queue) />
                <button type="button" class="quiet danger" on:click=move |_| forget(here, id)>
                    <Icon name="x" />
                    {show(move || (use_text().team().forget_queue)(&spoken))}
                </button>
            </details>
        </li>
    }
    .seal()
}

#[component]
fn Edit(queue: Option<Queue>) -> impl IntoView {
    let here = Here::get();
    let ask = Ask::at("queue/keep");
    let id = queue.as_ref().map(|queue| queue.id);
    let field = |name: &str| format!("{name}-{}", id.map_or_else(|| "new".to_owned(), |id| id.to_string()));
    let (name, words, approval) =
        queue.map(|queue| (queue.name, queue.words.join("\n"), queue.approval)).unwrap_or_default();
    let save = move |fields: Fields| {
        let words = fields.text("words").lines().map(str::to_owned).collect();
        let approval = fields.text("approval") == "true";
        ask.send(api::queue::keep(id, fields.text("name"), words, approval), move |queue| {
            here.queues.update(|queues| {
                queues.retain(|other| other.id != queue.id);
                queues.push(queue);
                queues.sort_by(|a, b| a.name.cmp(&b.name));
            });
            here.toasts.say(untrack(use_text).form().saved);
        });
    };
    let (named, worded) = (field("queue-name"), field("queue-words"));
    view! {
        <Form ask on=save>
            <div class="field">
                <label for=named.clone()>{say(|t| t.team().queue_name)}</label>
                <input id=named name="name" value=name required maxlength="40" autocomplete="off" />
            </div>
            <div class="field">
                <label for=worded.clone()>{say(|t| t.team().queue_words)}</label>
                <textarea id=worded name="words" rows="3">
                    {words}
                </textarea>
                <p class="soft small">{say(|t| t.team().queue_words_hint)}</p>
            </div>
            <label class="check">
                <input type="checkbox" name="approval" value="true" checked=approval />
                <span>{say(|t| t.team().queue_approval)}</span>
            </label>
            <Submit ask word=|t| t.form().save />
        </Form>
    }
    .seal()
}

fn forget(here: Here, id: QueueId) {
    spawn_local(async move {
        match api::queue::forget(id).await {
            Ok(()) => here.queues.update(|queues| queues.retain(|queue| queue.id != id)),
            Err(fault) => here.warn(&fault),
        }
    });
}
