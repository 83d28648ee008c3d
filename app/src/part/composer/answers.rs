//! Answers that the team keeps: found by a word of them, put where the cursor is, and kept from what stands here.

use super::draft::Draft;
use crate::api;
use crate::browser::lowercase;
use crate::late::Part;
use crate::look::{say, show, use_text};
use crate::part::each::each;
use crate::part::icon::Icon;
use crate::part::late::Late;
use crate::part::when::When;
use crate::seal::Seal;
use leptos::ev::{Event, SubmitEvent};
use leptos::html::Input;
use leptos::prelude::*;
use leptos::task::spawn_local;
use model::answer::{Answer, fill};
use model::rights::Right;
use wasm_bindgen::JsCast;
use web_sys::HtmlDetailsElement;

/// Folded away until asked for; its code and the list come then.
#[component]
pub fn Answers(draft: Draft) -> impl IntoView {
    let folded = move |event: Event| {
        let folder = event.target().and_then(|target| target.dyn_into::<HtmlDetailsElement>().ok());
        draft.listing.set(folder.is_some_and(|folder| folder.open()));
    };
    view! {
        <details class="answers script-on" prop:open=move || draft.listing.get() on:toggle=folded>
            <summary class="button quiet" title=say(|t| t.composer.answers)>
                <Icon name="message-square" />
                <span>{say(|t| t.composer.answers)}</span>
            </summary>
            <When so=move || draft.listing.get()>
                <Late part=Part::Answers(draft) />
            </When>
        </details>
    }
    .seal()
}

/// The list: found by a word of them.
#[component]
pub fn List(draft: Draft) -> impl IntoView {
    let here = draft.here();
    let (all, wanted) = (RwSignal::new(None::<Vec<Answer>>), RwSignal::new(String::new()));
    spawn_local(async move {
        match api::answer::list().await {
            Ok(list) => _ = all.try_set(Some(list)),
            Err(fault) => here.warn(&fault),
        }
    });
    let found = move || {
        let wanted = lowercase(&wanted.get());
        let fits =
            |answer: &&Answer| lowercase(&answer.name).contains(&wanted) || lowercase(&answer.text).contains(&wanted);
        all.with(|all| all.iter().flatten().filter(fits).cloned().collect::<Vec<_>>())
    };
    let choose = move |answer: Answer| {
        draft.listing.set(false);
        draft.insert(&filled(draft, &answer.text));
    };
    view! {
        <div class="box">
                <input
                    type="search"
                    aria-label=say(|t| t.tools().find_answer)
                    placeholder=say(|t| t.tools().find_answer)
                    on:input=move |event| wanted.set(event_target_value(&event))
                />
                <ul>
                    {each(found, |answer| (answer.id, answer.at), move |answer| {
                        let (name, text) = (answer.name.clone(), answer.text.clone());
                        view! {
                            <li>
                                <button type="button" class="quiet" on:click=move |_| choose(answer.clone())>
                                    <strong>{name}</strong>
                                    <span class="soft">{text}</span>
                                </button>
                            </li>
                        }
                        .seal()
                    })}
                </ul>
                <When so=move || all.with(|all| all.as_ref().is_some_and(Vec::is_empty))>
                    <p class="soft small">{say(|t| t.tools().no_answers)}</p>
                </When>
                <When so=move || here.me.with(|me| me.operator.role.may(Right::Close)) && !draft.text.with(String::is_empty)>
                    <Keep draft all />
                </When>
        </div>
    }
    .seal()
}

/// Keeps what stands in the composer.
#[component]
fn Keep(draft: Draft, all: RwSignal<Option<Vec<Answer>>>) -> impl IntoView {
    let here = draft.here();
    let name = NodeRef::<Input>::new();
    let keep = move |event: SubmitEvent| {
        event.prevent_default();
        let Some(field) = name.get_untracked() else { return };
        spawn_local(async move {
            match api::answer::keep(None, field.value(), draft.text.get_untracked()).await {
                Ok(answer) => {
                    field.set_value("");
                    all.update(|all| all.get_or_insert_default().push(answer));
                    here.toasts.say(untrack(use_text).tools().answer_kept);
                }
                Err(fault) => here.warn(&fault),
            }
        });
    };
    view! {
        <form on:submit=keep>
            <input
                node_ref=name
                required
                maxlength="60"
                aria-label=say(|t| t.tools().answer_name)
                placeholder=say(|t| t.tools().answer_name)
            />
            <button type="submit">{show(move || use_text().tools().keep_answer)}</button>
        </form>
    }
    .seal()
}

/// With all that we know ourselves.
fn filled(draft: Draft, text: &str) -> String {
    let (customer, handle) =
        draft.talk.with_untracked(|talk| (talk.card.customer.called().to_owned(), talk.customer.handle.clone()));
    let me = draft.here().me.with_untracked(|me| me.operator.name.clone());
    fill(text, &[("customer", &customer), ("handle", &handle), ("me", &me)])
}
