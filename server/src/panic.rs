//! What is left of a panic: a line in the log, and its id for whoever asked.

use axum::body::Body;
use axum::response::Response;
use http::StatusCode;
use http::header::{CONTENT_TYPE, HeaderValue};
use std::any::Any;

/// 500 with nothing but an id: the words of a panic may hold anything.
pub fn answer(panic: Box<dyn Any + Send>) -> Response {
    let id = format!("{:08x}", rand::random::<u32>());
    let words = panic.downcast_ref::<String>().map(String::as_str).or_else(|| panic.downcast_ref::<&str>().copied());
    tracing::error!(id, words = words.unwrap_or("no words"), "a handler panicked");
    broken(id)
}

/// 500 (broken) with an id that the log knows.
pub fn broken(id: String) -> Response {
    let fault = app::fault::Fault::Broken { id };
    let mut response = Response::new(Body::from(serde_json::to_vec(&fault).unwrap_or_default()));
    *response.status_mut() = StatusCode::INTERNAL_SERVER_ERROR;
    response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
    response
}
