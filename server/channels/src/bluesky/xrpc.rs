//! One call of the network, and what can become of it.

use super::guard::Forbidden;
use super::http::Http;
use bytes::Bytes;
use model::time::{SECOND, Time};
use reqwest::header::HeaderMap;
use reqwest::{Method, Url};
use serde::Deserialize;
use serde_json::Value;

/// No answer is larger; a server that sends more is not one of ours.
const ANSWER: usize = 16 << 20;

/// What is asked.
#[derive(Clone)]
pub(super) struct Call {
    method: &'static str,
    query: Vec<(&'static str, String)>,
    body: Body,
}

#[derive(Clone)]
enum Body {
    Query,
    Json(Value),
    Blob { kind: String, bytes: Bytes },
}

impl Call {
    /// A question.
    pub fn query(method: &'static str, query: Vec<(&'static str, String)>) -> Self {
        Self { method, query, body: Body::Query }
    }

    /// A request to do something.
    pub fn procedure(method: &'static str, input: Value) -> Self {
        Self { method, query: Vec::new(), body: Body::Json(input) }
    }

    /// It only asks.
    pub fn is_query(&self) -> bool {
        matches!(self.body, Body::Query)
    }

    /// A file to keep.
    pub fn upload(method: &'static str, kind: String, bytes: Bytes) -> Self {
        Self { method, query: Vec::new(), body: Body::Blob { kind, bytes } }
    }
}

/// Why there is no answer to use.
#[derive(Debug)]
pub(super) enum Trouble {
    /// Nothing was sent.
    NotSent {
        why: String,
        /// The address may not be reached at all.
        forbidden: bool,
    },
    /// It was sent, and nobody knows what became of it.
    Lost { why: String },
    /// The server is in trouble, or says that a server behind it is.
    Broken { status: u16, why: String },
    /// Too many calls; seconds to wait.
    Limited { after: u64, why: String },
    /// The server said no, by name.
    Refused { status: u16, name: String, why: String },
}

/// What the server says about how much more it takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Rate {
    pub limit: u64,
    pub remaining: u64,
    /// When it counts anew.
    pub reset: Time,
}

impl Rate {
    pub fn read(headers: &HeaderMap) -> Option<Self> {
        let number = |name| headers.get(name)?.to_str().ok()?.trim().parse::<u64>().ok();
        let reset = i64::try_from(number("ratelimit-reset")?).ok()?;
        let (limit, remaining) = (number("ratelimit-limit")?, number("ratelimit-remaining")?);
        Some(Self { limit, remaining, reset: Time(reset.saturating_mul(SECOND)) })
    }

    /// Whole seconds until it counts anew, at least one, at most a day.
    pub fn wait(&self, now: Time) -> u64 {
        let seconds = self.reset.since(now).unsigned_abs().div_ceil(SECOND.unsigned_abs());
        seconds.clamp(1, 86_400)
    }
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct Refusal {
    error: String,
    message: String,
}

/// Makes one call, once. The answer's JSON is not read yet: whoever asked knows how much of it may be broken.
pub(super) async fn call(
    http: &Http,
    base: &Url,
    call: &Call,
    bearer: Option<&str>,
) -> (Result<Vec<u8>, Trouble>, Option<Rate>) {
    let client = match &http.client {
        Ok(client) => client,
        Err(why) => return (Err(Trouble::NotSent { why: why.clone(), forbidden: false }), None),
    };
    let mut url = base.clone();
    url.set_path(&format!("/xrpc/{}", call.method));
    if !call.query.is_empty() {
        url.query_pairs_mut().extend_pairs(&call.query);
    }
    let mut request = match &call.body {
        Body::Query => client.request(Method::GET, url),
        Body::Json(Value::Null) => client.request(Method::POST, url),
        Body::Json(input) => client.request(Method::POST, url).json(input),
        Body::Blob { kind, bytes } => {
            client.request(Method::POST, url).header("content-type", kind).body(bytes.clone())
        }
    };
    if let Some(bearer) = bearer {
        request = request.bearer_auth(bearer);
    }
    match request.send().await {
        Err(error) if error.is_builder() || error.is_connect() => {
            (Err(Trouble::NotSent { why: chain(&error), forbidden: forbidden(&error) }), None)
        }
        Err(error) => (Err(Trouble::Lost { why: chain(&error) }), None),
        Ok(answer) => {
            let rate = Rate::read(answer.headers());
            (read(answer, rate).await, rate)
        }
    }
}

async fn read(mut answer: reqwest::Response, rate: Option<Rate>) -> Result<Vec<u8>, Trouble> {
    let status = answer.status();
    let hint = answer.headers().get("retry-after").and_then(|v| v.to_str().ok()).and_then(|v| v.trim().parse().ok());
    let mut body = Vec::new();
    loop {
        match answer.chunk().await {
            Ok(Some(part)) if body.len() + part.len() <= ANSWER => body.extend_from_slice(&part),
            Ok(Some(_)) => return Err(Trouble::Lost { why: "the answer is too large".into() }),
            Ok(None) => break,
            Err(error) => return Err(Trouble::Lost { why: chain(&error) }),
        }
    }
    if status.is_success() {
        return Ok(body);
    }
    let Refusal { error: name, message } = serde_json::from_slice(&body).unwrap_or_default();
    let why = match (name.as_str(), message.as_str()) {
        ("", "") => status.to_string(),
        (name, "") => name.to_owned(),
        ("", message) => message.to_owned(),
        (name, message) => format!("{name}: {message}"),
    };
    let status = status.as_u16();
    Err(match status {
        429 => {
            let after = rate.map(|rate| rate.wait(Time::now())).or(hint).unwrap_or(60).clamp(1, 86_400);
            Trouble::Limited { after, why }
        }
        400..500 => Trouble::Refused { status, name, why },
        // A redirect is no answer either: an XRPC server gives none.
        _ => Trouble::Broken { status, why },
    })
}

/// The whole of what went wrong: the outermost error of reqwest says little.
pub(super) fn chain(error: &(dyn std::error::Error + 'static)) -> String {
    let all: Vec<_> = causes(error).map(ToString::to_string).collect();
    all.join(": ")
}

fn forbidden(error: &reqwest::Error) -> bool {
    causes(error).any(|cause| cause.is::<Forbidden>())
}

fn causes<'a>(
    error: &'a (dyn std::error::Error + 'static),
) -> impl Iterator<Item = &'a (dyn std::error::Error + 'static)> {
    std::iter::successors(Some(error), |error| error.source())
}
