use crate::api;
use crate::browser;
use crate::fault::Fault;
use crate::load::once;
use crate::look::{say, use_text};
use crate::part::entry::Entry;
use crate::part::form::{Ask, Field, Fields, Form, Hidden, Password, Submit, Word};
use crate::seal::Seal;
use leptos::prelude::*;
use leptos_router::components::Redirect;
use leptos_router::hooks::use_params_map;
use model::operator::Role;
use model::refusal::Refusal;

/// Behind an invitation's link.
#[component]
pub fn Join() -> impl IntoView {
    let link = use_params_map().read_untracked().get("link").unwrap_or_default();
    let asked = link.clone();
    let open = once(async move {
        match api::team::peek(asked).await {
            Ok(known) => Ok(known),
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

/// Once it is used, the link is dead and its guest is in.
fn behind(open: Result<(String, Role), (Fault, bool)>, link: String) -> AnyView {
    match open {
        Ok((brand, role)) => view! { <Guest link brand role /> }.seal(),
        Err((_, true)) => view! { <Redirect path="/board" /> }.seal(),
        Err((fault, false)) => view! { <Shut fault why=|t| t.entry().dead_invite /> }.seal(),
    }
}

#[component]
fn Guest(link: String, brand: String, role: Role) -> impl IntoView {
    let ask = Ask::at("team/join");
    let join = move |f: Fields| {
        let [link, name, email, cotag, password] =
            ["link", "name", "email", "cotag", "password"].map(|field| f.text(field));
        ask.send(api::team::join(link, name, email, cotag, password), |_| browser::visit("/board"));
    };
    let title = move || (use_text().entry().join)(&brand);
    let invited = move || (use_text().entry().join_as)((use_text().role)(role));
    view! {
        <Entry title=Signal::derive(title)>
            <p class="soft">{invited}</p>
            <Form ask on=join>
                <Hidden name="link" value=link />
                <Person />
                <Submit ask word=|t| t.entry().accept />
            </Form>
        </Entry>
    }
    .seal()
}

/// What a new operator says about themselves.
#[component]
pub fn Person() -> impl IntoView {
    view! {
        <Field id="name" name="name" label=|t| t.entry().name hint=|t| t.entry().name_hint complete="name" longest=60 />
        <Field id="email" name="email" label=|t| t.entry().email kind="email" complete="username" />
        <Field id="cotag" name="cotag" label=|t| t.entry().cotag hint=|t| t.entry().cotag_hint longest=12 free=true />
        <Password id="password" name="password" label=|t| t.entry().password fresh=true />
    }
    .seal()
}

/// A link that does not open. Whether it was used, is too old or never was one looks the same from here.
#[component]
pub fn Shut(
    /// What the server said.
    fault: Fault,
    /// What to do about a dead link of this kind.
    why: Word,
) -> impl IntoView {
    let dead = fault == Fault::Refused(Refusal::DeadLink);
    let sentence = move || match dead {
        true => why(use_text()).to_owned(),
        false => (use_text().fault)(&fault, &|_| String::new()),
    };
    view! {
        <Entry title=Signal::derive(|| use_text().entry().dead.to_owned())>
            <p>{sentence}</p>
            <p>
                <a class="button" href="/signin">
                    {say(|t| t.entry().to_sign_in)}
                </a>
            </p>
        </Entry>
    }
    .seal()
}
