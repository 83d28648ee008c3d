use super::agent;
use crate::api;
use crate::here::Here;
use crate::load::once;
use crate::look::{say, show, use_text};
use crate::part::each::each;
use crate::part::form::{Ask, Fields, Form, Hidden};
use crate::part::trouble::Trouble;
use crate::seal::Seal;
use leptos::prelude::*;
use model::operator::Session;

/// Where I am signed in.
#[component]
pub fn Browsers() -> impl IntoView {
    let sessions = once(api::session::list());
    let listed = move |sessions| match sessions {
        Ok(sessions) => view! { <Rows sessions /> }.seal(),
        Err(fault) => view! { <Trouble fault /> }.seal(),
    };
    view! {
        <section class="sheet" aria-labelledby="browsers">
            <h2 id="browsers">{say(|t| t.me().browsers)}</h2>
            <Suspense>{move || Suspend::new(async move { listed(sessions.await) })}</Suspense>
        </section>
    }
    .seal()
}

#[component]
fn Rows(sessions: Vec<Session>) -> impl IntoView {
    let all = RwSignal::new(sessions);
    view! {
        <ul class="lines">
            {each(move || all.get(), |session| session.id, move |session| view! { <Row session all /> }.seal())}
        </ul>
    }
    .seal()
}

#[component]
fn Row(session: Session, all: RwSignal<Vec<Session>>) -> impl IntoView {
    let here = Here::get();
    let Session { id, at, seen, agent, current } = session;
    let known = StoredValue::new(agent::called(&agent));
    let name = move || known.get_value().unwrap_or_else(|| use_text().me().unnamed.to_owned());
    let day = move |time: model::time::Time| (use_text().time.day)(time.calendar(here.zone()));
    let ask = Ask::aloud("session/revoke");
    let revoke = move |_: Fields| {
        ask.send(api::session::revoke(id), move |()| _ = all.try_update(|all| all.retain(|one| one.id != id)));
    };
    let end = move || {
        view! {
            <Form ask on=revoke class="inline">
                <Hidden name="session" value=id.to_string() />
                <button type="submit" class="quiet" aria-label=move || (use_text().me().revoke)(&name())>
                    {say(|t| t.frame.sign_out)}
                </button>
            </Form>
        }
    };
    view! {
        <li class="line-item">
            <div>
                <strong title=agent>{name}</strong>
                {current.then(|| view! { <span class="tag tone-good">{say(|t| t.me().current)}</span> })}
                <p class="soft small">{show(move || (use_text().me().seen)(&day(at), &day(seen)))}</p>
            </div>
            {(!current).then(end)}
        </li>
    }
    .seal()
}
