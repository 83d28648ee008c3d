//! Pages and answers, made whole and pressed before they leave.
//!
//! A page is rendered as a stream whose end may still fail. It is small and complete at once here, so nothing is lost by
//! waiting for it, and what goes wrong in it becomes an honest 500 instead of half a page.

use crate::assets::takes_brotli;
use crate::panic;
use axum::body::{Body, Bytes, to_bytes};
use axum::extract::Request;
use axum::middleware::Next;
use axum::response::Response;
use http::header::{self, HeaderMap, HeaderValue};

/// Below this, pressing costs more than it saves.
const WORTH: usize = 1_000;
/// Brotli's quality: on a page, most of what the best one saves at a twentieth of its time.
const QUALITY: i32 = 4;

/// Waits for the whole of a page or of a door's answer, and presses it if the caller reads brotli.
pub async fn whole(request: Request, next: Next) -> Response {
    let brotli = takes_brotli(request.headers());
    let response = next.run(request).await;
    if !text(response.headers()) {
        return response;
    }
    let (mut parts, body) = response.into_parts();
    let bytes = match to_bytes(body, usize::MAX).await {
        Ok(bytes) => bytes,
        Err(error) => {
            let id = format!("{:08x}", rand::random::<u32>());
            tracing::error!(id, %error, "a page broke off");
            return panic::broken(id);
        }
    };
    let bytes = if brotli && bytes.len() >= WORTH {
        parts.headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static("br"));
        parts.headers.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
        pressed(&bytes)
    } else {
        bytes
    };
    parts.headers.remove(header::CONTENT_LENGTH);
    Response::from_parts(parts, Body::from(bytes))
}

fn text(headers: &HeaderMap) -> bool {
    let kind = headers.get(header::CONTENT_TYPE).map(HeaderValue::as_bytes).unwrap_or_default();
    !headers.contains_key(header::CONTENT_ENCODING)
        && (kind.starts_with(b"text/html") || kind.starts_with(b"application/json"))
}

fn pressed(bytes: &[u8]) -> Bytes {
    let params =
        brotli::enc::BrotliEncoderParams { quality: QUALITY, lgwin: 18, size_hint: bytes.len(), ..Default::default() };
    let mut out = Vec::with_capacity(bytes.len() / 4);
    // Reading from and writing to memory cannot fail.
    _ = brotli::BrotliCompress(&mut &bytes[..], &mut out, &params);
    out.into()
}
