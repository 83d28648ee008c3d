//! The small questions about a thread: to whom, why, until when. They stand below their button, and in the box that a
//! key or a drop opens.

use crate::act::Act;
use crate::api::thread as door;
use crate::context::intent;
use crate::here::Here;
use crate::look::{say, use_text};
use crate::part::card::moment;
use crate::seal::{Children, Seal};
use leptos::ev::{MouseEvent, SubmitEvent};
use leptos::prelude::*;
use model::id::ThreadId;
use model::queue::Queue;
use model::sorted::sorted;
use model::time::{DAY, HOUR, Time};
use wasm_bindgen::JsCast;
use web_sys::{FormData, HtmlFormElement};

/// A field of a form that is being submitted.
fn field(event: &SubmitEvent, name: &str) -> String {
    let form = event.target().and_then(|t| t.dyn_into::<HtmlFormElement>().ok());
    let data = form.and_then(|form| FormData::new_with_form(&form).ok());
    data.and_then(|data| data.get(name).as_string()).unwrap_or_default().trim().to_owned()
}

/// What a question is about: a thread, or all that are picked and what does it to each of them.
#[derive(Clone, Copy)]
pub enum Whom {
    /// One.
    One(ThreadId),
    /// All of them. A pointer, so that whoever asks about one carries nothing of it.
    All(fn(Here, Act)),
}

impl Whom {
    fn one(self) -> Option<ThreadId> {
        if let Whom::One(id) = self { Some(id) } else { None }
    }
}

impl From<ThreadId> for Whom {
    fn from(id: ThreadId) -> Self {
        Whom::One(id)
    }
}

/// A form about a thread, or about all that are picked: posts to `path` without JavaScript, does `act` with it.
#[component]
fn Question(whom: Whom, path: &'static str, act: fn(&SubmitEvent) -> Option<Act>, children: Children) -> impl IntoView {
    let here = Here::get();
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        if let Some(act) = act(&event) {
            shut(&event);
            here.hand.ask.set(None);
            match whom {
                Whom::One(id) => here.act(id, act),
                Whom::All(each) => each(here, act),
            }
        }
    };
    view! {
        <form class="question" method="post" action=path on:submit=submit>
            <input type="hidden" name="thread" value=whom.one().map(|id| id.to_string()) />
            <input type="hidden" name="mutation" value=intent() />
            {children.draw()}
        </form>
    }
    .seal()
}

/// Closes the box that the form stands in.
fn shut(event: &SubmitEvent) {
    let form = event.target().and_then(|t| t.dyn_into::<web_sys::Element>().ok());
    if let Some(details) = form.and_then(|form| form.closest("details").ok().flatten()) {
        let _ = details.remove_attribute("open");
    }
}

/// To whom, and with which words.
#[component]
pub fn AssignForm(#[prop(into)] whom: Whom) -> impl IntoView {
    let here = Here::get();
    let act = |event: &SubmitEvent| Some(Act::Assign(field(event, "to").parse().ok()?, field(event, "note")));
    let people = move || {
        let owner = whom.one().and_then(|id| here.card(id)?.owner);
        let others = here.colleagues().into_iter().filter(move |o| Some(o.id) != owner);
        others.map(|o| view! { <option value=o.id.to_string()>{o.name}</option> }).collect_view()
    };
    view! {
        <Question whom path=door::assign::PATH act>
            <label class="field">
                {say(|t| t.act.assign_to)} <select name="to" required>
                    {people}
                </select>
            </label>
            <label class="field">
                {say(|t| t.act.assign_note)} <input name="note" maxlength="500" autocomplete="off" />
            </label>
            <button type="submit" class="main">
                {say(|t| t.act.assign)}
            </button>
        </Question>
    }
    .seal()
}

/// Why take it over.
#[component]
pub fn TakeForm(id: ThreadId) -> impl IntoView {
    let whom = Whom::One(id);
    let act = |event: &SubmitEvent| Some(Act::Take(field(event, "reason")));
    view! {
        <Question whom path=door::take::PATH act>
            <label class="field">
                {say(|t| t.act.take_why)} <input name="reason" required maxlength="500" autocomplete="off" />
            </label>
            <button type="submit" class="main">
                {say(|t| t.act.take)}
            </button>
        </Question>
    }
    .seal()
}

/// Why it is not answered: the usual reasons, or one's own.
#[component]
pub fn DeclineForm(#[prop(into)] whom: Whom) -> impl IntoView {
    let act = |event: &SubmitEvent| Some(Act::Decline(field(event, "reason")));
    let fill = |event: MouseEvent| {
        let button = event.target().and_then(|t| t.dyn_into::<web_sys::HtmlElement>().ok());
        let input = button.as_ref().and_then(|b| b.closest("form").ok().flatten());
        let input = input.and_then(|form| form.query_selector("[name=reason]").ok().flatten());
        if let (Some(button), Some(input)) =
            (button, input.and_then(|i| i.dyn_into::<web_sys::HtmlInputElement>().ok()))
        {
            input.set_value(&button.text_content().unwrap_or_default());
        }
    };
    let usual = move || {
        let reasons = use_text().act.reasons;
        reasons
            .map(|reason| view! { <button type="button" class="quiet" on:click=fill>{reason}</button> })
            .collect_view()
    };
    view! {
        <Question whom path=door::decline::PATH act>
            <label class="field">
                {say(|t| t.act.decline_why)} <input name="reason" required maxlength="500" autocomplete="off" />
            </label>
            <div class="row script-on">{usual}</div>
            <button type="submit" class="main">
                {say(|t| t.act.decline)}
            </button>
        </Question>
    }
    .seal()
}

/// Until when: in one hour, in three, tomorrow or on Monday at nine.
#[component]
pub fn SnoozeForm(#[prop(into)] whom: Whom) -> impl IntoView {
    let here = Here::get();
    let act = |event: &SubmitEvent| {
        // Which of the buttons was pressed is not in the form's data but in the event.
        let button = event.submitter()?.dyn_into::<web_sys::HtmlElement>().ok()?;
        Some(Act::Snooze(Time(button.get_attribute("value")?.parse().ok()?)))
    };
    let choices = move || {
        let words = &use_text().act;
        let times = choices(here.now.get(), here.zone());
        let labels = [words.in_an_hour, words.in_three_hours, words.tomorrow, words.monday];
        let one = |(label, at): (&'static str, Time)| {
            view! {
                <button type="submit" name="until" value=at.0.to_string()>
                    <span>{label}</span>
                    <span class="soft small">{moment(here, at)}</span>
                </button>
            }
        };
        labels.into_iter().zip(times).map(one).collect_view()
    };
    view! {
        <Question whom path=door::snooze::PATH act>
            <div class="choices" role="group" aria-label=say(|t| t.act.snooze_until)>
                {choices}
            </div>
        </Question>
    }
    .seal()
}

/// In one hour, in three, tomorrow at nine, on the next Monday at nine, in a zone east of Greenwich by that many minutes.
fn choices(now: Time, zone: i32) -> [Time; 4] {
    let east = i64::from(zone) * model::time::MINUTE;
    let day = (now.0 + east).div_euclid(DAY);
    let nine = |day: i64| Time(day * DAY + 9 * HOUR - east);
    // Day 0 was a Thursday.
    let monday = day + 7 - (day + 3).rem_euclid(7);
    [now.plus(HOUR), now.plus(3 * HOUR), nine(day + 1), nine(monday)]
}

/// Which tags: words with commas between them.
#[component]
pub fn TagForm(#[prop(into)] whom: Whom) -> impl IntoView {
    let here = Here::get();
    let tags = move || whom.one().and_then(|id| Some(here.card(id)?.tags.join(", "))).unwrap_or_default();
    let act = |event: &SubmitEvent| Some(Act::Tag(split(&field(event, "tags"))));
    view! {
        <Question whom path=door::tag::PATH act>
            <label class="field">
                {say(|t| t.act.tags)} <input name="tags" value=tags autocomplete="off" />
                <small>{say(|t| t.act.tags_how)}</small>
            </label>
            <button type="submit" class="main">
                {say(|t| t.act.save)}
            </button>
        </Question>
    }
    .seal()
}

/// Which queue, or none.
#[component]
pub fn QueueForm(#[prop(into)] whom: Whom) -> impl IntoView {
    let here = Here::get();
    let act = |event: &SubmitEvent| Some(Act::Queue(field(event, "queue").parse().ok()));
    let queues = move || {
        let now = whom.one().and_then(|id| here.card_or_open(id)?.queue);
        let one = move |queue: Queue| {
            view! {
                <option value=queue.id.to_string() selected=now == Some(queue.id)>
                    {queue.name}
                </option>
            }
        };
        here.queues.get().into_iter().map(one).collect_view()
    };
    view! {
        <Question whom path=door::queue::PATH act>
            <label class="field">
                {say(|t| t.act.queue)} <select name="queue">
                    <option value="">{say(|t| t.act.no_queue)}</option>
                    {queues}
                </select>
            </label>
            <button type="submit" class="main">
                {say(|t| t.act.save)}
            </button>
        </Question>
    }
    .seal()
}

fn split(text: &str) -> Vec<String> {
    let tags = text.split(',').map(|tag| tag.trim().trim_start_matches('#')).filter(|tag| !tag.is_empty());
    let mut tags = sorted(tags, |tag| *tag);
    tags.dedup();
    tags.into_iter().map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mornings_are_the_operators() {
        // A Saturday, 21:00 in Seoul.
        let now = Time::from_rfc3339("2026-11-21T12:00:00Z").unwrap();
        let [_, _, tomorrow, monday] = choices(now, 540);
        assert_eq!(tomorrow.rfc3339(), "2026-11-22T00:00:00.000Z");
        assert_eq!(monday.rfc3339(), "2026-11-23T00:00:00.000Z");
        let on_monday = choices(monday, 540);
        assert_eq!(on_monday[3].rfc3339(), "2026-11-30T00:00:00.000Z");
    }

    #[test]
    fn tags_are_words_once_each() {
        assert_eq!(split(" #LTE, 개통,, 개통 "), ["LTE", "개통"]);
    }
}
