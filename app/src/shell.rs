use crate::browser;
use crate::half::Half;
use crate::look::{Look, Seen};
use crate::page;
use crate::part::work::Work;
use leptos::nonce::use_nonce;
use leptos::prelude::*;
use leptos_meta::{MetaTags, provide_meta_context};
use leptos_router::components::{ParentRoute, Redirect, Route, Router, Routes};
use leptos_router::location::RequestUrl;
use leptos_router::{MatchNestedRoutes, SsrMode, path};

/// The version of everything under `/pkg/`: it goes into their addresses, so that browsers may keep them for ever.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assets(pub String);

impl Assets {
    /// The address of a file under `/pkg/`.
    pub fn path(&self, file: &str) -> String {
        format!("/pkg/{file}?v={}", self.0)
    }
}

/// The document around the app. `<html>`'s language and theme are set by [`Seen`], which knows who asks.
pub fn shell(assets: Assets) -> impl IntoView {
    let half = Half::of(use_context::<RequestUrl>().as_ref().map_or("", AsRef::as_ref));
    provide_context(half);
    let wasm = assets.path(&format!("{}_bg.wasm", half.name()));
    let script = assets.path(&format!("{}.js", half.name()));
    let boot = format!("import init from '{script}';init({{module_or_path:'{wasm}'}});");
    provide_context(assets.clone());
    view! {
        <!DOCTYPE html>
        <html data-v=assets.0.clone()>
            <head>
                <meta charset="utf-8" />
                <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover, interactive-widget=resizes-content" />
                <meta name="color-scheme" content="light dark" />
                <link rel="icon" type="image/svg+xml" href="/favicon.svg" />
                <link rel="stylesheet" href=assets.path("app.css") />
                <link rel="modulepreload" href=script nonce=use_nonce() />
                <link rel="preload" href=wasm r#as="fetch" r#type="application/wasm" crossorigin="anonymous" />
                <MetaTags />
                <script type="module" nonce=use_nonce()>
                    {boot}
                </script>
            </head>
            <body>
                <App />
            </body>
        </html>
    }
}

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
            <Route path=path!("stream") view=page::Stream ssr=SsrMode::Async />
            <Route path=path!("customer/:id") view=page::Customer ssr=SsrMode::Async />
            <Route path=path!("outbox") view=page::Outbox ssr=SsrMode::Async />
        </ParentRoute>
    }
    .into_inner()
}

#[component(transparent)]
fn OfficePages() -> impl MatchNestedRoutes + Clone {
    view! {
        <ParentRoute path=path!("") view=Work ssr=SsrMode::Async>
            <Route path=path!("accounts") view=page::Accounts ssr=SsrMode::Async />
            <Route path=path!("team") view=page::Team ssr=SsrMode::Async />
            <Route path=path!("me") view=page::Me ssr=SsrMode::Async />
        </ParentRoute>
        <Route path=path!("signin") view=page::Signin ssr=SsrMode::Async />
        <Route path=path!("setup/:link") view=page::Setup ssr=SsrMode::Async />
        <Route path=path!("join/:link") view=page::Join ssr=SsrMode::Async />
    }
    .into_inner()
}
