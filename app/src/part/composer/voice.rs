//! Whose voice it was last: an operator who answers from one account all morning is about to do so again.

use super::draft::Draft;
use crate::browser;
use leptos::prelude::*;
use web_sys::Storage;

impl Draft {
    /// Looks whether this operator's last answer in this browser went out from another account.
    pub fn compare_voice(self) {
        let last = store().and_then(|store| store.get_item(&self.last()).ok().flatten());
        let other = last.is_some_and(|last| last != self.account());
        if self.other.get_untracked() != other {
            self.other.set(other);
        }
    }

    /// From now on this account is the last one.
    pub fn keep_voice(self) {
        if let Some(store) = store() {
            let _ = store.set_item(&self.last(), &self.account());
        }
        self.other.try_set(false);
    }

    fn account(self) -> String {
        self.talk.with_untracked(|talk| talk.account.id.to_string())
    }

    fn last(self) -> String {
        format!("account:{}", self.here().my_id_now())
    }
}

/// What this browser keeps, for all its windows.
fn store() -> Option<Storage> {
    browser::window()?.local_storage().ok()?
}
