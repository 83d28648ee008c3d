use super::draft::{Draft, Kept};
use crate::look::{say, show, use_text};
use crate::part::icon::Icon;
use crate::part::when::When;
use crate::seal::Seal;
use leptos::ev::SubmitEvent;
use leptos::html::Input;
use leptos::prelude::*;

/// A colleague who writes, and how to take over from them; and a colleague's words in the way of mine.
#[component]
pub fn Writing(draft: Draft) -> impl IntoView {
    let here = draft.here();
    let reason = NodeRef::<Input>::new();
    let take = move |event: SubmitEvent| {
        event.prevent_default();
        if let Some(reason) = reason.get_untracked() {
            draft.take_over(reason.value());
        }
    };
    let writer = move || draft.writer.get();
    let other = move || draft.kept.get() == Kept::No && draft.talk.with(|talk| talk.draft.filled());
    view! {
        <When so=move || writer().is_some()>
            <div class="writing-line">
                <p class="who-writes" role="status">
                    <Icon name="pencil" />
                    {show(move || writer().map(|w| (use_text().composer.written_by)(&here.name(w.by))))}
                </p>
                <details class="script-on">
                    <summary>{say(|t| t.composer.take_over)}</summary>
                    <form on:submit=take>
                        <input
                            node_ref=reason
                            required
                            aria-label=say(|t| t.composer.take_over_why)
                            placeholder=say(|t| t.composer.take_over_why)
                        />
                        <button type="submit">{say(|t| t.composer.take_over)}</button>
                    </form>
                </details>
            </div>
        </When>
        <When so=other>
            <div class="writing-line">
                <blockquote class="small" dir="auto">
                    {show(move || draft.talk.with(|talk| talk.draft.text.clone()))}
                </blockquote>
                <button type="button" on:click=move |_| draft.use_theirs()>
                    {say(|t| t.composer.use_theirs)}
                </button>
            </div>
        </When>
    }
    .seal()
}
