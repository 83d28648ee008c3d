use crate::api;
use crate::fault::Fault;
use crate::here::Here;
use crate::load::once;
use crate::look::{say, use_text};
use crate::part::each::each;
use crate::part::form::{Ask, Choice, Choices, Field, Fields, Form, Submit, Word};
use crate::part::trouble::Trouble;
use crate::seal::Seal;
use leptos::prelude::*;
use model::account::Network;
use model::id::AccountId;
use model::practice::Practice;

const SWITCH: Choices = &[("false", |t| t.form().off), ("true", |t| t.form().on)];

/// The practice network: how it behaves, and a customer to speak as.
#[component]
pub fn Training() -> impl IntoView {
    let practice = once(api::practice::get());
    let steered = move |practice: Result<Practice, Fault>| match practice {
        Ok(practice) => view! { <Steer practice /> }.seal(),
        Err(fault) => view! { <Trouble fault /> }.seal(),
    };
    view! {
        <div class="pair">
            <section class="sheet" aria-labelledby="steer">
                <h2 id="steer">{say(|t| t.accounts().steer.title)}</h2>
                <p class="soft">{say(|t| t.accounts().steer.about)}</p>
                <Suspense>{move || Suspend::new(async move { steered(practice.await) })}</Suspense>
            </section>
            <section class="sheet" aria-labelledby="say">
                <h2 id="say">{say(|t| t.accounts().steer.say)}</h2>
                <Say />
            </section>
        </div>
    }
    .seal()
}

#[component]
fn Steer(practice: Practice) -> impl IntoView {
    let ask = Ask::at("practice/steer");
    let here = Here::get();
    let steer = move |fields: Fields| {
        let applied = move |_| here.toasts.say(untrack(use_text).accounts().steer.applied);
        ask.send(api::practice::steer(read(&fields)), applied);
    };
    view! {
        <Form ask on=steer>
            <div class="pairs">
                <Number name="practice[rate]" label=|t| t.accounts().steer.rate hint=|t| t.accounts().steer.rate_hint value=practice.rate />
                <Number name="practice[limit]" label=|t| t.accounts().steer.limit hint=|t| t.accounts().steer.limit_hint value=practice.limit />
                <Number name="practice[latency]" label=|t| t.accounts().steer.latency hint=|t| t.accounts().steer.latency_hint value=practice.latency />
                <Number name="practice[lose]" label=|t| t.accounts().steer.lose hint=|t| t.accounts().steer.lose_hint value=practice.lose />
                <Choice name="practice[outage]" legend=|t| t.accounts().steer.outage choices=SWITCH chosen=practice.outage.to_string() />
                <Choice name="practice[signed_out]" legend=|t| t.accounts().steer.signed_out choices=SWITCH chosen=practice.signed_out.to_string() />
            </div>
            <Submit ask word=|t| t.accounts().steer.apply />
        </Form>
    }
    .seal()
}

#[component]
fn Number(name: &'static str, label: Word, hint: Word, value: u32) -> impl IntoView {
    let id = name.replace(['[', ']'], "-");
    view! { <Field id=id name=name label=label hint=hint value=value.to_string() kind="number" /> }
}

fn read(fields: &Fields) -> Practice {
    let number = |name| fields.parse(name).unwrap_or_default();
    let switch = |name| fields.parse(name).unwrap_or_default();
    Practice {
        rate: number("practice[rate]"),
        latency: number("practice[latency]"),
        lose: number("practice[lose]"),
        limit: number("practice[limit]"),
        outage: switch("practice[outage]"),
        signed_out: switch("practice[signed_out]"),
    }
}

/// Speaks as a customer.
#[component]
fn Say() -> impl IntoView {
    let ask = Ask::at("practice/say");
    let here = Here::get();
    let post = move |fields: Fields| {
        let Some(account) = fields.parse::<AccountId>("account") else { return };
        let posted = move |()| here.toasts.say(untrack(use_text).accounts().steer.posted);
        ask.send(api::practice::say(account, fields.text("customer"), fields.text("text")), posted);
    };
    let accounts = move || {
        let practice = |all: &Vec<model::account::Account>| {
            let known = all.iter().filter(|a| a.network == Network::Practice);
            known.map(|a| (a.id, a.name.clone())).collect::<Vec<_>>()
        };
        here.accounts.with(practice)
    };
    view! {
        <Form ask on=post>
            <div class="field">
                <label for="say-account">{say(|t| t.accounts().steer.to)}</label>
                <select id="say-account" name="account">
                    {each(accounts, |(id, _)| *id, move |(id, name)| view! { <option value=id.to_string()>{name}</option> }.seal())}
                </select>
            </div>
            <Field id="say-customer" name="customer" label=|t| t.accounts().steer.customer value=untrack(use_text).accounts().steer.somebody longest=40 />
            <div class="field">
                <label for="say-text">{say(|t| t.accounts().steer.words)}</label>
                <textarea id="say-text" name="text" rows="3" maxlength="2000" required></textarea>
            </div>
            <Submit ask word=|t| t.accounts().steer.post />
        </Form>
    }
    .seal()
}
