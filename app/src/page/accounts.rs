use crate::here::Here;
use crate::look::{say, show, use_text};
use crate::part::accounts::connect::{ConnectBluesky, MakePractice};
use crate::part::accounts::row::Row;
use crate::part::accounts::steer::Training;
use crate::part::each::each;
use crate::part::title::Titled;
use crate::part::when::When;
use crate::seal::Seal;
use leptos::prelude::*;
use model::account::Network;
use model::rights::Right;

/// The brand's accounts: how each stands, and for a lead connecting, colours, pausing and the practice network.
#[component]
pub fn Accounts() -> impl IntoView {
    let here = Here::get();
    let lead = Memo::new(move |_| here.me.with(|me| me.operator.role.may(Right::Accounts)));
    let training = Memo::new(move |_| here.accounts.with(|all| all.iter().any(|a| a.network == Network::Practice)));
    view! {
        <Titled word=|t| t.frame.accounts />
        <div class="page">
            <header>
                <h1>{say(|t| t.frame.accounts)}</h1>
                <p class="soft">{say(|t| t.accounts().about)}</p>
            </header>
            <ul class="accounts">
                {each(move || here.accounts.get(), |account| account.id, move |account| view! { <Row id=account.id lead /> }.seal())}
            </ul>
            <When so=move || here.accounts.with(Vec::is_empty)>
                <p class="empty">
                    {show(move || if lead.get() { use_text().accounts().first } else { use_text().accounts().none })}
                </p>
            </When>
            <When so=move || lead.get()>
                <div class="pair">
                    <ConnectBluesky />
                    <MakePractice />
                </div>
                <When so=move || training.get()>
                    <Training />
                </When>
            </When>
        </div>
    }
    .seal()
}
