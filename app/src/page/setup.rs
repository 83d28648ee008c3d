use crate::api;
use crate::browser;
use crate::fault::Fault;
use crate::load::once;
use crate::look::{say, use_text};
use crate::page::join::{Person, Shut};
use crate::part::entry::Entry;
use crate::part::form::{Ask, Field, Fields, Form, Hidden, Submit};
use crate::seal::Seal;
use leptos::prelude::*;
use leptos_router::components::Redirect;
use leptos_router::hooks::use_params_map;

/// The first minute of a workspace, behind the one-time link that the server prints.
#[component]
pub fn Setup() -> impl IntoView {
    let link = use_params_map().read_untracked().get("link").unwrap_or_default();
    let asked = link.clone();
    let open = once(async move {
        match api::setup::peek(asked).await {
            Ok(()) => Ok(()),
            Err(fault) => Err((fault, api::me::get().await.is_ok())),
        }
    });
    view! {
        <Suspense>
            {move || {
                let link = link.clone();
                Suspend::new(async move { behind(open.await, link) })
            }}
        </Suspense>
    }
    .seal()
}

/// Once it is done, the link is dead and its first lead is in: the accounts come next.
fn behind(open: Result<(), (Fault, bool)>, link: String) -> AnyView {
    match open {
        Ok(()) => view! { <First link /> }.seal(),
        Err((_, true)) => view! { <Redirect path="/accounts" /> }.seal(),
        Err((fault, false)) => view! { <Shut fault why=|t| t.entry().dead_set_up /> }.seal(),
    }
}

#[component]
fn First(link: String) -> impl IntoView {
    let ask = Ask::at("setup/finish");
    let finish = move |f: Fields| {
        let [link, brand, name, email, cotag, password] =
            ["link", "brand", "name", "email", "cotag", "password"].map(|field| f.text(field));
        ask.send(api::setup::finish(link, brand, name, email, cotag, password), |_| browser::visit("/accounts"));
    };
    view! {
        <Entry title=Signal::derive(|| use_text().entry().set_up.to_owned())>
            <p class="soft">{say(|t| t.entry().set_up_why)}</p>
            <Form ask on=finish>
                <Hidden name="link" value=link />
                <Field id="brand" name="brand" label=|t| t.entry().brand hint=|t| t.entry().brand_hint complete="organization" />
                <Person />
                <Submit ask word=|t| t.entry().begin />
            </Form>
        </Entry>
    }
    .seal()
}
