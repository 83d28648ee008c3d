//! The right to write: taken with the first word, kept by writing, given back on leaving.

use super::draft::{Draft, Kept, Saving, attachments};
use crate::api;
use crate::browser;
use crate::fault::Fault;
use leptos::prelude::*;
use leptos::task::spawn_local;
use model::draft;
use model::refusal::Refusal;

/// Milliseconds that a writer may be ahead of the server.
const PACE: i32 = 600;
/// Milliseconds before the server is asked again that was not reached.
const AGAIN: i32 = 3_000;

impl Draft {
    /// Gives the words to the server: at once with the first of them, so that everybody knows who writes, and then in
    /// steps.
    pub fn save_soon(self) {
        let saving = self.saving.get_value();
        if saving.busy {
            self.saving.set_value(Saving { more: true, ..saving });
        } else if self.token.get_value().is_none() {
            self.save();
        } else if !saving.planned {
            self.saving.set_value(Saving { planned: true, ..saving });
            browser::later(PACE, move || self.save_planned());
        }
    }

    fn save_planned(self) {
        let Some(saving) = self.saving.try_get_value() else { return };
        self.saving.set_value(Saving { planned: false, ..saving });
        // What was sent meanwhile is no draft any more.
        if !saving.busy && !self.sending.get_untracked() && self.kept.get_untracked() != Kept::Yes {
            self.save();
        }
    }

    fn save(self) {
        self.saving.set_value(Saving { busy: true, ..Saving::default() });
        spawn_local(async move {
            let kept = self.write().await;
            let Some(saving) = self.saving.try_get_value() else { return };
            self.saving.set_value(Saving { busy: false, more: false, ..saving });
            match kept {
                Ok(()) if saving.more => self.save_soon(),
                Ok(()) => self.rest(),
                Err(fault) => self.unkept(fault),
            }
        });
    }

    /// The server has all of it; of an empty draft nobody needs to be the writer.
    fn rest(self) {
        self.settle();
        if self.text.with_untracked(String::is_empty) && self.images.with_untracked(Vec::is_empty) {
            self.leave();
            self.token.set_value(None);
        }
    }

    /// Waits until no words are on their way.
    pub async fn arrive(self) {
        while self.saving.try_get_value().is_some_and(|saving| saving.busy) {
            browser::pause(20).await;
        }
    }

    /// Asks once, and once more where only the number of an empty draft was an old one.
    pub async fn write(self) -> Result<(), Fault> {
        match self.write_once().await {
            Err(Fault::Refused(Refusal::DraftMoved)) => {
                let now = api::draft::get(self.thread).await?;
                let empty = !now.filled();
                self.know(now);
                if empty { self.write_once().await } else { Err(Fault::Refused(Refusal::DraftMoved)) }
            }
            done => done,
        }
    }

    async fn write_once(self) -> Result<(), Fault> {
        let (text, images) = (self.text.get_untracked(), attachments(&self.images.get_untracked()));
        let version = self.talk.with_untracked(|talk| talk.draft.version);
        let (token, outcome) = (self.token.get_value(), self.outcome.get_untracked());
        let written = api::draft::write(self.thread, version, token, text, images, outcome).await?;
        self.token.try_set_value(Some(written.draft.token));
        self.know(written.draft.clone());
        self.written.try_set(Some(written));
        Ok(())
    }

    fn know(self, draft: draft::Draft) {
        self.talk.try_update(|talk| crate::talk::see(talk, draft));
    }

    fn unkept(self, fault: Fault) {
        self.kept.set(Kept::No);
        match fault {
            Fault::Offline => browser::later(AGAIN, move || {
                if self.kept.try_get_untracked() == Some(Kept::No) && !self.saving.get_value().busy {
                    self.save();
                }
            }),
            fault => {
                if matches!(fault, Fault::Refused(_)) {
                    self.token.set_value(None);
                }
                self.refused.set(Some(self.here().explain(&fault)));
            }
        }
    }

    /// Takes the right to write from whoever writes, and what they have written.
    pub fn take_over(self, reason: String) {
        spawn_local(async move {
            match api::draft::take(self.thread, reason, browser::mutation()).await {
                Ok(draft) => {
                    self.token.try_set_value(Some(draft.token));
                    self.know(draft);
                    self.use_theirs();
                    super::focus();
                }
                Err(fault) => self.here().warn(&fault),
            }
        });
    }

    /// Lets go of what stands here, for what the server has.
    pub fn use_theirs(self) {
        self.settle();
        self.refused.set(None);
        self.follow();
    }

    /// Gives the right to write back.
    pub fn leave(self) {
        if let Some(token) = self.token.try_get_value().flatten() {
            let thread = self.thread;
            spawn_local(async move {
                // Where it cannot be said, silence says it a minute later.
                let _ = api::draft::leave(thread, token).await;
            });
        }
    }
}
