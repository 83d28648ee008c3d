use leptos::ev::SubmitEvent;
use serde::de::DeserializeOwned;
use serde::de::value::{Error, StrDeserializer};
use std::str::FromStr;
use wasm_bindgen::JsCast;
use web_sys::{FormData, HtmlFormElement};

/// What was filled into a form, as it stood when it was sent.
pub struct Fields {
    data: FormData,
    button: String,
}

impl Fields {
    /// Of the form that is being sent.
    pub fn of(event: &SubmitEvent) -> Option<Self> {
        let form = event.target()?.dyn_into::<HtmlFormElement>().ok()?;
        let button = event.submitter().and_then(|button| button.get_attribute("value")).unwrap_or_default();
        Some(Self { data: FormData::new_with_form(&form).ok()?, button })
    }

    /// A text; empty if there is no such field.
    pub fn text(&self, name: &str) -> String {
        self.data.get(name).as_string().unwrap_or_default()
    }

    /// An id or a number.
    pub fn parse<T: FromStr>(&self, name: &str) -> Option<T> {
        self.text(name).trim().parse().ok()
    }

    /// One of the words of an enum, as it travels.
    pub fn pick<T: DeserializeOwned>(&self, name: &str) -> Option<T> {
        pick(&self.text(name))
    }

    /// The value of the button that was pressed, as one of the words of an enum.
    pub fn button<T: DeserializeOwned>(&self) -> Option<T> {
        pick(&self.button)
    }
}

fn pick<T: DeserializeOwned>(word: &str) -> Option<T> {
    T::deserialize(StrDeserializer::<Error>::new(word)).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use model::operator::Role;
    use model::reply::Verdict;

    #[test]
    fn words_become_values() {
        assert_eq!(pick::<Role>("genius"), Some(Role::Genius));
        assert_eq!(pick::<Verdict>("again"), Some(Verdict::Again));
        assert_eq!(pick::<Role>("king"), None);
    }
}
