use super::tools::{Toolbox, Tools, Whom};
use crate::api;
use crate::browser;
use crate::context::intent;
use crate::here::Here;
use crate::look::say;
use crate::seal::Seal;
use leptos::ev::{KeyboardEvent, SubmitEvent};
use leptos::html::Textarea;
use leptos::prelude::*;
use leptos::task::spawn_local;
use model::thread::Talk;

/// A note to colleagues: it never leaves the team, and looks like it.
#[component]
pub fn NoteForm(talk: RwSignal<Talk>) -> impl IntoView {
    let here = Here::get();
    let thread = talk.with_untracked(|talk| talk.card.id);
    let area = NodeRef::<Textarea>::new();
    let add = move || {
        let Some(field) = area.get_untracked() else { return };
        let text = field.value().trim().to_owned();
        if text.is_empty() {
            return;
        }
        spawn_local(async move {
            match api::thread::note(thread, text, browser::mutation()).await {
                Ok(note) => {
                    field.set_value("");
                    talk.update(|talk| {
                        if talk.notes.iter().all(|known| known.id != note.id) {
                            talk.notes.push(note);
                        }
                    });
                }
                Err(fault) => here.warn(&fault),
            }
        });
    };
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        add();
    };
    let key = move |event: KeyboardEvent| {
        let enter = matches!(event.code().as_str(), "Enter" | "NumpadEnter");
        if enter && (event.ctrl_key() || event.meta_key()) && !event.is_composing() {
            event.prevent_default();
            add();
        }
    };
    view! {
        <form class="note-form" method="post" action=api::thread::note::PATH on:submit=submit>
            <input type="hidden" name="thread" value=thread.to_string() />
            <input type="hidden" name="mutation" value=intent() />
            <textarea
                node_ref=area
                id="note-text"
                name="text"
                rows="3"
                required
                aria-label=say(|t| t.composer.note)
                placeholder=say(|t| t.composer.note_placeholder)
                on:keydown=key
            ></textarea>
            <footer class="composer-foot">
                <Toolbox tools=Tools { area, talk, whom: Whom::Colleagues, press: None } />
                <span class="soft small">{say(|t| t.composer.note_stays)}</span>
                <button type="submit" class="main">
                    {say(|t| t.composer.add_note)}
                </button>
            </footer>
        </form>
    }
    .seal()
}
