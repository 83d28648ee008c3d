//! Wakes the page that the server has drawn.

use wasm_bindgen::prelude::wasm_bindgen;

/// Called by the page's one script.
#[wasm_bindgen]
pub fn hydrate() {
    leptos::mount::hydrate_body(app::App);
}
