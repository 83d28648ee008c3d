//! What the browser loads, from inside the binary: wasm, script, styles, icons.

use axum::extract::{Path, Request};
use axum::response::{IntoResponse, Response};
use http::header::{self, HeaderMap, HeaderValue};
use http::{StatusCode, Uri};
use rust_embed::{EmbeddedFile, RustEmbed};
use std::borrow::Cow;
use std::sync::LazyLock;

/// What `bundle` made. `build.rs` says where it is; a debug build reads it from there at every request.
#[derive(RustEmbed)]
#[folder = "$MOKSORI_SITE"]
#[allow_missing = true]
struct Site;

/// The version that pages put behind an asset's address (`?v=`): changes when any file does.
pub fn version() -> String {
    static BUILT: LazyLock<String> = LazyLock::new(|| digest(embedded()));
    if cfg!(debug_assertions) { digest(on_disk()) } else { BUILT.clone() }
}

/// The contents' own SHA-256 sums.
fn embedded() -> Vec<u8> {
    let mut names: Vec<_> = Site::iter().collect();
    names.sort();
    names.iter().filter_map(|name| Site::get(name)).flat_map(|file| file.metadata.sha256_hash()).collect()
}

/// Sizes and times: a debug build asks at every page, and the wasm of one is too large to be summed each time.
fn on_disk() -> Vec<u8> {
    let files = std::fs::read_dir(env!("MOKSORI_SITE")).into_iter().flatten().flatten();
    let mut seen: Vec<_> = files
        .filter_map(|file| {
            let about = file.metadata().ok()?;
            Some(format!("{:?} {} {:?};", file.file_name(), about.len(), about.modified().ok()))
        })
        .collect();
    seen.sort();
    seen.concat().into_bytes()
}

/// FNV-1a: only has to differ when the bytes do.
fn digest(bytes: Vec<u8>) -> String {
    let step = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    format!("{:016x}", bytes.into_iter().fold(0xcbf2_9ce4_8422_2325, step))
}

/// `/pkg/<name>`
pub async fn package(Path(name): Path<String>, request: Request) -> Response {
    serve(&name, request.uri(), request.headers())
}

/// `/favicon.svg` and, because browsers ask for it whatever a page says, `/favicon.ico`.
pub async fn mark(request: Request) -> Response {
    serve("favicon.svg", request.uri(), request.headers())
}

/// `/robots.txt`: nothing in here is for search engines.
pub async fn robots() -> Response {
    ([(header::CONTENT_TYPE, "text/plain")], "User-agent: *\nDisallow: /\n").into_response()
}

fn serve(name: &str, uri: &Uri, asked: &HeaderMap) -> Response {
    let Some(plain) = Site::get(name).filter(|_| !name.ends_with(".br")) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let small = if takes_brotli(asked) { Site::get(&format!("{name}.br")) } else { None };
    let brotli = small.is_some();
    let tag = tag(&plain, brotli);
    // An address with our version never changes its content. One without is asked for again each time, and so is one that
    // a page of another build asks for: what it gets today is ours.
    let versioned = uri.query().and_then(|query| query.strip_prefix("v=")).is_some_and(|asked| asked == version());
    let cache = if versioned { "public, max-age=31536000, immutable" } else { "no-cache" };
    let mut headers = HeaderMap::new();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind(name)));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(cache));
    headers.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    if asked.get(header::IF_NONE_MATCH).is_some_and(|known| known.as_bytes() == tag.as_bytes()) {
        return (StatusCode::NOT_MODIFIED, headers).into_response();
    }
    if let Ok(tag) = HeaderValue::from_str(&tag) {
        headers.insert(header::ETAG, tag);
    }
    if brotli {
        headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static("br"));
    }
    (headers, body(small.unwrap_or(plain))).into_response()
}

fn tag(file: &EmbeddedFile, brotli: bool) -> String {
    let hash: String = file.metadata.sha256_hash().iter().take(8).map(|byte| format!("{byte:02x}")).collect();
    format!("\"{hash}{}\"", if brotli { "-br" } else { "" })
}

fn body(file: EmbeddedFile) -> axum::body::Body {
    match file.data {
        Cow::Borrowed(bytes) => bytes::Bytes::from_static(bytes).into(),
        Cow::Owned(bytes) => bytes.into(),
    }
}

/// Whether a browser reads brotli.
pub fn takes_brotli(asked: &HeaderMap) -> bool {
    let list = asked.get(header::ACCEPT_ENCODING).and_then(|value| value.to_str().ok()).unwrap_or_default();
    list.split(',').any(|one| {
        let mut parts = one.split(';').map(str::trim);
        parts.next() == Some("br") && parts.next() != Some("q=0")
    })
}

fn kind(name: &str) -> &'static str {
    match name.rsplit('.').next().unwrap_or_default() {
        "js" => "text/javascript; charset=utf-8",
        "wasm" => "application/wasm",
        "css" => "text/css; charset=utf-8",
        "svg" => "image/svg+xml",
        "woff2" => "font/woff2",
        "webmanifest" => "application/manifest+json",
        "png" => "image/png",
        _ => "application/octet-stream",
    }
}
