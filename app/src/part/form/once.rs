use super::Word;
use crate::browser;
use crate::look::{say, use_text};
use crate::part::icon::Icon;
use crate::seal::Seal;
use leptos::html::Input;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlDocument;

/// A secret that is shown this once, with a button that copies it.
#[component]
pub fn Once(
    /// Of the input; unique on the page.
    id: &'static str,
    /// What it is.
    label: Word,
    /// The secret, once there is one.
    secret: RwSignal<Option<String>>,
) -> impl IntoView {
    let input = NodeRef::<Input>::new();
    let copied = RwSignal::new(None);
    Effect::new(move |_| {
        secret.track();
        copied.set(None);
    });
    let copy = move |_| {
        if let Some(input) = input.get_untracked() {
            input.select();
            // The clipboard's newer interface is missing on plain http, where many workspaces begin.
            copied.set(Some(copy_selection()));
        }
    };
    let told = move || match copied.get() {
        None => use_text().form().once,
        Some(true) => use_text().form().copied,
        Some(false) => use_text().form().copy_yourself,
    };
    view! {
        <div class="once field" hidden=move || secret.read().is_none()>
            <label for=id>{say(label)}</label>
            <div class="peek">
                <input id=id node_ref=input readonly prop:value=move || secret.get().unwrap_or_default() autocomplete="off" />
                <button type="button" on:click=copy>
                    <Icon name="copy" />
                    {say(|t| t.form().copy)}
                </button>
            </div>
            <small role="status">{told}</small>
        </div>
    }
    .seal()
}

/// Whether the browser let us.
fn copy_selection() -> bool {
    let document = browser::document().and_then(|document| document.dyn_into::<HtmlDocument>().ok());
    document.is_some_and(|document| document.exec_command("copy").unwrap_or(false))
}
