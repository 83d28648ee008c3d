//! A press that is held. Who sends from another account than before by habit is told so, and sends nothing. Nobody must be
//! able to hold: a second press says the same. Until this has come, and for a reader of screens, which clicks without a
//! finger, two presses are the only way.

use super::press::{Press, held};
use crate::browser::{self, hear};
use leptos::ev::{KeyboardEvent, MouseEvent, PointerEvent};
use leptos::prelude::*;
use model::time::{SECOND, Time};
use web_sys::{Event, HtmlElement};

/// Milliseconds until a press is a long one.
const LONG: i32 = 600;
/// Two presses within this, in [`Time`]'s unit, are one double click: a habit, and no second thought.
const DOUBLE: i64 = SECOND / 2;

/// How the button stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stand {
    Up,
    /// Being held; each time has its number.
    Down(u32),
    /// What this press was to do is done: the click that comes after it is nothing of its own.
    Spent,
}

/// One finger on the button.
#[derive(Clone, Copy)]
struct Finger {
    press: Press,
    stand: StoredValue<Stand>,
    count: StoredValue<u32>,
    /// When it was last let go too early.
    short: StoredValue<Option<Time>>,
}

impl Finger {
    fn stands(self, stand: Stand) {
        self.stand.set_value(stand);
        self.press.holding.try_set(matches!(stand, Stand::Down(_)));
    }

    fn down(self) {
        let now = browser::clock();
        let twice = now.zip(self.short.get_value()).is_some_and(|(now, before)| now.since(before) < DOUBLE);
        if twice && self.press.draft.asked.get_untracked() {
            return self.stands(Stand::Spent);
        }
        self.count.update_value(|count| *count += 1);
        let mine = Stand::Down(self.count.get_value());
        self.stands(mine);
        browser::later(LONG, move || {
            if self.stand.try_get_value() == Some(mine) {
                self.stands(Stand::Spent);
                self.press.send.with_value(|send| send(true));
            }
        });
    }

    /// Let go, or slipped off: if it was too early, the writer is told how it is done.
    fn up(self) {
        if let Stand::Down(_) = self.stand.get_value() {
            self.stands(Stand::Spent);
            self.short.set_value(browser::clock());
            self.press.send.with_value(|send| send(false));
        }
    }

    fn pointed(self, event: &PointerEvent) {
        self.stands(Stand::Up);
        if event.button() == 0 && untrack(|| held(self.press.draft)) {
            self.down();
        }
    }

    fn clicked(self, event: &MouseEvent) {
        // A reader's click has no finger: it counts as it comes.
        if event.detail() > 0 && self.stand.get_value() == Stand::Spent {
            event.prevent_default();
        }
        self.stands(Stand::Up);
    }

    fn key_down(self, event: &KeyboardEvent) {
        let chord = event.ctrl_key() || event.meta_key();
        if !presses(event) || chord || !untrack(|| held(self.press.draft)) {
            return;
        }
        event.prevent_default();
        // A key that stays down says so again and again.
        if !event.repeat() {
            self.down();
        }
    }

    fn key_up(self, event: &KeyboardEvent) {
        if presses(event) && self.stand.get_value() != Stand::Up {
            event.prevent_default();
            self.up();
            self.stands(Stand::Up);
        }
    }
}

fn presses(event: &KeyboardEvent) -> bool {
    matches!(event.code().as_str(), "Enter" | "NumpadEnter" | "Space")
}

/// Listens to the button, and draws nothing.
pub fn listen(press: Press) {
    let Some(button) = press.button.get_untracked().map(HtmlElement::from) else { return };
    let (stand, count, short) = (StoredValue::new(Stand::Up), StoredValue::new(0), StoredValue::new(None));
    let finger = Finger { press, stand, count, short };
    hear(&button, "pointerdown", move |event: PointerEvent| finger.pointed(&event));
    for end in ["pointerup", "pointerleave", "pointercancel", "blur"] {
        hear(&button, end, move |_: Event| finger.up());
    }
    hear(&button, "keydown", move |event: KeyboardEvent| finger.key_down(&event));
    hear(&button, "keyup", move |event: KeyboardEvent| finger.key_up(&event));
    hear(&button, "click", move |event: MouseEvent| finger.clicked(&event));
    // A long touch would open the browser's own menu.
    hear(&button, "contextmenu", move |event: Event| {
        if finger.stand.get_value() != Stand::Up {
            event.prevent_default();
        }
    });
}
