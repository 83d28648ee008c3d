use crate::api;
use crate::here::Here;
use crate::look::use_text;
use crate::part::form::{Ask, Choice, Choices, Fields, Form, Hidden, Submit};
use crate::seal::Seal;
use leptos::prelude::*;
use model::account::Cotag;
use model::id::AccountId;

const KINDS: Choices = &[
    ("caret", |t| (t.accounts().cotag_kind)(Cotag::Caret)),
    ("name", |t| (t.accounts().cotag_kind)(Cotag::Name)),
    ("none", |t| (t.accounts().cotag_kind)(Cotag::None)),
];

const APPROVAL: Choices = &[("false", |t| t.accounts().approval_off), ("true", |t| t.accounts().approval_on)];

/// Colour and signature of an account, with a look at what comes of them. Folded away until asked for.
#[component]
pub fn AccountLook(
    /// Which.
    id: AccountId,
) -> impl IntoView {
    let here = Here::get();
    let Some(account) = untrack(|| here.account(id)) else { return ().seal() };
    let ask = Ask::aloud("account/change");
    let colour = RwSignal::new(account.colour);
    let kind = RwSignal::new(word(account.cotag).to_owned());
    let change = move |fields: Fields| {
        let cotag = fields.pick("cotag").unwrap_or_default();
        let colour = fields.parse("colour").unwrap_or_default();
        let saved = move |_| here.toasts.say(untrack(use_text).form().saved);
        ask.send(api::account::change(id, colour, cotag, fields.text("approval") == "true"), saved);
    };
    view! {
        <details>
            <summary>{move || use_text().accounts().look}</summary>
            <Form ask on=change>
                <Hidden name="account" value=id.to_string() />
                <Colours colour />
                <Choice name="cotag" legend=|t| t.accounts().cotag choices=KINDS chosen=kind.get_untracked() picked=kind />
                <Choice name="approval" legend=|t| t.accounts().approval choices=APPROVAL chosen=account.approval.to_string() />
                <Preview handle=account.handle colour kind />
                <Submit ask word=|t| t.form().save />
            </Form>
        </details>
    }
    .seal()
}

fn word(cotag: Cotag) -> &'static str {
    match cotag {
        Cotag::Caret => "caret",
        Cotag::Name => "name",
        Cotag::None => "none",
    }
}

/// The eight colours, each with its name for those who do not see it.
#[component]
fn Colours(colour: RwSignal<i32>) -> impl IntoView {
    let chosen = colour.get_untracked();
    let one = |n: i32| {
        let name = move || use_text().accounts().colours[n as usize];
        view! {
            <label title=name>
                <input type="radio" name="colour" value=n.to_string() checked=n == chosen on:change=move |_| colour.set(n) />
                <span class=format!("swatch account-{n}")></span>
                <span class="hidden">{name}</span>
            </label>
        }
    };
    view! {
        <fieldset class="group">
            <legend>{move || use_text().accounts().colour}</legend>
            <div class="radios colours">{(0..8).map(one).collect_view()}</div>
        </fieldset>
    }
    .seal()
}

/// A reply of mine as it would go out.
#[component]
fn Preview(handle: String, colour: RwSignal<i32>, kind: RwSignal<String>) -> impl IntoView {
    let here = Here::get();
    let cotag = move || match kind.read().as_str() {
        "caret" => Cotag::Caret,
        "name" => Cotag::Name,
        _ => Cotag::None,
    };
    let tail = move || here.me.with(|me| cotag().of(&me.operator));
    view! {
        <figure class="preview">
            <p class=move || format!("preview-band account-{}", colour.get())>{format!("@{handle}")}</p>
            <p>{move || use_text().me().sample} <span class="soft">{tail}</span></p>
        </figure>
    }
    .seal()
}
