use super::document::{doors, said};
use axum::response::{IntoResponse, Response};
use http::header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE};
use std::fmt::Write;
use std::sync::LazyLock;

static PAGE: LazyLock<String> = LazyLock::new(html);

/// `/api`: the doors to read, without a script.
pub async fn page() -> Response {
    let headers = [
        (CONTENT_TYPE, "text/html; charset=utf-8"),
        (CACHE_CONTROL, "no-cache"),
        (
            CONTENT_SECURITY_POLICY,
            "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
        ),
    ];
    (headers, PAGE.as_str()).into_response()
}

fn html() -> String {
    let document = super::document::document();
    let about = document["info"]["description"].as_str().unwrap_or_default();
    let live = document["paths"]["/api/live/follow"]["get"]["description"].as_str().unwrap_or_default();
    let mut html = format!(
        "<!doctype html><html lang=en><meta charset=utf-8><meta name=viewport content=\"width=device-width\">\
         <title>Moksori API</title><link rel=stylesheet href=/api/style.css><main><h1>Moksori API</h1><p>{}</p>\
         <p>For machines: <a href=/api/openapi.json>openapi.json</a>.</p>",
        marked(about)
    );
    let mut noun = "";
    for door in doors() {
        let (here, _) = door.path.trim_start_matches("/api/").split_once('/').unwrap_or_default();
        if here != noun {
            noun = here;
            _ = write!(html, "<h2>{noun}</h2>");
        }
        let schema = &document["paths"][door.path]["post"];
        let takes = &schema["requestBody"]["content"]["application/json"]["schema"]["properties"];
        let gives = &schema["responses"]["200"]["content"]["application/json"]["schema"];
        let args: Vec<_> =
            door.takes.iter().map(|name| format!("<code>{name}</code>: {}", kind(&takes[name]))).collect();
        let public = if door.public { " <em>without a session</em>" } else { "" };
        _ = write!(
            html,
            "<section id=\"{id}\"><h3><code>POST {path}</code>{public}</h3><p>{words}</p><dl><dt>takes<dd>{takes}<dt>answers<dd>{gives}</dl></section>",
            id = door.path.trim_start_matches("/api/").replace('/', "-"),
            path = door.path,
            words = marked(&said(door)),
            takes = if args.is_empty() { "nothing".to_owned() } else { args.join(", ") },
            gives = kind(gives),
        );
    }
    _ = write!(
        html,
        "<h2>live</h2><section><h3><code>GET /api/live/follow</code> <em>websocket</em></h3><p>{}</p><dl><dt>says<dd>{}<dt>hears<dd>{}</dl></section><h2>Words</h2>",
        marked(live),
        link("Frame"),
        link("Signal")
    );
    for (name, schema) in document["components"]["schemas"].as_object().into_iter().flatten() {
        let text = serde_json::to_string_pretty(schema).unwrap_or_default();
        _ = write!(
            html,
            "<section id=\"{name}\"><h3>{name}</h3><details><summary>{}</summary><pre>{}</pre></details></section>",
            marked(schema["description"].as_str().unwrap_or("schema")),
            escaped(&text)
        );
    }
    html + "</main></html>"
}

/// A schema in a word or two, linked where it has a name.
fn kind(schema: &serde_json::Value) -> String {
    if let Some(name) = schema["$ref"].as_str() {
        return link(name.rsplit('/').next().unwrap_or_default());
    }
    if let Some(either) = schema["anyOf"].as_array() {
        return either.iter().map(kind).collect::<Vec<_>>().join(" or ");
    }
    if let Some(items) = schema["prefixItems"].as_array() {
        return format!("[{}]", items.iter().map(kind).collect::<Vec<_>>().join(", "));
    }
    match &schema["type"] {
        serde_json::Value::String(word) if word == "array" => format!("list of {}", kind(&schema["items"])),
        serde_json::Value::String(word) => word.clone(),
        serde_json::Value::Array(words) => {
            words.iter().filter_map(|word| word.as_str()).collect::<Vec<_>>().join(" or ")
        }
        _ => "anything".into(),
    }
}

fn link(name: &str) -> String {
    format!("<a href=\"#{name}\">{name}</a>")
}

/// Escaped text, with `code` marked as such.
fn marked(text: &str) -> String {
    escaped(text)
        .split('`')
        .enumerate()
        .map(|(i, part)| if i % 2 == 1 { format!("<code>{part}</code>") } else { part.to_owned() })
        .collect()
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
