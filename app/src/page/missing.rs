use crate::look::use_text;
use crate::part::title::Titled;
use crate::seal::Seal;
use leptos::prelude::*;

/// There is no such page; the answer's status says so too.
#[component]
pub fn Missing() -> impl IntoView {
    #[cfg(feature = "ssr")]
    if let Some(answer) = use_context::<leptos_axum::ResponseOptions>() {
        answer.set_status(http::StatusCode::NOT_FOUND);
    }
    view! {
        <Titled word=|t| t.frame.missing />
        <main id="main" class="alone">
            <h1>{move || use_text().frame.missing}</h1>
            <p>{move || use_text().frame.missing_next}</p>
            <p>
                <a href="/board">{move || use_text().frame.board}</a>
            </p>
        </main>
    }
    .seal()
}
