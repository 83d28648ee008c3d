//! The log: one line for each request on standard error, with an id and without anybody's words or secrets.

use crate::client::Client;
use crate::trouble::Trouble;
use axum::extract::{MatchedPath, Request};
use axum::middleware::Next;
use axum::response::Response;
use http::header::{HeaderName, HeaderValue};
use std::io::IsTerminal;
use std::time::Instant;
use tracing::Instrument;
use tracing_subscriber::EnvFilter;

/// Starts the log. `levels` is a filter such as `info,desk=debug`.
pub fn start(levels: &str) -> Result<(), Trouble> {
    let bad = |e: &dyn std::fmt::Display| {
        Trouble::Refused(format!("The log level `{levels}` cannot be read: {e}. Use error, warn, info or debug."))
    };
    // Leptos and sqlx tell their own inner life at info.
    let filter = EnvFilter::builder().parse(format!("warn,{levels}")).map_err(|e| bad(&e))?;
    tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr)
        .with_ansi(std::io::stderr().is_terminal())
        .try_init()
        .map_err(|e| bad(&e))
}

/// Writes the line, and gives the answer its id in `x-request-id`. Only the route is told, never the path or the query:
/// those hold one-time links.
pub async fn line(request: Request, next: Next) -> Response {
    let id = format!("{:08x}", rand::random::<u32>());
    let method = request.method().clone();
    let route = request.extensions().get::<MatchedPath>().map_or("none", MatchedPath::as_str).to_owned();
    let ip = request.extensions().get::<Client>().map(|client| client.ip.to_string()).unwrap_or_default();
    let span = tracing::info_span!("request", id);
    let began = Instant::now();
    let mut response = next.run(request).instrument(span).await;
    let (status, took) = (response.status().as_u16(), began.elapsed());
    tracing::info!(id, %method, route, status, ip, ms = took.as_secs_f64() * 1000.0, "answered");
    metrics::counter!("moksori_requests_total", "route" => route.clone(), "status" => status.to_string()).increment(1);
    metrics::histogram!("moksori_request_seconds", "route" => route).record(took.as_secs_f64());
    if let Ok(id) = HeaderValue::from_str(&id) {
        response.headers_mut().insert(HeaderName::from_static("x-request-id"), id);
    }
    response
}
