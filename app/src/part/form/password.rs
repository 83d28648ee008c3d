use super::Word;
use crate::look::{say, use_text};
use crate::part::icon::Icon;
use crate::part::when::When;
use crate::seal::Seal;
use crate::text::Text;
use leptos::prelude::*;

/// Shortest password that the server takes, in characters.
const SHORTEST: usize = 10;

/// A password, readable on demand.
#[component]
pub fn Password(
    /// Of the input; unique on the page.
    #[prop(into)]
    id: String,
    /// The door's argument.
    name: &'static str,
    /// What it is.
    label: Word,
    /// It is a new one: say how good it is.
    #[prop(optional)]
    fresh: bool,
    /// It is somebody else's: the browser's password store is not asked.
    #[prop(optional)]
    foreign: bool,
    /// What helps to fill it in.
    #[prop(optional)]
    hint: Option<Word>,
) -> impl IntoView {
    let (shown, typed) = (RwSignal::new(false), RwSignal::new(String::new()));
    let kind = move || if shown.get() { "text" } else { "password" };
    let complete = match (foreign, fresh) {
        (true, _) => "off",
        (_, true) => "new-password",
        _ => "current-password",
    };
    let below = move || match hint {
        Some(hint) => hint(use_text()).to_owned(),
        None if fresh => verdict(use_text(), &typed.read()),
        None => String::new(),
    };
    let good = move || fresh && !typed.read().is_empty() && typed.read().chars().count() >= SHORTEST;
    let hint_id = format!("{id}-hint");
    let peek = move || if shown.get() { use_text().form().hide } else { use_text().form().show };
    view! {
        <div class="field">
            <label for=id.clone()>{say(label)}</label>
            <div class="peek">
                <input
                    id=id
                    name=name
                    type=kind
                    required
                    maxlength="200"
                    autocomplete=complete
                    autocapitalize="none"
                    spellcheck="false"
                    aria-describedby=hint_id.clone()
                    on:input=move |event| typed.set(event_target_value(&event))
                />
                <button type="button" class="quiet script-on" aria-label=peek title=peek on:click=move |_| shown.update(|s| *s = !*s)>
                    <When so=move || !shown.get()>
                        <Icon name="eye" />
                    </When>
                    <When so=move || shown.get()>
                        <Icon name="eye-off" />
                    </When>
                </button>
            </div>
            <small id=hint_id role=fresh.then_some("status") class:tone-good=good>
                {below}
            </small>
        </div>
    }
    .seal()
}

/// What to say about a password while it is being typed. The server has the last word.
fn verdict(text: &Text, password: &str) -> String {
    match password.chars().count() {
        0 => text.form().password_hint.to_owned(),
        typed if typed < SHORTEST => (text.form().short)(typed, SHORTEST),
        typed if typed < 2 * SHORTEST - kinds(password) => text.form().fair.to_owned(),
        _ => text.form().strong.to_owned(),
    }
}

/// How many kinds of characters: small, capital, digit, mark, and whatever no keyboard attack begins with.
fn kinds(password: &str) -> usize {
    let kinds: [fn(char) -> bool; 5] = [
        |c| c.is_ascii_lowercase(),
        |c| c.is_ascii_uppercase(),
        |c| c.is_ascii_digit(),
        |c| c.is_ascii_punctuation() || c == ' ',
        |c| !c.is_ascii(),
    ];
    kinds.iter().filter(|kind| password.chars().any(*kind)).count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use model::operator::Language;

    #[test]
    fn length_matters_most() {
        let text = Text::of(Language::En);
        assert_eq!(verdict(text, ""), text.form().password_hint);
        assert_eq!(verdict(text, "short"), "At least 10 characters; 5 so far.");
        assert_eq!(verdict(text, "tenletters"), text.form().fair);
        assert_eq!(verdict(text, "바다 위의 고래와 등대 17"), text.form().fair);
        assert_eq!(verdict(text, "바다 위의 고래와 등대와 라디오 17"), text.form().strong);
        assert_eq!(verdict(text, "correct horse battery staple"), text.form().strong);
    }
}
