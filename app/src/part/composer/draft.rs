use super::images::Picture;
use crate::browser;
use crate::here::Here;
use leptos::html::Textarea;
use leptos::prelude::*;
use model::id::{MutationId, ThreadId};
use model::thread::Talk;
use web_sys::Storage;

/// What is being written to one thread. Its text outlives the page: it is kept in this browser's session.
#[derive(Clone, Copy)]
pub struct Draft {
    here: Here,
    /// To whom.
    pub thread: ThreadId,
    /// The thread.
    pub talk: RwSignal<Talk>,
    /// The words so far.
    pub text: RwSignal<String>,
    /// What goes beside them.
    pub images: RwSignal<Vec<Picture>>,
    /// Images that are on their way to the server: the reply waits for them.
    pub coming: RwSignal<usize>,
    /// Characters that the network takes.
    pub limit: usize,
    /// The signature that will stand behind the words.
    pub cotag: Memo<String>,
    /// On its way to the server.
    pub sending: RwSignal<bool>,
    /// News came while writing, and the writer was told: the next press sends.
    pub asked: RwSignal<bool>,
    /// Why the last try was refused.
    pub refused: RwSignal<Option<String>>,
    /// How many messages the writer had seen when they last wrote.
    pub seen: StoredValue<i64>,
    /// The last intent and its words: saying the same again must not send it twice.
    pub intent: StoredValue<Option<(MutationId, String)>>,
}

impl Draft {
    /// An empty one.
    pub fn of(talk: RwSignal<Talk>) -> Self {
        let here = Here::get();
        let (thread, limit, seen) =
            talk.with_untracked(|t| (t.card.id, t.account.network.limits().characters, t.card.messages));
        let cotag = Memo::new(move |_| {
            let account = talk.with(|talk| here.account(talk.account.id).unwrap_or_else(|| talk.account.clone()));
            here.me.with(|me| account.cotag.of(&me.operator))
        });
        Self {
            here,
            thread,
            talk,
            text: RwSignal::default(),
            images: RwSignal::default(),
            coming: RwSignal::new(0),
            limit,
            cotag,
            sending: RwSignal::new(false),
            asked: RwSignal::new(false),
            refused: RwSignal::new(None),
            seen: StoredValue::new(seen),
            intent: StoredValue::new(None),
        }
    }

    /// The page it is written on.
    pub fn here(self) -> Here {
        self.here
    }

    /// Brings back what was written here before, or what was typed before the wasm arrived.
    pub fn keep(self, area: NodeRef<Textarea>) {
        Effect::new(move |done: Option<bool>| {
            let Some(area) = area.get().filter(|_| done != Some(true)) else { return done == Some(true) };
            let before = store().and_then(|s| s.get_item(&self.key()).ok().flatten()).unwrap_or_default();
            if area.value().is_empty() && !before.is_empty() {
                area.set_value(&before);
            }
            self.text.set(area.value());
            true
        });
        on_cleanup(move || self.here.writing.set(false));
    }

    /// The words changed under the writer's hands, who sees all that is there.
    pub fn wrote(self, text: String) {
        let writes = !text.trim().is_empty();
        if let Some(store) = store() {
            let _ = if text.is_empty() { store.remove_item(&self.key()) } else { store.set_item(&self.key(), &text) };
        }
        self.text.set(text);
        self.refused.set(None);
        self.asked.set(false);
        self.look();
        if self.here.writing.get_untracked() != writes {
            self.here.writing.set(writes);
        }
    }

    /// The writer's eyes are on the conversation.
    pub fn look(self) {
        self.seen.set_value(self.talk.with_untracked(|talk| talk.card.messages));
    }

    /// The writer looks elsewhere.
    pub fn rest(self) {
        self.here.writing.set(false);
    }

    /// It was sent.
    pub fn clear(self, area: NodeRef<Textarea>) {
        if let Some(area) = area.get_untracked() {
            area.set_value("");
        }
        self.images.set(Vec::new());
        self.intent.set_value(None);
        self.wrote(String::new());
    }

    /// The id of this intent: the same one for the same words, so that a second try is not a second reply.
    pub fn mutation(self, text: &str) -> MutationId {
        match self.intent.get_value() {
            Some((id, before)) if before == text => id,
            _ => {
                let id = browser::mutation();
                self.intent.set_value(Some((id, text.to_owned())));
                id
            }
        }
    }

    fn key(self) -> String {
        format!("draft:{}", self.thread)
    }
}

fn store() -> Option<Storage> {
    browser::window()?.session_storage().ok().flatten()
}
