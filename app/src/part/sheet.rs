use crate::look::{say, use_text};
use crate::seal::Seal;
use leptos::prelude::*;

/// The keys, and what each does.
#[component]
pub fn Sheet() -> impl IntoView {
    let lines = move || {
        let words = &use_text().act;
        let line = |(keys, what): (&'static str, &'static str)| {
            let keys = keys.split(' ').map(|key| view! { <kbd>{key}</kbd> }).collect_view();
            view! {
                <dt>{keys}</dt>
                <dd>{what}</dd>
            }
        };
        words.sheet.map(line).collect_view()
    };
    view! {
        <dl class="sheet-keys">{lines}</dl>
        <p class="soft small">{say(|t| t.act.sheet_off)}</p>
    }
    .seal()
}
