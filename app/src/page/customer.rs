use crate::look::use_text;
use leptos::prelude::*;

/// To be drawn.
#[component]
pub fn Customer() -> impl IntoView {
    view! { <h1>{move || use_text().frame.product}</h1> }
}
