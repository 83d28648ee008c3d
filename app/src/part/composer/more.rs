//! What an answer can carry beside its words: when it leaves, and whether a complaint can be solved.

use super::draft::Draft;
use crate::late::Part;
use crate::look::{say, show, use_text};
use crate::part::late::Late;
use crate::part::when::When;
use crate::seal::Seal;
use crate::text::tools::Tools as Words;
use leptos::prelude::*;
use model::reply::Outcome;
use model::time::{Calendar, Time};

/// Folded away until asked for; its code comes then.
#[component]
pub fn More(draft: Draft) -> impl IntoView {
    let used = move || draft.at.get().is_some() || draft.outcome.with(Option::is_some);
    let opened = RwSignal::new(false);
    view! {
        <details class="more" class:used=used on:toggle=move |_| opened.set(true)>
            <summary>{say(|t| t.composer.more)}</summary>
            <When so=move || opened.get()>
                <Late part=Part::More(draft) />
            </When>
        </details>
    }
    .seal()
}

/// When it leaves, and what a complaint is told.
#[component]
pub fn Fields(draft: Draft) -> impl IntoView {
    view! {
        <div class="box">
            <Moment
                id="reply-at"
                word=|w| w.leave_at
                time=Signal::derive(move || draft.at.get())
                set=move |at| draft.at.set(at)
                draft
            />
            <Solvable draft />
        </div>
    }
    .seal()
}

/// A moment in the operator's zone.
#[component]
fn Moment(
    id: &'static str,
    word: fn(&Words) -> &'static str,
    time: Signal<Option<Time>>,
    set: impl Fn(Option<Time>) + Copy + 'static,
    draft: Draft,
) -> impl IntoView {
    let here = draft.here();
    let shown = move || time.get().map(|time| local(time.calendar(here.zone()))).unwrap_or_default();
    let change = move |event| {
        let zone = here.me.with_untracked(|me| me.settings.zone);
        set(read(&event_target_value(&event), zone));
    };
    view! {
        <div class="field">
            <label for=id>{show(move || word(use_text().tools()))}</label>
            <input id=id type="datetime-local" prop:value=shown on:change=change />
        </div>
    }
    .seal()
}

/// Whether it can be solved; if not, why; and when.
#[component]
fn Solvable(draft: Draft) -> impl IntoView {
    let now = move || draft.outcome.get();
    let change = move |change: &dyn Fn(&mut Outcome)| {
        draft.outcome.update(|outcome| {
            if let Some(outcome) = outcome {
                change(outcome);
            }
        });
        draft.changed();
    };
    let choose = move |event| {
        let solvable = match event_target_value(&event).as_str() {
            "yes" => Some(true),
            "no" => Some(false),
            _ => None,
        };
        let old = draft.outcome.get_untracked();
        let (why, when) = old.map(|old| (old.why, old.when)).unwrap_or_default();
        draft.outcome.set(solvable.map(|solvable| Outcome { solvable, why, when }));
        draft.changed();
    };
    let chosen = move || match now() {
        Some(Outcome { solvable: true, .. }) => "yes",
        Some(_) => "no",
        None => "",
    };
    view! {
        <div class="field">
            <label for="reply-solvable">{say(|t| t.tools().solvable)}</label>
            <select id="reply-solvable" prop:value=chosen on:change=choose>
                <option value="">{say(|t| t.tools().no_complaint)}</option>
                <option value="yes">{say(|t| t.tools().can_solve)}</option>
                <option value="no">{say(|t| t.tools().cannot_solve)}</option>
            </select>
        </div>
        <When so=move || now().is_some()>
            <div class="field">
                <label for="reply-why">{say(|t| t.tools().why)}</label>
                <input
                    id="reply-why"
                    maxlength="300"
                    prop:value=move || now().map(|outcome| outcome.why).unwrap_or_default()
                    on:change=move |event| {
                        let why = event_target_value(&event);
                        change(&|outcome| outcome.why.clone_from(&why));
                    }
                />
            </div>
            <Moment
                id="reply-when"
                word=|w| w.when
                time=Signal::derive(move || now().and_then(|outcome| outcome.when))
                set=move |when| change(&|outcome| outcome.when = when)
                draft
            />
        </When>
    }
    .seal()
}

/// `2026-11-22T18:30`, as the field wants it.
fn local(c: Calendar) -> String {
    format!("{:04}-{:02}-{:02}T{:02}:{:02}", c.year, c.month, c.day, c.hour, c.minute)
}

/// The moment that a field's words mean in a zone that is so many minutes east of Greenwich.
fn read(local: &str, zone: i32) -> Option<Time> {
    let sign = if zone < 0 { '-' } else { '+' };
    Time::from_rfc3339(&format!("{local}:00{sign}{:02}:{:02}", zone.abs() / 60, zone.abs() % 60))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_reads_as_it_was_written() {
        for zone in [540, 0, -210] {
            let at = read("2026-11-22T18:30", zone).unwrap();
            assert_eq!(local(at.calendar(zone)), "2026-11-22T18:30");
        }
        assert_eq!(read("", 540), None);
    }
}
