//! Which language and which theme, before and after somebody has signed in.

use crate::browser;
use crate::text::Text;
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
    #[cfg(feature = "ssr")]
    pub fn new() -> Self {
        // `<html>` is written before any page has asked who this is: a dark page must not begin as a light one.
        if let Some(seat) = use_context::<crate::context::Door>().and_then(|door| door.seat) {
            let settings = seat.settings();
            return Self::of(settings.language, settings.theme);
        }
        let Settings { language, theme, .. } = asked();
        Self::of(language, theme)
    }

    /// As the server wrote it into `<html>`.
    #[cfg(not(feature = "ssr"))]
    pub fn new() -> Self {
        let read = |name| browser::html_attribute(name).unwrap_or_default();
        let look = Self::of(read_language(&read("lang")), read_theme(&read("data-theme")));
        ONLY.set(Some(look));
        look
    }

    fn of(language: Language, theme: Theme) -> Self {
        Self { language: RwSignal::new(language), theme: RwSignal::new(theme) }
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

/// What a browser asks for that nobody has signed in with: its cookies `language` and `theme`, or else what it accepts.
#[cfg(feature = "ssr")]
pub fn asked() -> Settings {
    let accepted = || header(http::header::ACCEPT_LANGUAGE).unwrap_or_default();
    let language = read_language(&cookie("language").unwrap_or_else(accepted));
    Settings { language, theme: read_theme(&cookie("theme").unwrap_or_default()), ..Settings::default() }
}

#[cfg(feature = "ssr")]
fn header(name: http::HeaderName) -> Option<String> {
    let parts = use_context::<http::request::Parts>()?;
    Some(parts.headers.get(name)?.to_str().ok()?.to_owned())
}

/// A cookie of this request.
#[cfg(feature = "ssr")]
pub fn cookie(name: &str) -> Option<String> {
    let named = |pair: &str| pair.trim().strip_prefix(name)?.strip_prefix('=').map(str::to_owned);
    header(http::header::COOKIE)?.split(';').find_map(named)
}

/// A cookie of this request: the page that the server wrote has shown it.
#[cfg(not(feature = "ssr"))]
pub fn cookie(_name: &str) -> Option<String> {
    None
}

/// `ko`, unless the first language named is something else.
fn read_language(accepted: &str) -> Language {
    if accepted.is_empty() || accepted.starts_with("ko") || accepted.starts_with('*') {
        Language::Ko
    } else {
        Language::En
    }
}

fn read_theme(name: &str) -> Theme {
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
    use_context::<Look>().or_else(only).map_or_else(|| Text::of(Language::Ko), Look::text)
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

// What handlers do happens outside of every view, where there is no context; but a browser has only one page.
#[cfg(not(feature = "ssr"))]
thread_local! {
    static ONLY: std::cell::Cell<Option<Look>> = const { std::cell::Cell::new(None) };
}

#[cfg(not(feature = "ssr"))]
fn only() -> Option<Look> {
    ONLY.get()
}

#[cfg(feature = "ssr")]
fn only() -> Option<Look> {
    None
}
