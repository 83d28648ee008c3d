use crate::api;
use crate::here::Here;
use crate::look::{Look, code, say, show, theme_name, use_text};
use crate::part::form::{Ask, Choice, Choices, Field, Fields, Form, Submit};
use crate::seal::Seal;
use leptos::prelude::*;
use model::account::Cotag;
use model::operator::{Me, Settings, UNDO};

const LANGUAGES: Choices = &[("ko", |_| "한국어"), ("en", |_| "English")];
const THEMES: Choices = &[("auto", |t| t.me().auto), ("light", |t| t.me().light), ("dark", |t| t.me().dark)];
const KEYS: Choices = &[("true", |t| t.form().on), ("false", |t| t.form().off)];

/// The parts of an hour by which some zones differ from Greenwich's whole hours.
const ODD_ZONES: [i32; 8] = [-570, -210, 210, 270, 330, 345, 390, 570];

/// Name, signature, language, brightness, keys and clock.
#[component]
pub fn Profile() -> impl IntoView {
    let here = Here::get();
    let look = expect_context::<Look>();
    let ask = Ask::at("me/change");
    let me = here.me.get_untracked();
    let (name, cotag) = (RwSignal::new(me.operator.name.clone()), RwSignal::new(me.operator.cotag.clone()));
    let change = move |fields: Fields| {
        let settings = read(&fields);
        ask.send(api::me::change(fields.text("name"), fields.text("cotag"), settings), move |me: Me| {
            look.follow(&me.settings);
            look.keep();
            here.me.set(me);
            here.toasts.say(untrack(use_text).form().saved);
        });
    };
    let Settings { language, theme, keys, zone, undo } = me.settings;
    view! {
        <section class="sheet" aria-labelledby="profile">
            <h2 id="profile">{say(|t| t.me().profile)}</h2>
            <Form ask on=change>
                <Field id="my-name" name="name" label=|t| t.entry().name hint=|t| t.entry().name_hint value=me.operator.name complete="name" longest=60 typed=name />
                <Field id="my-cotag" name="cotag" label=|t| t.entry().cotag hint=|t| t.entry().cotag_hint value=me.operator.cotag longest=12 free=true typed=cotag />
                <Preview name cotag />
                <Choice name="settings[language]" legend=|t| t.me().language choices=LANGUAGES chosen=code(language) />
                <Choice name="settings[theme]" legend=|t| t.me().theme choices=THEMES chosen=theme_name(theme) />
                <Choice name="settings[keys]" legend=|t| t.me().keys choices=KEYS chosen=keys.to_string() hint=|t| t.me().keys_hint />
                <Zone zone />
                <Undo undo />
                <Submit ask word=|t| t.form().save />
            </Form>
        </section>
    }
    .seal()
}

fn read(fields: &Fields) -> Settings {
    let usual = Settings::default();
    Settings {
        language: fields.pick("settings[language]").unwrap_or(usual.language),
        theme: fields.pick("settings[theme]").unwrap_or(usual.theme),
        keys: fields.text("settings[keys]") == "true",
        zone: fields.parse("settings[zone]").unwrap_or(usual.zone),
        undo: fields.parse("settings[undo]").unwrap_or(usual.undo),
    }
}

/// A reply of mine, signed in each of the two ways that an account may ask for.
#[component]
fn Preview(name: RwSignal<String>, cotag: RwSignal<String>) -> impl IntoView {
    let here = Here::get();
    let signed = move |way: Cotag| {
        let mut me = here.me.with(|me| me.operator.clone());
        (me.name, me.cotag) = (name.get(), cotag.get().trim_start_matches('^').to_owned());
        way.of(&me)
    };
    let line = move |way: Cotag| {
        view! { <p>{say(|t| t.me().sample)} <span class="soft">{show(move || signed(way))}</span></p> }
    };
    view! {
        <figure class="preview">
            <figcaption class="small soft">{say(|t| t.me().preview)}</figcaption>
            {line(Cotag::Caret)}
            {line(Cotag::Name)}
        </figure>
    }
    .seal()
}

#[component]
fn Zone(zone: i32) -> impl IntoView {
    let mut zones: Vec<i32> = (-12..=14).map(|hour| hour * 60).chain(ODD_ZONES).chain([zone]).collect();
    zones.sort_unstable();
    zones.dedup();
    let one = |minutes: i32| {
        let place = move || if minutes == 540 { format!(" · {}", use_text().me().seoul) } else { String::new() };
        view! {
            <option value=minutes.to_string() selected=minutes == zone>
                {offset(minutes)}
                {place}
            </option>
        }
    };
    view! {
        <div class="field">
            <label for="my-zone">{say(|t| t.me().zone)}</label>
            <select id="my-zone" name="settings[zone]">
                {zones.into_iter().map(one).collect_view()}
            </select>
        </div>
    }
    .seal()
}

/// How long a reply waits for second thoughts.
#[component]
fn Undo(undo: u8) -> impl IntoView {
    let mut windows = vec![0, 5, 10, 20, 30, UNDO, undo];
    windows.sort_unstable();
    windows.dedup();
    let one = |seconds: u8| {
        let word = show(move || (use_text().me().undo_window)(seconds));
        view! { <option value=seconds.to_string() selected=seconds == undo>{word}</option> }
    };
    view! {
        <div class="field">
            <label for="my-undo">{say(|t| t.me().undo)}</label>
            <select id="my-undo" name="settings[undo]">
                {windows.into_iter().map(one).collect_view()}
            </select>
            <p class="soft small">{say(|t| t.me().undo_hint)}</p>
        </div>
    }
    .seal()
}

fn offset(minutes: i32) -> String {
    let sign = if minutes < 0 { '−' } else { '+' };
    format!("UTC{sign}{:02}:{:02}", minutes.abs() / 60, minutes.abs() % 60)
}

#[cfg(test)]
mod tests {
    use super::offset;

    #[test]
    fn zones_are_written_as_clocks_are() {
        assert_eq!(offset(540), "UTC+09:00");
        assert_eq!(offset(-210), "UTC−03:30");
        assert_eq!(offset(0), "UTC+00:00");
    }
}
