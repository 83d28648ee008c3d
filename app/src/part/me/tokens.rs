use crate::api;
use crate::fault::Fault;
use crate::here::Here;
use crate::load::load;
use crate::look::{say, show, use_text};
use crate::part::each::each;
use crate::part::form::{Ask, Field, Fields, Form, Hidden, Once, Submit};
use crate::part::trouble::Trouble;
use crate::part::when::When;
use crate::seal::Seal;
use leptos::prelude::*;
use model::operator::Token;

/// Keys for scripts: made, shown once, ended.
#[component]
pub fn Tokens() -> impl IntoView {
    let secret = RwSignal::new(None);
    let tokens = load(move || secret.with(Option::is_some), |_| api::token::list());
    let listed = move |tokens: Result<Vec<Token>, Fault>| match tokens {
        Ok(tokens) => view! { <Rows tokens /> }.seal(),
        Err(fault) => view! { <Trouble fault /> }.seal(),
    };
    let ask = Ask::at("token/create");
    let make = move |fields: Fields| {
        secret.set(None);
        ask.send(api::token::create(fields.text("name")), move |made| secret.set(Some(made)));
    };
    view! {
        <section class="sheet" aria-labelledby="tokens">
            <h2 id="tokens">{say(|t| t.me().tokens)}</h2>
            <p class="soft">
                {say(|t| t.me().tokens_about)} " "
                <a href="/api" rel="external">
                    {say(|t| t.me().api)}
                </a>
            </p>
            <Transition>{move || Suspend::new(async move { listed(tokens.await) })}</Transition>
            <noscript>
                <p class="soft">{say(|t| t.form().needs_script)}</p>
            </noscript>
            <Form ask on=make>
                <Field id="token-name" name="name" label=|t| t.me().token_name longest=60 />
                <Submit ask word=|t| t.me().make_token />
            </Form>
            <Once id="token-secret" label=|t| t.me().token secret=secret />
        </section>
    }
    .seal()
}

#[component]
fn Rows(tokens: Vec<Token>) -> impl IntoView {
    let all = RwSignal::new(tokens);
    view! {
        <ul class="lines">
            {each(move || all.get(), |token| token.id, move |token| view! { <Row token all /> }.seal())}
        </ul>
        <When so=move || all.read().is_empty()>
            <p class="soft">{say(|t| t.me().no_tokens)}</p>
        </When>
    }
    .seal()
}

#[component]
fn Row(token: Token, all: RwSignal<Vec<Token>>) -> impl IntoView {
    let here = Here::get();
    let Token { id, name, operator, at } = token;
    let ask = Ask::aloud("token/revoke");
    let revoke = move |_: Fields| {
        ask.send(api::token::revoke(id), move |()| _ = all.try_update(|all| all.retain(|one| one.id != id)));
    };
    let day = move || (use_text().time.day)(at.calendar(here.zone()));
    let title = name.clone();
    let label = move || (use_text().me().end_token)(&name);
    view! {
        <li class="line-item">
            <div>
                <strong>{title}</strong>
                <p class="soft small">{show(move || (use_text().me().made)(&here.name(operator), &day()))}</p>
            </div>
            <Form ask on=revoke class="inline">
                <Hidden name="token" value=id.to_string() />
                <button type="submit" class="quiet" aria-label=label>
                    {say(|t| t.me().end)}
                </button>
            </Form>
        </li>
    }
    .seal()
}
