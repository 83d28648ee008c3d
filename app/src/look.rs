//! Which language and which theme, before and after somebody has signed in.

use crate::text::Text;
use crate::{browser, context};
use leptos::prelude::*;
use leptos_meta::Html;
use model::operator::{Language, Settings, Theme};

/// The page's language and theme: the operator's settings, or else the cookies `language` and `theme`, or else what
/// the browser asks for. In context everywhere.
#[derive(Clone, Copy)]
pub struct Look {
    /// Language of all words.
    pub language: RwSignal<Language>,
    /// Light, dark, or as the device says.
    pub theme: RwSignal<Theme>,
}

impl Look {
    /// As the operator chose or the request asks for; in the browser, as the server wrote it into `<html>`.
    pub fn new() -> Self {
        let Settings { language, theme, .. } = context::chosen();
        let look = Self { language: RwSignal::new(language), theme: RwSignal::new(theme) };
        context::keep(look);
        look
    }

    /// The words, followed. What is drawn after the view, like a title, must keep the look instead of asking for it.
    pub fn text(self) -> &'static Text {
        Text::of(self.language.get())
    }

    /// Takes over what an operator chose, and leaves it behind for the sign-in page.
    pub fn follow(self, settings: &Settings) {
        if self.language.get_untracked() != settings.language {
            self.language.set(settings.language);
        }
        if self.theme.get_untracked() != settings.theme {
            self.theme.set(settings.theme);
        }
    }

    /// Keeps the choice in this browser, for the pages before sign-in.
    pub fn keep(self) {
        browser::set_cookie("language", code(self.language.get_untracked()));
        browser::set_cookie("theme", theme_name(self.theme.get_untracked()));
    }
}

impl Default for Look {
    fn default() -> Self {
        Self::new()
    }
}

/// `ko`, unless the first language named is something else.
pub fn read_language(accepted: &str) -> Language {
    if accepted.is_empty() || accepted.starts_with("ko") || accepted.starts_with('*') {
        Language::Ko
    } else {
        Language::En
    }
}

/// Light or dark, or else as the device says.
pub fn read_theme(name: &str) -> Theme {
    match name {
        "light" => Theme::Light,
        "dark" => Theme::Dark,
        _ => Theme::Auto,
    }
}

/// As `<html lang>` has it.
pub fn code(language: Language) -> &'static str {
    match language {
        Language::Ko => "ko",
        Language::En => "en",
    }
}

/// As `<html data-theme>` has it.
pub fn theme_name(theme: Theme) -> &'static str {
    match theme {
        Theme::Auto => "auto",
        Theme::Light => "light",
        Theme::Dark => "dark",
    }
}

/// Writes the look onto `<html>`. It stands last in the app, so that the server knows by then who asks.
#[component]
pub fn Seen() -> impl IntoView {
    let look = expect_context::<Look>();
    view! { <Html {..} lang=move || code(look.language.get()) data-theme=move || theme_name(look.theme.get()) /> }
}

/// The words of the page's language, as of now: read it inside the view, so that a change of language is seen.
pub fn use_text() -> &'static Text {
    use_context::<Look>().or_else(context::kept).map_or_else(|| Text::of(Language::Ko), Look::text)
}

/// Finds a text in whatever language the page has by then.
pub type Word = fn(&'static Text) -> &'static str;

/// A word as a view, or as an attribute's value. All words are of one type: they share the code that draws them.
pub fn say(word: Word) -> impl Fn() -> &'static str + Copy + Send + Sync + 'static {
    move || word(use_text())
}

/// A value that changes, as a view or as an attribute's value. Boxed, so that all values of a type share the code that
/// draws them.
pub fn show<T: 'static>(value: impl Fn() -> T + Send + Sync + 'static) -> Box<dyn Fn() -> T + Send + Sync> {
    Box::new(value)
}
