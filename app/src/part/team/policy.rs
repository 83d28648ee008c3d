use super::roles::word;
use crate::api;
use crate::here::Here;
use crate::look::{say, show, use_text};
use crate::part::form::{Ask, Fields, Form, Submit};
use crate::seal::Seal;
use leptos::prelude::*;
use model::approval::Policy;
use model::operator::Role;

/// Whose replies a colleague reads first, and what goes beside them. Only in the browser: a list of roles is more than a plain form can say.
#[component]
pub fn Rules() -> impl IntoView {
    let here = Here::get();
    let ask = Ask::at("brand/policy");
    let policy = here.me.with_untracked(|me| me.brand.policy.clone());
    let (words, described) = (policy.words.join("\n"), policy.described);
    let save = move |fields: Fields| {
        let roles = Role::ALL.into_iter().filter(|role| fields.text(word(*role)) == "true").collect();
        let words = fields.text("words").lines().map(str::to_owned).collect();
        let described = fields.text("described") == "true";
        ask.send(api::brand::watch(Policy { roles, words, described }), move |brand| {
            here.me.update(|me| me.brand = brand);
            here.toasts.say(untrack(use_text).form().saved);
        });
    };
    let role = move |role: Role| {
        // A genius is watched in any case.
        let always = role == Role::Genius;
        view! {
            <label class="check">
                <input
                    type="checkbox"
                    name=word(role)
                    value="true"
                    checked=always || policy.roles.contains(&role)
                    disabled=always
                />
                <span>{show(move || (use_text().role)(role))}</span>
            </label>
        }
    };
    view! {
        <section class="sheet" aria-labelledby="policy">
            <h2 id="policy">{say(|t| t.team().policy)}</h2>
            <p class="soft">{say(|t| t.team().policy_about)}</p>
            <Form ask on=save>
                <fieldset class="group">
                    <legend>{say(|t| t.team().policy_roles)}</legend>
                    <div class="checks">{Role::ALL.map(role).collect_view()}</div>
                </fieldset>
                <div class="field">
                    <label for="policy-words">{say(|t| t.team().policy_words)}</label>
                    <textarea id="policy-words" name="words" rows="3" aria-describedby="policy-words-hint">{words}</textarea>
                    <p class="soft small" id="policy-words-hint">{say(|t| t.team().policy_words_hint)}</p>
                </div>
                <div class="field">
                    <label class="check">
                        <input
                            type="checkbox"
                            name="described"
                            value="true"
                            checked=described
                            aria-describedby="policy-described-hint"
                        />
                        <span>{say(|t| t.team().policy_described)}</span>
                    </label>
                    <p class="soft small" id="policy-described-hint">{say(|t| t.team().policy_described_hint)}</p>
                </div>
                <Submit ask word=|t| t.form().save />
            </Form>
        </section>
    }
    .seal()
}
