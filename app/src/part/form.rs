//! Forms that are plain HTML until the wasm arrives: they post to the door itself, and the server leads back. Once it is
//! there, the same form asks the same door and stays where it is. Its inputs are never controlled, so that nothing
//! typed early is lost.

mod ask;
mod choice;
mod field;
mod fields;
mod once;
mod password;

pub use ask::Ask;
pub use choice::{Choice, Choices};
pub use field::Field;
pub use fields::Fields;
pub use once::Once;
pub use password::Password;

use crate::here::Here;
pub use crate::look::Word;
use crate::look::use_text;
use crate::seal::{Children, Seal};
use leptos::ev::SubmitEvent;
use leptos::prelude::*;

/// A form around one door. `on` gets what was filled in; what the door refuses is said at the end of the form.
#[component]
pub fn Form(
    /// The door, and how asking it stands.
    ask: Ask,
    /// What to do with the fields.
    #[prop(into)]
    on: Callback<Fields>,
    /// Its look.
    #[prop(default = "form")]
    class: &'static str,
    /// The fields and the button.
    children: Children,
) -> impl IntoView {
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        if let Some(fields) = Fields::of(&event).filter(|_| !ask.busy.get_untracked()) {
            on.run(fields);
        }
    };
    view! {
        <form method="post" action=ask.path() class=class aria-busy=move || ask.busy.get().to_string() on:submit=submit>
            {children.draw()}
            <Refused ask />
        </form>
    }
    .seal()
}

/// Why not, for eyes and ears. The place is always there, so that a screen reader notices what comes into it.
#[component]
fn Refused(ask: Ask) -> impl IntoView {
    let here = use_context::<Here>();
    let name = move |id| here.map(|here| here.name(id)).unwrap_or_default();
    let sentence = move || ask.fault.with(|fault| fault.as_ref().map(|fault| (use_text().fault)(fault, &name)));
    view! {
        <p class="refused" role="alert" hidden=move || ask.fault.with(Option::is_none)>
            {sentence}
        </p>
    }
    .seal()
}

/// The button that sends its form; it says so while the answer is on its way.
#[component]
pub fn Submit(
    /// The form's question.
    ask: Ask,
    /// What it does.
    word: Word,
    /// Its look.
    #[prop(default = "main")]
    class: &'static str,
) -> impl IntoView {
    let text = move || if ask.busy.get() { use_text().form().busy } else { word(use_text()) };
    view! {
        <button type="submit" class=class aria-disabled=move || ask.busy.get().then_some("true")>
            {text}
        </button>
    }
    .seal()
}

/// A field that nobody sees.
#[component]
pub fn Hidden(
    /// The door's argument.
    name: &'static str,
    /// What it gets.
    #[prop(into)]
    value: String,
) -> impl IntoView {
    view! { <input type="hidden" name=name value=value /> }
}
