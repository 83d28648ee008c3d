//! The API document: OpenAPI 3.1, made from the doors themselves, with the frames of the live feed; and a page to read it.

mod document;
mod page;

pub use page::page;

use axum::response::{IntoResponse, Response};
use http::header::{CACHE_CONTROL, CONTENT_TYPE};
use std::sync::LazyLock;

static TEXT: LazyLock<String> = LazyLock::new(|| {
    // The document is plain data with string keys: it cannot fail to be JSON.
    serde_json::to_string_pretty(&document::document()).unwrap_or_default()
});

/// The document, as `moksori openapi` prints it.
pub fn text() -> String {
    TEXT.clone()
}

/// `/api/openapi.json`
pub async fn document() -> Response {
    ([(CONTENT_TYPE, "application/json"), (CACHE_CONTROL, "no-cache")], TEXT.as_str()).into_response()
}

/// The page's looks: its policy allows no style inside it.
pub async fn style() -> Response {
    let css = include_str!("openapi/page.css");
    ([(CONTENT_TYPE, "text/css; charset=utf-8"), (CACHE_CONTROL, "no-cache")], css).into_response()
}
