use crate::api;
use crate::here::Here;
use crate::look::{say, use_text};
use crate::part::form::{Ask, Fields, Form, Password, Submit};
use crate::seal::Seal;
use leptos::html::Div;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlFormElement;

/// Changes my password.
#[component]
pub fn NewPassword() -> impl IntoView {
    let here = Here::get();
    let ask = Ask::at("me/password");
    let frame = NodeRef::<Div>::new();
    let change = move |fields: Fields| {
        ask.send(api::me::password(fields.text("old"), fields.text("new")), move |()| {
            here.toasts.say(untrack(use_text).me().changed);
            // Neither password should stay on the screen.
            let form = frame.get_untracked().and_then(|frame| frame.query_selector("form").ok().flatten());
            if let Some(form) = form.and_then(|form| form.dyn_into::<HtmlFormElement>().ok()) {
                form.reset();
            }
        });
    };
    view! {
        <section class="sheet" aria-labelledby="password">
            <h2 id="password">{say(|t| t.me().password)}</h2>
            <p class="soft">{say(|t| t.me().password_about)}</p>
            <div node_ref=frame>
                <Form ask on=change>
                    <Password id="old-password" name="old" label=|t| t.me().old />
                    <Password id="new-password" name="new" label=|t| t.me().new fresh=true />
                    <Submit ask word=|t| t.me().change />
                </Form>
            </div>
        </section>
    }
    .seal()
}
