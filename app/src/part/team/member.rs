use super::roles::{ROLES, word};
use crate::api;
use crate::here::Here;
use crate::look::{say, use_text};
use crate::part::face::Face;
use crate::part::form::{Ask, Choice, Choices, Fields, Form, Hidden, Submit};
use crate::part::when::When;
use crate::seal::Seal;
use leptos::prelude::*;
use model::id::OperatorId;
use model::operator::{Operator, Role};

const TRUST: Choices = &[("false", |t| t.team().watched), ("true", |t| t.team().trusted)];
const ACCESS: Choices = &[("false", |t| t.team().may_enter), ("true", |t| t.team().locked)];

/// One colleague, as they now are.
#[component]
pub fn Member(
    /// Who.
    id: OperatorId,
    /// Whether whoever looks may change them.
    lead: Memo<bool>,
) -> impl IntoView {
    let here = Here::get();
    let who = Memo::new(move |_| here.team.with(|team| team.iter().find(|o| o.id == id).cloned()));
    let on = Memo::new(move |_| here.present.with(|all| all.iter().any(|p| p.on && p.operator == id)));
    view! {
        <li class="person" class:gone=move || who.with(|who| who.as_ref().is_some_and(|o| o.disabled))>
            <Face id />
            {move || who.get().map(|who| view! { <Words who on=on.get() /> })}
            <When so=move || lead.get()>{move || who.get().map(|who| view! { <Edit who /> })}</When>
        </li>
    }
    .seal()
}

#[component]
fn Words(who: Operator, on: bool) -> impl IntoView {
    let mine = who.id == untrack(|| Here::get().my_id());
    let cotag = (!who.cotag.is_empty()).then(|| format!("^{}", who.cotag));
    view! {
        <div class="person-words">
            <p>
                <strong>{who.name}</strong>
                {cotag.map(|cotag| view! { <span class="soft">{cotag}</span> })}
                {mine.then(|| view! { <span class="tag">{say(|t| t.team().you)}</span> })}
                {on.then(|| view! { <span class="tag tone-good">{say(|t| t.team().here)}</span> })}
                {who.disabled.then(|| view! { <span class="tag tone-bad">{say(|t| t.team().disabled)}</span> })}
            </p>
            <p class="soft small">{who.email}</p>
        </div>
    }
    .seal()
}

/// Role and access. The server keeps the last lead; it says so if asked for more.
#[component]
fn Edit(who: Operator) -> impl IntoView {
    let ask = Ask::aloud("team/change");
    let here = Here::get();
    let Operator { id, name, role, disabled, trusted, .. } = who;
    let change = move |fields: Fields| {
        let (role, disabled) = (fields.pick::<Role>("role").unwrap_or(role), fields.text("disabled") == "true");
        let changed = move |who: Operator| here.toasts.say((untrack(use_text).team().changed)(&who.name));
        ask.send(api::team::change(id, role, disabled, fields.text("trusted") == "true"), changed);
    };
    let label = move || (use_text().team().edit_whom)(&name);
    view! {
        <details class="person-edit">
            <summary aria-label=label>{say(|t| t.team().edit)}</summary>
            <Form ask on=change>
                <Hidden name="operator" value=id.to_string() />
                <Choice name="role" legend=|t| t.team().role choices=ROLES chosen=word(role) />
                <Choice name="trusted" legend=|t| t.team().trust choices=TRUST chosen=trusted.to_string() />
                <Choice name="disabled" legend=|t| t.team().access choices=ACCESS chosen=disabled.to_string() hint=|t| t.team().locked_hint />
                <Submit ask word=|t| t.form().save />
            </Form>
        </details>
    }
    .seal()
}
