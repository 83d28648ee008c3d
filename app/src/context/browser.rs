//! In the browser: what is asked over the wire, and of the browser's own tables and clock.

#[macro_use]
mod door;
mod ask;
mod look;
mod sealed;

pub use ask::{ask, body};
pub use look::{chosen, cookie, keep, kept};

use crate::browser::{self, window};
use crate::fault::Fault;
use leptos::prelude::{AnyView, IntoAny, RenderHtml};
use model::time::Time;
use wasm_bindgen::{JsCast, JsValue};

/// Whether this is the server.
pub const SERVER: bool = false;

/// The clock.
pub fn now() -> Time {
    browser::clock().unwrap_or_default()
}

/// A fresh id for a form that is posted without JavaScript.
pub fn intent() -> String {
    browser::mutation().to_string()
}

/// How many characters a reader sees, by the browser's own tables of them.
pub fn graphemes(text: &str) -> usize {
    segments(text).unwrap_or_else(|_| text.chars().count())
}

fn segments(text: &str) -> Result<usize, JsValue> {
    let get = |of: &JsValue, name: &str| js_sys::Reflect::get(of, &name.into());
    let segmenter = get(&get(&js_sys::global(), "Intl")?, "Segmenter")?.dyn_into::<js_sys::Function>()?;
    let segmenter = js_sys::Reflect::construct(&segmenter, &js_sys::Array::new())?;
    let segment = get(&segmenter, "segment")?.dyn_into::<js_sys::Function>()?;
    Ok(js_sys::Array::from(&segment.call1(&segmenter, &text.into())?).length() as usize)
}

/// Closes a view.
pub fn seal<V: RenderHtml + 'static>(view: V) -> AnyView {
    sealed::Sealed::new(view).into_any()
}

/// The server says so.
pub fn not_found() {}

/// Reads what the server put into the address of a page whose form it refused: JSON in the base64 of URLs.
pub fn posted(code: &str) -> Fault {
    text_of_base64(code).map_or(Fault::Offline, |body| Fault::read(&body))
}

fn text_of_base64(code: &str) -> Option<String> {
    let letters = window()?.atob(&code.replace('-', "+").replace('_', "/")).ok()?;
    // One letter a byte.
    String::from_utf8(letters.chars().map(|letter| letter as u8).collect()).ok()
}
