//! Around every work page: the header with its surfaces, who is here, how the line stands, toasts.

use crate::api;
use crate::browser;
use crate::half::Half;
use crate::hand::Ask;
use crate::here::{Here, Line};
use crate::keys;
use crate::late;
use crate::live;
use crate::look::{say, show, use_text};
use crate::part::asker::Asker;
use crate::part::icon::Icon;
use crate::part::presence::PresenceStrip;
use crate::part::toast::ToastList;
use crate::part::when::When;
use crate::seal::{Children, Seal};
use crate::text::frame::Frame as Words;
use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::components::A;

/// The frame itself.
#[component]
pub fn Frame(children: Children) -> impl IntoView {
    let here = Here::get();
    Effect::new(move |_| live::follow(here));
    Effect::new(|_| browser::idle(|| spawn_local(late::fetch_wanted())));
    keys::listen(here);
    view! {
        <a class="skip" href="#main">
            {say(|t| t.frame.skip)}
        </a>
        <header class="top">
            <a class="brand" href="/board" rel=Half::rel("/board")>
                <Icon name="moksori" />
                <span class="brand-name">{show(move || here.me.with(|me| me.brand.name.clone()))}</span>
                <span class="product">{say(|t| t.frame.product)}</span>
            </a>
            <Surfaces />
            <PresenceStrip />
            <LineSign />
            <Places />
        </header>
        <main id="main" tabindex="-1">
            {children.draw()}
        </main>
        <Asker />
        <ToastList toasts=here.toasts />
        <p class="hidden" role="status" aria-live="assertive">
            {show(move || here.hand.spoken.get())}
        </p>
        <noscript>
            <p class="no-script">{say(|t| t.frame.no_script)}</p>
        </noscript>
    }
    .seal()
}

#[component]
fn Surfaces() -> impl IntoView {
    let told = Here::get().told;
    view! {
        <nav class="surfaces" aria-label=say(|t| t.frame.navigation)>
            <Tab href="/board" icon="columns-3" word=|t| t.board key="1" />
            <Tab href="/stream" icon="list" word=|t| t.stream key="2" />
            <Tab href="/outbox" icon="send" word=|t| t.outbox key="3" />
            <Tab href="/mine" icon="bell" word=|t| t.mine key="4" badge=told />
        </nav>
    }
    .seal()
}

#[component]
fn Tab(
    href: &'static str,
    icon: &'static str,
    word: fn(&Words) -> &'static str,
    key: &'static str,
    /// How much is new there.
    #[prop(optional)]
    badge: Option<RwSignal<i64>>,
) -> impl IntoView {
    view! {
        <A href=href attr:rel=Half::rel(href)>
            <Icon name=icon />
            <span>{show(move || word(&use_text().frame))}</span>
            {badge.map(|badge| view! { <Badge badge /> })}
            <kbd aria-hidden="true">{key}</kbd>
        </A>
    }
    .seal()
}

/// How much is new, for those who see and those who hear.
#[component]
fn Badge(badge: RwSignal<i64>) -> impl IntoView {
    view! {
        <When so=move || { badge.get() > 0 }>
            <span class="badge" aria-hidden="true">
                {show(move || badge.get().min(99))}
            </span>
            <span class="hidden">{show(move || (use_text().frame.told)(badge.get()))}</span>
        </When>
    }
    .seal()
}

/// The pages that are not about threads.
#[component]
fn Places() -> impl IntoView {
    let here = Here::get();
    let find = move |_| here.hand.ask.set(Some(Ask::Palette));
    view! {
        <nav class="places" aria-label=say(|t| t.frame.more)>
            <button type="button" class="quiet script-on" title=say(|t| t.frame.palette) on:click=find>
                <Icon name="search" />
                <span>{say(|t| t.frame.palette)}</span>
            </button>
            <Place href="/accounts" icon="at-sign" word=|t| t.accounts />
            <Place href="/team" icon="users" word=|t| t.team />
            <Place href="/me" icon="settings" word=|t| t.me />
            <SignOut />
        </nav>
    }
    .seal()
}

#[component]
fn Place(href: &'static str, icon: &'static str, word: fn(&Words) -> &'static str) -> impl IntoView {
    view! {
        <A href=href attr:rel=Half::rel(href) attr:title=move || word(&use_text().frame)>
            <Icon name=icon />
            <span>{show(move || word(&use_text().frame))}</span>
        </A>
    }
    .seal()
}

/// A form, so that it works before and without the wasm.
#[component]
fn SignOut() -> impl IntoView {
    let end = move |event: SubmitEvent| {
        event.prevent_default();
        spawn_local(async {
            // Whatever came of it, the door is where to go: a session that still lives leads back from there.
            let _ = api::session::end().await;
            browser::visit("/signin");
        });
    };
    view! {
        <form method="post" action="/api/session/end" on:submit=end>
            <button type="submit" class="quiet" title=say(|t| t.frame.sign_out)>
                <Icon name="log-out" />
                <span>{say(|t| t.frame.sign_out)}</span>
            </button>
        </form>
    }
    .seal()
}

/// Says quietly that the line is lost; nothing while it is there.
#[component]
fn LineSign() -> impl IntoView {
    let line = Here::get().line;
    view! {
        <p class="line" role="status">
            <When so=move || line.get() == Line::Off>
                <span class="offline" title=say(|t| t.frame.offline_why)>
                    <Icon name="wifi-off" />
                    {say(|t| t.frame.offline)}
                </span>
            </When>
        </p>
    }
    .seal()
}
