//! The button that sends. Where the account is another than before, it is to be held: [`super::hold`].

use super::draft::Draft;
use crate::look::{show, use_text};
use crate::part::icon::Icon;
use crate::seal::Seal;
use leptos::html::Button;
use leptos::prelude::*;

/// The button, for what listens to how it is pressed.
#[derive(Clone, Copy)]
pub struct Press {
    /// What it sends.
    pub draft: Draft,
    /// The button itself.
    pub button: NodeRef<Button>,
    /// Somebody holds it.
    pub holding: RwSignal<bool>,
    /// Sends; whether the button was held.
    pub send: StoredValue<Box<dyn Fn(bool) + Send + Sync>>,
}

/// Whether the button is to be held now.
pub fn held(draft: Draft) -> bool {
    draft.other.get() && !draft.sending.get() && !draft.text.with(|text| text.trim().is_empty())
}

impl Press {
    /// Of a draft; `send` sends it, held or not.
    pub fn new(draft: Draft, send: Box<dyn Fn(bool) + Send + Sync>) -> Self {
        Self { draft, button: NodeRef::new(), holding: RwSignal::new(false), send: StoredValue::new(send) }
    }
}

/// The button. It submits its form by itself; what it is told not to do, it shows.
#[component]
pub fn Send(
    press: Press,
    label: impl Fn() -> String + Send + Sync + 'static,
    cannot: impl Fn() -> bool + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let draft = press.draft;
    let class = move || match press.holding.get() {
        _ if !held(draft) => "main".to_owned(),
        true => format!("main hold holding account-{}", colour(draft)),
        false => format!("main hold account-{}", colour(draft)),
    };
    view! {
        <button
            node_ref=press.button
            type="submit"
            class=show(class)
            aria-disabled=move || cannot().to_string()
            aria-describedby="send-how"
        >
            <Icon name="send" />
            <span>{show(label)}</span>
            <kbd aria-hidden="true">"Ctrl ↵"</kbd>
        </button>
    }
    .seal()
}

fn colour(draft: Draft) -> i32 {
    draft.talk.with(|talk| draft.here().account(talk.account.id).map_or(talk.account.colour, |account| account.colour))
}

/// How to send from another account than before, until trying has told it.
#[component]
pub fn How(draft: Draft) -> impl IntoView {
    let told = move || held(draft) && !draft.asked.get();
    let how = move || told().then(|| draft.talk.with(|talk| (use_text().composer.hold_how)(&talk.account.handle)));
    view! {
        <p class="hold-how" id="send-how">
            {show(how)}
        </p>
    }
    .seal()
}
