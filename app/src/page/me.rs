use crate::here::Here;
use crate::look::{say, show};
use crate::part::me::browsers::Browsers;
use crate::part::me::password::NewPassword;
use crate::part::me::profile::Profile;
use crate::part::me::tokens::Tokens;
use crate::part::title::Titled;
use crate::part::when::When;
use crate::seal::Seal;
use leptos::prelude::*;
use model::rights::Right;

/// My settings: who I am and how I like it, my password, my browsers, and for a lead the keys of scripts.
#[component]
pub fn Me() -> impl IntoView {
    let here = Here::get();
    let lead = Memo::new(move |_| here.me.with(|me| me.operator.role.may(Right::Team)));
    view! {
        <Titled word=|t| t.frame.me />
        <div class="page">
            <header>
                <h1>{say(|t| t.frame.me)}</h1>
                <p class="soft">{show(move || here.me.with(|me| me.operator.email.clone()))}</p>
            </header>
            <div class="pair">
                <Profile />
                <div class="stack">
                    <NewPassword />
                    <Browsers />
                </div>
            </div>
            <When so=move || lead.get()>
                <Tokens />
            </When>
        </div>
    }
    .seal()
}
