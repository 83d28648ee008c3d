//! `/healthz`, `/readyz` and `/metrics`: for whoever keeps the server running.

use crate::client::Client;
use crate::router::House;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use axum::{Extension, Json};
use http::header::{AUTHORIZATION, CONTENT_TYPE};
use http::{HeaderMap, StatusCode};
use metrics_exporter_prometheus::{PrometheusBuilder, PrometheusHandle};
use model::operator::Role;
use serde_json::{Map, Value, json};

/// The process runs and answers. Nothing is asked of anybody else: a broken store is no reason to kill us.
pub async fn alive() -> Json<Value> {
    Json(json!({"alive": true, "version": env!("CARGO_PKG_VERSION")}))
}

/// Whether requests can be served, and which part says no: 200 or 503.
pub async fn ready(State(house): State<House>) -> Response {
    let health = house.desk.health().await;
    let parts: Map<String, Value> = health
        .parts
        .into_iter()
        .map(|(name, state)| {
            (name, state.map_or_else(|why| json!({"ok": false, "why": why}), |()| json!({"ok": true})))
        })
        .collect();
    let status = if health.ready { StatusCode::OK } else { StatusCode::SERVICE_UNAVAILABLE };
    (status, Json(json!({"ready": health.ready, "parts": parts}))).into_response()
}

/// Begins to count. Once per process.
pub fn count() -> Option<PrometheusHandle> {
    let seconds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 10.0];
    let builder = PrometheusBuilder::new().set_buckets(&seconds).ok()?;
    builder.install_recorder().ok()
}

/// The figures, for Prometheus: to this machine itself, or to a lead's token.
pub async fn figures(State(house): State<House>, client: Extension<Client>, headers: HeaderMap) -> Response {
    if !allowed(&house, &client, &headers).await {
        return StatusCode::UNAUTHORIZED.into_response();
    }
    let Some(figures) = &house.figures else { return StatusCode::NOT_FOUND.into_response() };
    figures.run_upkeep();
    let mut text = figures.render();
    if let Some(bytes) = resident() {
        text += &format!("# TYPE process_resident_memory_bytes gauge\nprocess_resident_memory_bytes {bytes}\n");
    }
    ([(CONTENT_TYPE, "text/plain; version=0.0.4")], text).into_response()
}

/// A proxy on this machine makes every stranger look local, but it also says for whom it asks.
async fn allowed(house: &House, client: &Client, headers: &HeaderMap) -> bool {
    let forwarded = headers.contains_key("x-forwarded-for") || headers.contains_key("forwarded");
    if client.ip.is_loopback() && !forwarded {
        return true;
    }
    let Some(token) = crate::door::bearer(headers.get(AUTHORIZATION)) else { return false };
    matches!(house.desk.seat_of_token(token).await, Ok(Some(seat)) if seat.operator().role == Role::Lead)
}

/// Bytes of memory that this process holds, where the system tells.
fn resident() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
    line.split_whitespace().next()?.parse::<u64>().ok().map(|kib| kib * 1024)
}
