//! Every address, and the one order of the layers around them.

use crate::client::Proxies;
use crate::config::Config;
use crate::origin::Origin;
use crate::{assets, door, guard, headers, health, image, live, openapi};
use axum::Router;
use axum::extract::Request;
use axum::response::{IntoResponse, Response};
use axum::routing::{any, get};
use desk::Desk;
use http::StatusCode;
use leptos::prelude::{LeptosOptions, expect_context, provide_context, use_context};
use leptos_axum::{LeptosRoutes, ResponseOptions, generate_route_list};
use metrics_exporter_prometheus::PrometheusHandle;
use std::convert::Infallible;
use std::sync::Arc;

/// What the handlers share.
#[derive(Clone)]
pub struct House {
    /// The use cases.
    pub desk: Arc<Desk>,
    /// What browsers call us, if it was said.
    pub public: Option<Origin>,
    /// The figures for `/metrics`; none if this process does not count.
    pub figures: Option<PrometheusHandle>,
    /// Held by every open websocket, so that a stopping server knows when the last one has said goodbye.
    pub sockets: tokio::sync::mpsc::Sender<Infallible>,
}

impl axum::extract::FromRef<House> for LeptosOptions {
    fn from_ref(_: &House) -> Self {
        options()
    }
}

fn options() -> LeptosOptions {
    LeptosOptions::builder().output_name("app").build()
}

/// The whole server, as one service.
pub fn router(house: House, config: &Config) -> Router {
    let pages = generate_route_list(app::App);
    let rooms = Router::new()
        .leptos_routes_with_context(&house, pages, provide, page)
        .route("/api/live/follow", get(live::follow))
        .route("/image/{id}", get(image::show))
        .fallback(missing)
        .layer(axum::middleware::from_fn_with_state(house.clone(), door::open));
    let plain = Router::new()
        .route("/pkg/{*name}", get(assets::package))
        .route("/favicon.ico", get(assets::mark))
        .route("/favicon.svg", get(assets::mark))
        .route("/robots.txt", get(assets::robots))
        .route("/healthz", get(health::alive))
        .route("/readyz", get(health::ready))
        .route("/metrics", get(health::figures))
        .route("/api", get(openapi::page))
        .route("/api/openapi.json", get(openapi::document))
        .route("/api/style.css", get(openapi::style))
        .route("/api/{*rest}", any(StatusCode::NOT_FOUND));
    let proxies =
        Proxies { trusted: config.trusted_proxy.clone(), secure: house.public.as_ref().is_some_and(Origin::secure) };
    guard::around(rooms.merge(plain), house.public.as_ref(), proxies).with_state(house)
}

/// The one place where server functions and pages are given what they need.
fn provide() {
    let Some(parts) = use_context::<http::request::Parts>() else { return };
    if let Some(door) = parts.extensions.get::<app::context::Door>() {
        provide_context(door.clone());
    }
    provide_context(app::Assets(assets::version()));
    if let Some(nonce) = leptos::nonce::use_nonce()
        && let Ok(policy) = headers::page_policy(&nonce).parse()
    {
        expect_context::<ResponseOptions>().insert_header(http::header::CONTENT_SECURITY_POLICY, policy);
    }
}

fn page() -> impl leptos::IntoView + 'static {
    app::context::shell(app::Assets(assets::version()))
}

/// The app's own page for an address that nothing answers at.
async fn missing(request: Request) -> Response {
    let mut response = leptos_axum::render_app_async_with_context(provide, page)(request).await.into_response();
    if response.status().is_success() {
        *response.status_mut() = StatusCode::NOT_FOUND;
    }
    response
}
