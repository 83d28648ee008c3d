//! Around the pages before somebody is in: sign-in, set-up, joining.

use crate::look::{Look, say, show, use_text};
use crate::part::form::Word;
use crate::part::icon::Icon;
use crate::seal::{Children, Seal};
use leptos::prelude::*;
use leptos_meta::Title;
use model::operator::{Language, Theme};

/// A page with one thing to do.
#[component]
pub fn Entry(
    /// Its heading, and the window's title.
    #[prop(into)]
    title: Signal<String>,
    /// What there is to do.
    children: Children,
) -> impl IntoView {
    // A title is written after the page, where there is no context left to ask; a memo keeps its own.
    let named = Memo::new(move |_| title.get());
    view! {
        <Title text=move || named.get() />
        <main id="main" class="alone entry">
            <header class="entry-head">
                <span class="entry-mark">
                    <Icon name="moksori" />
                    {say(|t| t.frame.product)}
                </span>
                <LookButtons />
            </header>
            <div class="entry-title">
                <h1>{show(move || title.get())}</h1>
            </div>
            {children.draw()}
        </main>
    }
    .seal()
}

/// Language and brightness, before there are settings: kept in this browser.
#[component]
fn LookButtons() -> impl IntoView {
    let look = expect_context::<Look>();
    let speak = move |_| {
        look.language.update(|l| *l = if *l == Language::Ko { Language::En } else { Language::Ko });
        look.keep();
    };
    let shine = move |_| {
        look.theme.update(|theme| {
            *theme = match theme {
                Theme::Auto => Theme::Light,
                Theme::Light => Theme::Dark,
                Theme::Dark => Theme::Auto,
            }
        });
        look.keep();
    };
    let other = move || if look.language.get() == Language::Ko { "en" } else { "ko" };
    let sign = move || match look.theme.get() {
        Theme::Auto => view! { <Icon name="sun-moon" /> },
        Theme::Light => view! { <Icon name="sun" /> },
        Theme::Dark => view! { <Icon name="moon" /> },
    };
    let label = move || format!("{}: {}", use_text().entry().theme, theme_word(look.theme.get())(use_text()));
    view! {
        <div class="entry-look script-on">
            <button type="button" class="quiet" lang=other on:click=speak>
                {say(|t| t.entry().other_language)}
            </button>
            <button type="button" class="quiet" aria-label=label title=label on:click=shine>
                {sign}
            </button>
        </div>
    }
    .seal()
}

/// What a theme is called.
pub fn theme_word(theme: Theme) -> Word {
    match theme {
        Theme::Auto => |t| t.me().auto,
        Theme::Light => |t| t.me().light,
        Theme::Dark => |t| t.me().dark,
    }
}
