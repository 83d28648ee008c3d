//! What is said in passing: politely, never taking the focus, gone after eight seconds or when read.

use crate::browser;
use crate::fault::Fault;
use crate::here::Here;
use crate::look::{say, use_text};
use crate::part::each::each;
use crate::part::icon::Icon;
use crate::seal::Seal;
use leptos::prelude::*;

/// Milliseconds that a toast stays.
const STAY: i32 = 8_000;

#[derive(Clone, Debug, PartialEq, Eq)]
struct Toast {
    number: u32,
    trouble: bool,
    text: String,
}

/// What is being said now.
#[derive(Clone, Copy)]
pub struct Toasts {
    all: RwSignal<Vec<Toast>>,
    last: StoredValue<u32>,
}

impl Default for Toasts {
    fn default() -> Self {
        Self { all: RwSignal::default(), last: StoredValue::new(0) }
    }
}

impl Toasts {
    /// Something went well, or happened.
    pub fn say(self, text: impl Into<String>) {
        self.put(text.into(), false);
    }

    /// Something did not go as asked.
    pub fn warn(self, text: impl Into<String>) {
        self.put(text.into(), true);
    }

    fn put(self, text: String, trouble: bool) {
        let number = self.last.get_value() + 1;
        self.last.set_value(number);
        self.all.update(|all| all.push(Toast { number, trouble, text }));
        browser::later(STAY, move || self.drop(number));
    }

    fn drop(self, number: u32) {
        // The page it was said on may be gone by then.
        self.all.try_update(|all| all.retain(|t| t.number != number));
    }
}

impl Here {
    /// Puts into words why something was not done; whoever is signed out is sent to the door.
    pub fn warn(self, fault: &Fault) {
        if *fault == Fault::SignedOut {
            return crate::live::sign_in_again();
        }
        self.toasts.warn(self.explain(fault));
    }

    /// Why something was not done, in the page's language, with colleagues' names.
    pub fn explain(self, fault: &Fault) -> String {
        (untrack(use_text).fault)(fault, &|id| untrack(|| self.name(id)))
    }
}

/// The place where toasts appear.
#[component]
pub fn ToastList(toasts: Toasts) -> impl IntoView {
    view! {
        <div class="toasts" role="status" aria-live="polite">
            {each(move || toasts.all.get(), |toast| toast.number, move |toast| view! { <One toasts toast /> }.seal())}
        </div>
    }
    .seal()
}

#[component]
fn One(toasts: Toasts, toast: Toast) -> impl IntoView {
    view! {
        <p class="toast" class:trouble=toast.trouble>
            <span>{toast.text}</span>
            <button type="button" class="quiet" aria-label=say(|t| t.frame.dismiss) on:click=move |_| toasts.drop(toast.number)>
                <Icon name="x" />
            </button>
        </p>
    }
    .seal()
}
