//! Which page stands at which address.

use crate::assets::Assets;
use crate::browser;
use crate::half::Half;
use crate::keys::threads::THREADS;
use crate::late::Part;
use crate::look::{Look, Seen};
use crate::page;
use crate::part::late::Late;
use crate::part::work::Work;
use leptos::prelude::*;
use leptos_meta::provide_meta_context;
use leptos_router::components::{ParentRoute, Redirect, Route, Router, Routes};
use leptos_router::{MatchNestedRoutes, SsrMode, path};

/// All pages, as the server draws them.
#[component]
pub fn App() -> impl IntoView {
    around(|| {
        view! {
            <Routes fallback=page::Missing>
                <WorkPages />
                <OfficePages />
            </Routes>
        }
    })
}

/// The pages of [`Half::Work`], as its program wakes them.
#[component]
pub fn AtWork() -> impl IntoView {
    provide_context(Half::Work);
    provide_context(THREADS);
    around(|| {
        view! {
            <Routes fallback=page::Missing>
                <WorkPages />
            </Routes>
        }
    })
}

/// The pages of [`Half::Office`], as its program wakes them.
#[component]
pub fn AtOffice() -> impl IntoView {
    provide_context(Half::Office);
    around(|| {
        view! {
            <Routes fallback=page::Missing>
                <OfficePages />
            </Routes>
        }
    })
}

fn around<V: IntoView>(pages: impl FnOnce() -> V + Send + 'static) -> impl IntoView {
    provide_meta_context();
    provide_context(Look::new());
    if use_context::<Assets>().is_none() {
        provide_context(Assets(browser::html_attribute("data-v").unwrap_or_default()));
    }
    view! {
        <Router>{pages()}</Router>
        <Seen />
    }
}

#[component(transparent)]
fn WorkPages() -> impl MatchNestedRoutes + Clone {
    view! {
        <ParentRoute path=path!("") view=Work ssr=SsrMode::Async>
            <Route path=path!("") view=|| view! { <Redirect path="/board" /> } ssr=SsrMode::Async />
            <Route path=path!("board") view=page::Board ssr=SsrMode::Async />
            <Route path=path!("stream") view=late(Part::Stream) ssr=SsrMode::Async />
            <Route path=path!("mine") view=late(Part::Mine) ssr=SsrMode::Async />
            <Route path=path!("customer/:id") view=late(Part::Customer) ssr=SsrMode::Async />
        </ParentRoute>
    }
    .into_inner()
}

#[component(transparent)]
fn OfficePages() -> impl MatchNestedRoutes + Clone {
    view! {
        <ParentRoute path=path!("") view=Work ssr=SsrMode::Async>
            <Route path=path!("outbox") view=late(Part::Outbox) ssr=SsrMode::Async />
            <Route path=path!("accounts") view=late(Part::Accounts) ssr=SsrMode::Async />
            <Route path=path!("team") view=late(Part::Team) ssr=SsrMode::Async />
            <Route path=path!("me") view=late(Part::Me) ssr=SsrMode::Async />
        </ParentRoute>
        <Route path=path!("signin") view=late(Part::Signin) ssr=SsrMode::Async />
        <Route path=path!("setup/:link") view=late(Part::Setup) ssr=SsrMode::Async />
        <Route path=path!("join/:link") view=late(Part::Join) ssr=SsrMode::Async />
    }
    .into_inner()
}

/// A page whose code comes late.
fn late(part: Part) -> impl Fn() -> AnyView + Send + Sync + Clone {
    move || view! { <Late part /> }.into_any()
}
