use crate::api;
use crate::here::Here;
use crate::look::{say, use_text};
use crate::part::form::{Ask, Field, Fields, Form, Hidden, Password, Submit};
use crate::seal::Seal;
use leptos::prelude::*;
use model::account::Account;

/// Bluesky itself; the address may be that of any other server of the AT Protocol.
const BLUESKY: &str = "https://bsky.social";

/// What a handle is made of, with or without the `@` that people type.
const HANDLE: &str = r"@?[A-Za-z0-9.\-]+";

/// Connects an account on the AT Protocol.
#[component]
pub fn ConnectBluesky() -> impl IntoView {
    let ask = Ask::at("account/bluesky");
    view! {
        <section class="sheet" aria-labelledby="bluesky">
            <h2 id="bluesky">{say(|t| t.accounts().bluesky)}</h2>
            <p class="soft">{say(|t| t.accounts().bluesky_about)}</p>
            <Form ask on=move |fields| connect(ask, fields)>
                <Field id="handle" name="handle" label=|t| t.accounts().handle hint=|t| t.accounts().handle_hint pattern=HANDLE />
                <Password id="app-password" name="password" label=|t| t.accounts().app_password hint=|t| t.accounts().app_password_hint foreign=true />
                <Field id="server" name="server" label=|t| t.accounts().server hint=|t| t.accounts().server_hint value=BLUESKY kind="url" />
                <Submit ask word=|t| t.accounts().connect />
            </Form>
        </section>
    }
    .seal()
}

/// Connects an account again that was signed out: only its password is asked for.
#[component]
pub fn Reconnect(
    /// As it was.
    account: Account,
) -> impl IntoView {
    let ask = Ask::aloud("account/bluesky");
    let id = format!("again-{}", account.id);
    view! {
        <Form ask on=move |fields| connect(ask, fields)>
            <Hidden name="server" value=account.server />
            <Hidden name="handle" value=account.handle />
            <Password id=id name="password" label=|t| t.accounts().app_password hint=|t| t.accounts().app_password_hint foreign=true />
            <Submit ask word=|t| t.accounts().again />
        </Form>
    }
    .seal()
}

fn connect(ask: Ask, fields: Fields) {
    let handle = fields.text("handle").trim().trim_start_matches('@').to_owned();
    let asked = api::account::bluesky(fields.text("server").trim().to_owned(), handle, fields.text("password"));
    welcome(ask, asked);
}

/// Makes an account on the practice network.
#[component]
pub fn MakePractice() -> impl IntoView {
    let ask = Ask::at("account/practice");
    let make = move |fields: Fields| welcome(ask, api::account::practice(fields.text("handle"), fields.text("name")));
    view! {
        <section class="sheet" aria-labelledby="practice">
            <h2 id="practice">{say(|t| t.accounts().practice)}</h2>
            <p class="soft">{say(|t| t.accounts().practice_about)}</p>
            <Form ask on=make>
                <Field id="practice-handle" name="handle" label=|t| t.accounts().handle hint=|t| t.accounts().practice_handle_hint pattern=HANDLE longest=50 />
                <Field id="practice-name" name="name" label=|t| t.accounts().practice_name longest=60 />
                <Submit ask word=|t| t.accounts().make />
            </Form>
        </section>
    }
    .seal()
}

fn welcome(ask: Ask, asked: impl Future<Output = Result<Account, crate::fault::Fault>> + 'static) {
    let here = Here::get();
    ask.send(asked, move |account| here.toasts.say((untrack(use_text).accounts().connected)(&account.handle)));
}
