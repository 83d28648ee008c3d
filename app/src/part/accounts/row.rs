use crate::api;
use crate::here::Here;
use crate::look::{say, show, use_text};
use crate::part::accounts::connect::Reconnect;
use crate::part::accounts::look::AccountLook;
use crate::part::form::{Ask, Fields, Form, Hidden, Submit};
use crate::part::icon::Icon;
use crate::part::when::When;
use crate::seal::Seal;
use leptos::prelude::*;
use model::account::{Account, Network, Standing};
use model::id::AccountId;

/// One account, as it now stands.
#[component]
pub fn Row(
    /// Which.
    id: AccountId,
    /// Whether it may be changed by whoever looks.
    lead: Memo<bool>,
) -> impl IntoView {
    let here = Here::get();
    let account = Memo::new(move |_| here.account(id));
    view! {
        <li class="sheet account">
            {move || account.get().map(|account| view! { <Head account /> })}
            <When so=move || lead.get()>
                <div class="row">{move || account.get().map(|account| view! { <Switch account /> })}</div>
                <AccountLook id />
            </When>
        </li>
    }
    .seal()
}

#[component]
fn Head(account: Account) -> impl IntoView {
    let Account { network, standing, colour, why, .. } = account;
    let place = match account.server.trim_start_matches("https://") {
        "" => String::new(),
        server => format!(" · {server}"),
    };
    let said = (!why.is_empty()).then(|| {
        view! {
            <p class="said">
                <span>{say(|t| t.accounts().said)}</span>
                <q>{why}</q>
            </p>
        }
    });
    view! {
        <div class="account-head">
            <span class=format!("swatch account-{colour}") aria-hidden="true"></span>
            <div>
                <h2>{account.name}</h2>
                <p class="soft small">
                    {format!("@{} · ", account.handle)} {show(move || (use_text().accounts().network)(network))} {place}
                </p>
            </div>
            <p class=format!("tone {}", class(standing))>
                <Icon name=sign(standing) />
                {show(move || (use_text().accounts().standing)(standing))}
            </p>
        </div>
        <p class="soft">{show(move || (use_text().accounts().meaning)(standing))}</p>
        {said}
    }
    .seal()
}

fn class(standing: Standing) -> &'static str {
    match standing {
        Standing::Connected => "tone-good",
        Standing::Paused => "tone-held",
        Standing::SignedOut => "tone-bad",
    }
}

fn sign(standing: Standing) -> &'static str {
    match standing {
        Standing::Connected => "circle-check",
        Standing::Paused => "pause",
        Standing::SignedOut => "triangle-alert",
    }
}

/// Stops the account, lets it go on, or connects it again.
#[component]
fn Switch(account: Account) -> impl IntoView {
    match (account.standing, account.network) {
        (Standing::Connected, _) => view! { <Pause id=account.id /> }.seal(),
        (Standing::SignedOut, Network::Bluesky) => view! { <Reconnect account /> }.seal(),
        _ => view! { <Resume id=account.id /> }.seal(),
    }
}

#[component]
fn Pause(id: AccountId) -> impl IntoView {
    let ask = Ask::aloud("account/pause");
    // The event that follows changes the page; the answer itself has nothing to add.
    let pause = move |_: Fields| ask.send(api::account::pause(id), |_| ());
    view! {
        <Form ask on=pause class="inline">
            <Hidden name="account" value=id.to_string() />
            <Submit ask class="" word=|t| t.accounts().pause />
        </Form>
    }
    .seal()
}

#[component]
fn Resume(id: AccountId) -> impl IntoView {
    let ask = Ask::aloud("account/resume");
    let resume = move |_: Fields| ask.send(api::account::resume(id), |_| ());
    view! {
        <Form ask on=resume class="inline">
            <Hidden name="account" value=id.to_string() />
            <Submit ask word=|t| t.accounts().resume />
        </Form>
    }
    .seal()
}
