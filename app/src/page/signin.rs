use crate::api;
use crate::browser;
use crate::context::cookie;
use crate::load::once;
use crate::look::{say, use_text};
use crate::part::entry::Entry;
use crate::part::form::{Ask, Field, Fields, Form, Password, Submit};
use crate::seal::Seal;
use leptos::prelude::*;
use leptos_router::components::Redirect;
use leptos_router::hooks::use_query_map;

/// The door. Whoever is in already, also by a form posted without JavaScript, is led on to where they wanted to go.
#[component]
pub fn Signin() -> impl IntoView {
    let query = use_query_map();
    let next = StoredValue::new(onward(query.read_untracked().get_str("next")));
    // The brand whose door it is, or nothing for whoever is in.
    let outside = once(async {
        match api::me::get().await {
            Ok(_) => None,
            Err(_) => Some(api::session::brand().await.unwrap_or_default()),
        }
    });
    view! {
        <Suspense>
            {move || Suspend::new(async move {
                match outside.await {
                    None => view! { <Redirect path=next.get_value() /> }.seal(),
                    Some(brand) => view! { <Door next=next.get_value() brand /> }.seal(),
                }
            })}
        </Suspense>
    }
    .seal()
}

#[component]
fn Door(next: String, brand: String) -> impl IntoView {
    let ask = Ask::at("session/start");
    // Only a form that was refused comes back as it was.
    let typed = ask.fault.with_untracked(Option::is_some).then(|| cookie("email")).flatten().unwrap_or_default();
    let enter = move |fields: Fields| {
        let next = next.clone();
        ask.send(api::session::start(fields.text("email"), fields.text("password")), move |_| browser::visit(&next));
    };
    view! {
        <Entry title=Signal::derive(|| use_text().entry().sign_in.to_owned())>
            <p class="entry-brand" dir="auto">{brand}</p>
            <p class="soft">{say(|t| t.entry().claim)}</p>
            <Form ask on=enter>
                <Field id="email" name="email" label=|t| t.entry().email kind="email" complete="username" value=typed />
                <Password id="password" name="password" label=|t| t.entry().password />
                <Submit ask word=|t| t.entry().enter />
            </Form>
            <div class="entry-notes">
                <p>{say(|t| t.entry().uninvited)}</p>
                <p>{say(|t| t.entry().forgot)}</p>
            </div>
        </Entry>
    }
    .seal()
}

/// Where to go after signing in: a page of ours, or the board. `//elsewhere` and `/\elsewhere` are other people's.
fn onward(next: Option<&str>) -> String {
    let ours =
        |path: &&str| path.starts_with('/') && !path[1..].starts_with(['/', '\\']) && !path.starts_with("/signin");
    next.filter(ours).unwrap_or("/board").to_owned()
}

#[cfg(test)]
mod tests {
    use super::onward;

    #[test]
    fn nobody_is_sent_elsewhere() {
        assert_eq!(onward(Some("/stream?thread=1")), "/stream?thread=1");
        for elsewhere in [None, Some(""), Some("//evil.example"), Some("/\\evil.example"), Some("https://evil.example")]
        {
            assert_eq!(onward(elsewhere), "/board");
        }
        assert_eq!(onward(Some("/signin?next=/signin")), "/board", "a circle");
    }
}
