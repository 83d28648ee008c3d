use crate::Assets;
use crate::seal::Seal;
use leptos::prelude::*;

/// A picture from the sprite; `style/icons.txt` lists the names. It says nothing to those who cannot see it: the words
/// stand beside it, or in the label of what it is in.
#[component]
pub fn Icon(name: &'static str) -> impl IntoView {
    let sprite = use_context::<Assets>().map(|assets| assets.path("icons.svg")).unwrap_or_default();
    view! {
        <svg class="icon" aria-hidden="true" focusable="false">
            <use href=format!("{sprite}#{name}") />
        </svg>
    }
    .seal()
}
