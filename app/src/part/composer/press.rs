//! The button that sends. Where the account is another than before, it is held: who presses it from habit is told so,
//! and sends nothing. Nobody must be able to hold: a second press says the same.

use super::draft::Draft;
use crate::browser;
use crate::look::{show, use_text};
use crate::part::icon::Icon;
use crate::part::when::When;
use crate::seal::Seal;
use leptos::ev::{KeyboardEvent, MouseEvent, PointerEvent};
use leptos::prelude::*;
use model::time::{SECOND, Time};

/// Milliseconds until a press is a long one.
const LONG: i32 = 600;
/// Two presses within this, in [`Time`]'s unit, are one double click: a habit, and no second thought.
const DOUBLE: i64 = SECOND / 2;

/// How the button stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Press {
    Up,
    /// Being held; each time has its number.
    Down(u32),
    /// What this press was to do is done: the click that comes after it is nothing of its own.
    Spent,
}

/// One finger on one button.
#[derive(Clone, Copy)]
struct Hand {
    draft: Draft,
    press: RwSignal<Press>,
    count: StoredValue<u32>,
    /// When it was last let go too early.
    short: StoredValue<Option<Time>>,
    send: StoredValue<Box<dyn Fn(bool) + Send + Sync>>,
}

impl Hand {
    fn down(self) {
        let now = browser::clock();
        let twice = now.zip(self.short.get_value()).is_some_and(|(now, before)| now.since(before) < DOUBLE);
        if twice {
            return self.press.set(Press::Spent);
        }
        self.count.update_value(|count| *count += 1);
        let mine = Press::Down(self.count.get_value());
        self.press.set(mine);
        browser::later(LONG, move || {
            if self.press.try_get_untracked() == Some(mine) {
                self.press.set(Press::Spent);
                self.send.with_value(|send| send(true));
            }
        });
    }

    /// Let go, or slipped off: if it was too early, the writer is told how it is done.
    fn up(self) {
        if let Press::Down(_) = self.press.get_untracked() {
            self.press.set(Press::Spent);
            self.short.set_value(browser::clock());
            self.send.with_value(|send| send(false));
        }
    }

    fn key(self, event: &KeyboardEvent, goes_down: bool) {
        if !matches!(event.code().as_str(), "Enter" | "NumpadEnter" | "Space") {
            return;
        }
        let chord = event.ctrl_key() || event.meta_key();
        match (goes_down, self.press.get_untracked()) {
            // A key that stays down says its press again and again.
            (true, _) if event.repeat() => event.prevent_default(),
            (true, _) if !chord && untrack(|| held(self.draft)) => {
                event.prevent_default();
                self.down();
            }
            (false, Press::Down(_) | Press::Spent) => {
                event.prevent_default();
                self.up();
                self.press.set(Press::Up);
            }
            _ => {}
        }
    }
}

/// Whether the button is to be held now.
pub fn held(draft: Draft) -> bool {
    draft.other.get() && !draft.sending.get() && !draft.text.with(|text| text.trim().is_empty())
}

/// Sends, when it is pressed or held. `cannot` is what it is told not to.
#[component]
pub fn Send(
    draft: Draft,
    label: impl Fn() -> String + Send + Sync + 'static,
    cannot: impl Fn() -> bool + Copy + Send + Sync + 'static,
    send: impl Fn(bool) + Send + Sync + 'static,
) -> impl IntoView {
    let hand = Hand {
        draft,
        press: RwSignal::new(Press::Up),
        count: StoredValue::new(0),
        short: StoredValue::new(None),
        send: StoredValue::new(Box::new(send)),
    };
    let down = move |event: PointerEvent| {
        hand.press.set(Press::Up);
        if event.button() == 0 && untrack(|| held(draft) && !cannot()) {
            hand.down();
        }
    };
    let click = move |event: MouseEvent| {
        // A reader of screens clicks without a finger: its clicks count as they come.
        if event.detail() > 0 && hand.press.get_untracked() == Press::Spent {
            event.prevent_default();
        }
        hand.press.set(Press::Up);
    };
    // A long touch would open the browser's own menu.
    let menu = move |event: MouseEvent| {
        if hand.press.get_untracked() != Press::Up {
            event.prevent_default();
        }
    };
    let class = move || match hand.press.get() {
        _ if !held(draft) => "main".to_owned(),
        Press::Down(_) => format!("main hold holding account-{}", colour(draft)),
        _ => format!("main hold account-{}", colour(draft)),
    };
    view! {
        <button
            type="submit"
            class=show(class)
            aria-disabled=move || cannot().to_string()
            aria-describedby=move || told(draft).then_some("send-how")
            on:pointerdown=down
            on:pointerup=move |_| hand.up()
            on:pointerleave=move |_| hand.up()
            on:pointercancel=move |_| hand.up()
            on:blur=move |_| hand.up()
            on:keydown=move |event| hand.key(&event, true)
            on:keyup=move |event| hand.key(&event, false)
            on:click=click
            on:contextmenu=menu
        >
            <Icon name="send" />
            <span>{show(label)}</span>
            <kbd aria-hidden="true">"Ctrl ↵"</kbd>
        </button>
    }
    .seal()
}

fn colour(draft: Draft) -> i32 {
    draft.talk.with(|talk| draft.here().account(talk.account.id).map_or(talk.account.colour, |account| account.colour))
}

/// The writer is told how it is done, until trying has told them.
fn told(draft: Draft) -> bool {
    held(draft) && !draft.asked.get()
}

/// How to send from another account than before.
#[component]
pub fn How(draft: Draft) -> impl IntoView {
    let how = move || draft.talk.with(|talk| (use_text().composer.hold_how)(&talk.account.handle));
    view! {
        <When so=move || told(draft)>
            <p class="hold-how" id="send-how">
                {show(how)}
            </p>
        </When>
    }
    .seal()
}
