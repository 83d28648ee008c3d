use super::roles::ROLES;
use crate::api;
use crate::browser;
use crate::fault::Fault;
use crate::here::Here;
use crate::load::load;
use crate::look::{say, show, use_text};
use crate::part::each::each;
use crate::part::form::{Ask, Choice, Fields, Form, Hidden, Once, Submit};
use crate::part::trouble::Trouble;
use crate::part::when::When;
use crate::seal::Seal;
use leptos::prelude::*;
use model::operator::{Invite, Role};

/// Inviting by link, and the invitations that nobody has used.
#[component]
pub fn Invitations() -> impl IntoView {
    let link = RwSignal::new(None);
    let pending = load(move || link.with(Option::is_some), |_| api::team::invites());
    let listed = move |pending: Result<Vec<Invite>, Fault>| match pending {
        Ok(pending) => view! { <Pending pending /> }.seal(),
        Err(fault) => view! { <Trouble fault /> }.seal(),
    };
    let ask = Ask::at("team/invite");
    let invite = move |fields: Fields| {
        let Some(role) = fields.pick::<Role>("role") else { return };
        link.set(None);
        ask.send(api::team::invite(role), move |path| {
            link.set(Some(browser::window().and_then(|w| w.location().origin().ok()).unwrap_or_default() + &path));
        });
    };
    view! {
        <section class="sheet" aria-labelledby="invite">
            <h2 id="invite">{say(|t| t.team().invite)}</h2>
            <p class="soft">{say(|t| t.team().invite_about)}</p>
            <noscript>
                <p class="soft">{say(|t| t.form().needs_script)}</p>
            </noscript>
            <Form ask on=invite>
                <Choice name="role" legend=|t| t.team().role choices=ROLES chosen="agent" />
                <Submit ask word=|t| t.team().make />
            </Form>
            <Once id="invite-link" label=|t| t.team().link secret=link />
            <h3>{say(|t| t.team().pending)}</h3>
            <Transition>{move || Suspend::new(async move { listed(pending.await) })}</Transition>
        </section>
    }
    .seal()
}

#[component]
fn Pending(pending: Vec<Invite>) -> impl IntoView {
    let all = RwSignal::new(pending);
    view! {
        <ul class="lines">
            {each(move || all.get(), |invite| invite.id, move |invite| view! { <Waiting invite all /> }.seal())}
        </ul>
        <When so=move || all.read().is_empty()>
            <p class="soft">{say(|t| t.team().none_pending)}</p>
        </When>
    }
    .seal()
}

#[component]
fn Waiting(invite: Invite, all: RwSignal<Vec<Invite>>) -> impl IntoView {
    let here = Here::get();
    let ask = Ask::aloud("team/uninvite");
    let Invite { id, role, by, until } = invite;
    let uninvite = move |_: Fields| {
        ask.send(api::team::uninvite(id), move |()| _ = all.try_update(|all| all.retain(|invite| invite.id != id)));
    };
    let day = move || (use_text().time.day)(until.calendar(here.zone()));
    view! {
        <li class="line-item">
            <div>
                <strong>{show(move || (use_text().role)(role))}</strong>
                <p class="soft small">{show(move || (use_text().team().invited)(&here.name(by), &day()))}</p>
            </div>
            <Form ask on=uninvite class="inline">
                <Hidden name="invite" value=id.to_string() />
                <button type="submit" class="quiet" aria-label=move || (use_text().team().uninvite)((use_text().role)(role))>
                    {say(|t| t.team().withdraw)}
                </button>
            </Form>
        </li>
    }
    .seal()
}
