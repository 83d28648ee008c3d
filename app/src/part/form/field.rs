use super::Word;
use crate::look::say;
use crate::seal::Seal;
use leptos::prelude::*;

/// One line to fill in, with its label above and a hint below.
#[component]
pub fn Field(
    /// Of the input; unique on the page.
    #[prop(into)]
    id: String,
    /// The door's argument.
    name: &'static str,
    /// What it is.
    label: Word,
    /// The input's type.
    #[prop(default = "text")]
    kind: &'static str,
    /// What stands there to begin with.
    #[prop(optional, into)]
    value: String,
    /// What helps to fill it in.
    #[prop(optional)]
    hint: Option<Word>,
    /// What the browser may fill in.
    #[prop(default = "off")]
    complete: &'static str,
    /// It may stay empty.
    #[prop(optional)]
    free: bool,
    /// Longest text.
    #[prop(default = 200)]
    longest: u16,
    /// What its text must look like, as HTML's `pattern`.
    #[prop(optional)]
    pattern: Option<&'static str>,
    /// Gets what is typed.
    #[prop(optional)]
    typed: Option<RwSignal<String>>,
) -> impl IntoView {
    let hint_id = format!("{id}-hint");
    let described = hint.map(|_| hint_id.clone());
    let input = move |event| {
        if let Some(typed) = typed {
            typed.set(event_target_value(&event));
        }
    };
    view! {
        <div class="field">
            <label for=id.clone()>{say(label)}</label>
            <input
                id=id
                name=name
                type=kind
                value=value
                required=!free
                maxlength=longest.to_string()
                pattern=pattern
                min=(kind == "number").then_some("0")
                autocomplete=complete
                autocapitalize="none"
                spellcheck="false"
                aria-describedby=described
                on:input=input
            />
            {hint.map(|hint| view! { <small id=hint_id>{say(hint)}</small> })}
        </div>
    }
    .seal()
}
