use super::Door;
use crate::look::{Look, read_language, read_theme};
use leptos::prelude::use_context;
use model::operator::Settings;

/// The look that a page begins with. `<html>` is written before any page has asked who this is, and a dark page must
/// not begin as a light one.
pub fn chosen() -> Settings {
    let seat = use_context::<Door>().and_then(|door| door.seat);
    seat.map_or_else(asked, |seat| *seat.settings())
}

/// What a browser asks for that nobody has signed in with: its cookies `language` and `theme`, or else what it accepts.
pub fn asked() -> Settings {
    let accepted = || header(http::header::ACCEPT_LANGUAGE).unwrap_or_default();
    let language = read_language(&cookie("language").unwrap_or_else(accepted));
    Settings { language, theme: read_theme(&cookie("theme").unwrap_or_default()), ..Settings::default() }
}

/// A cookie of this request.
pub fn cookie(name: &str) -> Option<String> {
    let named = |pair: &str| pair.trim().strip_prefix(name)?.strip_prefix('=').map(str::to_owned);
    header(http::header::COOKIE)?.split(';').find_map(named)
}

fn header(name: http::HeaderName) -> Option<String> {
    let parts = use_context::<http::request::Parts>()?;
    Some(parts.headers.get(name)?.to_str().ok()?.to_owned())
}

/// Many pages are written at once here: none is the only one.
pub fn keep(_look: Look) {}

/// See [`keep`].
pub fn kept() -> Option<Look> {
    None
}
