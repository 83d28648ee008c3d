use super::Word;
use crate::look::say;
use crate::seal::Seal;
use leptos::prelude::*;

/// What can be chosen: the value as it travels, and its word.
pub type Choices = &'static [(&'static str, Word)];

/// One of a few, all of them seen at once.
#[component]
pub fn Choice(
    /// The door's argument.
    name: &'static str,
    /// What is chosen.
    legend: Word,
    /// From what.
    choices: Choices,
    /// The value to begin with.
    #[prop(into)]
    chosen: String,
    /// What helps to choose.
    #[prop(optional)]
    hint: Option<Word>,
    /// Gets the value whenever another is chosen.
    #[prop(optional)]
    picked: Option<RwSignal<String>>,
) -> impl IntoView {
    let change = move |event| {
        if let Some(picked) = picked {
            picked.set(event_target_value(&event));
        }
    };
    let one = |(value, word): &(&'static str, Word)| {
        let (value, word) = (*value, *word);
        view! {
            <label>
                <input type="radio" name=name value=value checked=value == chosen on:change=change />
                <span>{say(word)}</span>
            </label>
        }
    };
    view! {
        <fieldset class="group">
            <legend>{say(legend)}</legend>
            <div class="radios">{choices.iter().map(one).collect_view()}</div>
            {hint.map(|hint| view! { <small>{say(hint)}</small> })}
        </fieldset>
    }
    .seal()
}
