use super::draft::Draft;
use crate::look::{show, use_text};
use crate::part::card::moment;
use crate::part::icon::Icon;
use crate::part::when::When;
use crate::seal::Seal;
use crate::text::composer::Composer as Words;
use leptos::prelude::*;
use model::message::Message;

/// What would become of the draft: its posts, if they are several, and that this was said before.
#[component]
pub fn Outlook(draft: Draft) -> impl IntoView {
    let posts = move || draft.written.with(|written| written.as_ref().map(|w| w.posts.clone()).unwrap_or_default());
    let repeats = move || draft.written.with(|written| written.as_ref()?.repeats.clone());
    let contradicts = move || draft.written.with(|written| written.as_ref()?.contradicts.clone());
    view! {
        <When so=move || { posts().len() > 1 }>
            <details class="outlook">
                <summary>{show(move || (use_text().composer.chain)(posts().len()))}</summary>
                <ol>{move || posts().into_iter().map(|post| view! { <li dir="auto">{post}</li> }).collect_view()}</ol>
            </details>
        </When>
        <Before draft said=Signal::derive(repeats) word=|w| w.said_before />
        <Before draft said=Signal::derive(contradicts) word=|w| w.said_otherwise />
    }
    .seal()
}

/// An earlier answer to the same person that the writer should know of.
#[component]
fn Before(draft: Draft, said: Signal<Option<Message>>, word: fn(&Words) -> fn(&str, &str) -> String) -> impl IntoView {
    let here = draft.here();
    let line = move || {
        let name = |m: &Message| m.by.map(|by| here.name(by)).unwrap_or_default();
        said.get().map(|m| word(&use_text().composer)(&name(&m), &moment(here, m.at)))
    };
    view! {
        <When so=move || said.get().is_some()>
            <details class="outlook">
                <summary role="status">
                    <Icon name="history" />
                    {show(line)}
                </summary>
                <blockquote dir="auto">{show(move || said.get().map(|message| message.text))}</blockquote>
            </details>
        </When>
    }
    .seal()
}
