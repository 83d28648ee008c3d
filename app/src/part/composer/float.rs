//! Small panels above what they belong to. The composer scrolls inside, and would cut off what only hangs in it.

use crate::browser;
use web_sys::HtmlElement;

/// Pixels to the window's edge.
const EDGE: f64 = 8.0;
/// Pixels that a panel has at least, even if it then covers some of its field.
const LEAST: f64 = 200.0;

/// Puts a panel of class `float` above a field: as wide as that, or, if it belongs to a button, above the button and never
/// beyond the window.
pub fn above(panel: &HtmlElement, field: &HtmlElement, button: Option<&HtmlElement>) {
    let Some(window) = browser::window() else { return };
    let (field, style) = (field.get_bounding_client_rect(), panel.style());
    let set = |name: &str, pixels: f64| _ = style.set_property(name, &format!("{pixels}px"));
    let left = match button {
        Some(button) => {
            let room = window.inner_width().ok().and_then(|width| width.as_f64()).unwrap_or_default();
            let rightmost = room - f64::from(panel.offset_width()) - EDGE;
            button.get_bounding_client_rect().left().min(rightmost).max(EDGE)
        }
        None => {
            set("--float-width", field.width());
            field.left()
        }
    };
    let top = field.top().max(LEAST);
    set("--float-left", left);
    set("--float-top", top);
    set("--float-room", top - 2.0 * EDGE);
}
