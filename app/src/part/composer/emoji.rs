//! Emoji behind one button: few enough to be seen at once, found by name in either language.

mod panel;
mod table;

use crate::look::say;
use crate::part::icon::Icon;
use crate::part::when::When;
use crate::seal::Seal;
use leptos::html::{Button, Textarea};
use leptos::prelude::*;
use panel::Panel;

/// A field that takes emoji.
#[derive(Clone, Copy)]
pub struct Drawer {
    /// Where they go.
    pub area: NodeRef<Textarea>,
    /// What opens it.
    pub button: NodeRef<Button>,
    /// Whether it is.
    pub open: RwSignal<bool>,
}

/// The button, and the panel while it is open.
#[component]
pub fn Emoji(area: NodeRef<Textarea>) -> impl IntoView {
    let drawer = Drawer { area, button: NodeRef::new(), open: RwSignal::new(false) };
    view! {
        // The panel closes when the focus leaves it: the button that closes it must not take the focus first.
        <button
            node_ref=drawer.button
            type="button"
            class="quiet pick"
            title=say(|t| t.tools().emoji)
            aria-label=say(|t| t.tools().emoji)
            aria-haspopup="dialog"
            aria-expanded=move || drawer.open.get().to_string()
            on:mousedown=|event| event.prevent_default()
            on:click=move |_| drawer.open.update(|open| *open = !*open)
        >
            <Icon name="smile" />
        </button>
        <When so=move || drawer.open.get()>
            <Panel drawer />
        </When>
    }
    .seal()
}
