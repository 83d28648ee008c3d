use crate::browser::html_attribute;
use crate::look::{Look, read_language, read_theme};
use model::operator::Settings;
use std::cell::Cell;

thread_local! {
    static ONLY: Cell<Option<Look>> = const { Cell::new(None) };
}

/// The look that a page begins with: as the server wrote it into `<html>`.
pub fn chosen() -> Settings {
    let read = |name| html_attribute(name).unwrap_or_default();
    let (language, theme) = (read_language(&read("lang")), read_theme(&read("data-theme")));
    Settings { language, theme, ..Settings::default() }
}

/// None: the page that the server wrote has shown it.
pub fn cookie(_name: &str) -> Option<String> {
    None
}

/// Keeps the look of the page that is open. What handlers do happens outside of every view, where there is no context;
/// but a browser has only one page.
pub fn keep(look: Look) {
    ONLY.set(Some(look));
}

/// See [`keep`].
pub fn kept() -> Option<Look> {
    ONLY.get()
}
