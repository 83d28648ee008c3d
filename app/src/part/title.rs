use crate::look::Look;
use crate::text::Text;
use leptos::prelude::*;
use leptos_meta::Title;

/// What the tab is called. A title is written after the page, where there is no context left to ask: it keeps the look.
#[component]
pub fn Titled(word: fn(&'static Text) -> &'static str) -> impl IntoView {
    let look = expect_context::<Look>();
    view! { <Title text=move || word(look.text()) /> }
}
