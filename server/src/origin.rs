//! Whether a request comes from our own pages.

use crate::client::Client;
use http::HeaderMap;
use http::header::{AUTHORIZATION, HOST, ORIGIN};
use serde::{Deserialize, Serialize};
use std::str::FromStr;

/// `https://voice.example`: a scheme and a host, perhaps a port, and nothing after it. Lower case.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(try_from = "String", into = "String")]
pub struct Origin(String);

/// Not a scheme and a host.
#[derive(Debug, thiserror::Error)]
#[error("`{0}` must look like https://voice.example, without a path")]
pub struct BadOrigin(String);

impl FromStr for Origin {
    type Err = BadOrigin;

    fn from_str(text: &str) -> Result<Self, BadOrigin> {
        let bad = || BadOrigin(text.into());
        let lower = text.strip_suffix('/').unwrap_or(text).to_ascii_lowercase();
        let uri: http::Uri = lower.parse().map_err(|_| bad())?;
        let whole = matches!(uri.scheme_str(), Some("http" | "https"))
            && uri.host().is_some_and(|host| !host.is_empty())
            && uri.query().is_none()
            && !lower.split_once("://").is_some_and(|(_, rest)| rest.contains(['/', '@', '#']));
        if whole { Ok(Origin(lower)) } else { Err(bad()) }
    }
}

impl TryFrom<String> for Origin {
    type Error = BadOrigin;

    fn try_from(text: String) -> Result<Self, BadOrigin> {
        text.parse()
    }
}

impl From<Origin> for String {
    fn from(origin: Origin) -> Self {
        origin.0
    }
}

impl Origin {
    /// As a browser sends it.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether browsers speak TLS to it.
    pub fn secure(&self) -> bool {
        self.0.starts_with("https://")
    }
}

/// Whether a websocket may be opened. Browsers let any page open one and send our cookie along, and they send no
/// `Origin` only when it is not a page that asks: that is for scripts, which carry a token instead of a cookie.
pub fn may_upgrade(headers: &HeaderMap, client: &Client, public: Option<&Origin>) -> bool {
    let Some(origin) = headers.get(ORIGIN) else { return headers.contains_key(AUTHORIZATION) };
    let Ok(origin) = origin.to_str() else { return false };
    let host = headers.get(HOST).and_then(|host| host.to_str().ok()).unwrap_or_default();
    let scheme = if client.secure { "https" } else { "http" };
    public.is_some_and(|public| public.as_str() == origin)
        || (!host.is_empty() && origin == format!("{scheme}://{host}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_origin_has_no_path() {
        for good in ["https://voice.example", "http://localhost:3000", "https://Voice.Example/"] {
            assert!(good.parse::<Origin>().is_ok(), "{good}");
        }
        for bad in [
            "voice.example",
            "https://",
            "https://a.example/x",
            "https://a.example?x",
            "ftp://a.example",
            "https://me@a.example",
        ] {
            assert!(bad.parse::<Origin>().is_err(), "{bad}");
        }
    }
}
