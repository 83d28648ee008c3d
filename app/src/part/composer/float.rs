//! Small panels above what they belong to. The composer scrolls inside, and would cut off what only hangs in it.

use crate::browser;
use web_sys::{Element, HtmlElement};

/// Pixels to the window's edge.
const EDGE: f64 = 8.0;

/// Puts a panel of class `float` above something, as wide as that if `fit`, and never beyond the window.
pub fn above(panel: &HtmlElement, what: &Element, fit: bool) {
    let Some(window) = browser::window() else { return };
    let room = window.inner_width().ok().and_then(|width| width.as_f64()).unwrap_or_default();
    let (place, style) = (what.get_bounding_client_rect(), panel.style());
    let set = |name: &str, pixels: f64| _ = style.set_property(name, &format!("{pixels}px"));
    if fit {
        set("--float-width", place.width());
    }
    let rightmost = room - f64::from(panel.offset_width()) - EDGE;
    set("--float-left", if fit { place.left() } else { place.left().min(rightmost).max(EDGE) });
    set("--float-top", place.top());
    set("--float-room", place.top() - 2.0 * EDGE);
}
