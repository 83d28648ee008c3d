use super::cursor;
use super::images::Picture;
use crate::browser;
use crate::here::Here;
use leptos::html::Textarea;
use leptos::prelude::*;
use model::answer::unfilled;
use model::draft::{self, Writer, Written};
use model::id::{MutationId, ThreadId};
use model::message::Attachment;
use model::reply::Outcome;
use model::thread::Talk;
use model::time::Time;
use web_sys::Storage;

/// How far the server has what stands here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kept {
    /// All of it. What a colleague writes takes its place.
    Yes,
    /// It is on its way.
    Coming,
    /// It could not be kept: this browser has it.
    No,
}

/// How the words travel to the server: one question at a time, or an older one could arrive last.
#[derive(Clone, Copy, Debug, Default)]
pub struct Saving {
    /// A question is on its way.
    pub busy: bool,
    /// There is more to say after it.
    pub more: bool,
    /// The next one is due in a moment.
    pub planned: bool,
}

/// What is being written to one thread: the team's draft, as this browser has it.
#[derive(Clone, Copy)]
pub struct Draft {
    here: Here,
    /// To whom.
    pub thread: ThreadId,
    /// The thread.
    pub talk: RwSignal<Talk>,
    /// Where it is written.
    pub area: NodeRef<Textarea>,
    /// The words so far.
    pub text: RwSignal<String>,
    /// What goes beside them.
    pub images: RwSignal<Vec<Picture>>,
    /// What it tells whoever complained.
    pub outcome: RwSignal<Option<Outcome>>,
    /// When it is to leave; as soon as it may, if none.
    pub at: RwSignal<Option<Time>>,
    /// Images that are on their way to the server: the reply waits for them.
    pub coming: RwSignal<usize>,
    /// The list of saved answers is open.
    pub listing: RwSignal<bool>,
    /// How far the server has it.
    pub kept: RwSignal<Kept>,
    /// Characters that the network takes.
    pub limit: usize,
    /// The signature that will stand behind the words.
    pub cotag: Memo<String>,
    /// Who else writes.
    pub writer: Memo<Option<Writer>>,
    /// On its way to the server.
    pub sending: RwSignal<bool>,
    /// News came while writing, and the writer was told: the next press sends.
    pub asked: RwSignal<bool>,
    /// The writer's last answer went out from another account.
    pub other: RwSignal<bool>,
    /// Why the last try was refused.
    pub refused: RwSignal<Option<String>>,
    /// How many messages the writer had seen when they last wrote.
    pub seen: StoredValue<i64>,
    /// The last intent and its words: saying the same again must not send it twice.
    pub intent: StoredValue<Option<(MutationId, String)>>,
    /// The number of my lease, while I have one.
    pub token: StoredValue<Option<i64>>,
    /// What the server says would become of it.
    pub written: RwSignal<Option<Written>>,
    /// What of it is on its way to the server.
    pub saving: StoredValue<Saving>,
}

impl Draft {
    /// As the thread has it.
    pub fn of(talk: RwSignal<Talk>) -> Self {
        let here = Here::get();
        let (thread, limit, seen) =
            talk.with_untracked(|t| (t.card.id, t.account.network.limits().characters, t.card.messages));
        let cotag = Memo::new(move |_| {
            let account = talk.with(|talk| here.account(talk.account.id).unwrap_or_else(|| talk.account.clone()));
            here.me.with(|me| account.cotag.of(&me.operator))
        });
        let writer = Memo::new(move |_| {
            let me = here.my_id();
            talk.with(|talk| talk.card.writer.filter(|writer| writer.by != me))
        });
        Self {
            here,
            thread,
            talk,
            area: NodeRef::new(),
            text: RwSignal::new(words(talk)),
            images: RwSignal::new(talk.with_untracked(|talk| pictures(&talk.draft))),
            outcome: RwSignal::new(talk.with_untracked(|talk| outcome(&talk.draft))),
            at: RwSignal::new(None),
            coming: RwSignal::new(0),
            listing: RwSignal::new(false),
            kept: RwSignal::new(Kept::Yes),
            limit,
            cotag,
            writer,
            sending: RwSignal::new(false),
            asked: RwSignal::new(false),
            other: RwSignal::new(false),
            refused: RwSignal::new(None),
            seen: StoredValue::new(seen),
            intent: StoredValue::new(None),
            token: StoredValue::new(None),
            written: RwSignal::new(None),
            saving: StoredValue::default(),
        }
    }

    /// The page it is written on.
    pub fn here(self) -> Here {
        self.here
    }

    /// Brings back what this browser could not give to the server, or what was typed before the wasm arrived; and from
    /// then on shows what colleagues write.
    pub fn keep(self) {
        Effect::new(move |done: Option<bool>| {
            let Some(area) = self.area.get().filter(|_| done != Some(true)) else { return done == Some(true) };
            self.compare_voice();
            let shown = words(self.talk);
            let typed = Some(area.value()).filter(|typed| *typed != shown && !typed.is_empty());
            if let Some(mine) = typed.or_else(|| store()?.get_item(&self.key()).ok()?) {
                area.set_value(&mine);
                self.wrote(mine);
            }
            true
        });
        Effect::new(move |_| {
            self.talk.track();
            if self.kept.get_untracked() == Kept::Yes {
                self.follow();
            }
        });
        on_cleanup(move || self.leave());
    }

    /// Shows the draft as the server has it.
    pub fn follow(self) {
        let now = words(self.talk);
        let pictures = self.talk.with_untracked(|talk| pictures(&talk.draft));
        if self.images.with_untracked(|mine| attachments(mine) != attachments(&pictures)) {
            self.images.set(pictures);
        }
        let told = self.talk.with_untracked(|talk| outcome(&talk.draft));
        if self.outcome.with_untracked(|mine| *mine != told) {
            self.outcome.set(told);
        }
        if self.text.with_untracked(|text| *text != now) {
            if let Some(area) = self.area.get_untracked() {
                area.set_value(&now);
            }
            self.text.set(now);
        }
    }

    /// The words changed under the writer's hands, who sees all that is there.
    pub fn wrote(self, text: String) {
        if let Some(store) = store() {
            let _ = store.set_item(&self.key(), &text);
        }
        self.text.set(text);
        self.changed();
    }

    /// Puts words where the cursor is, and the cursor behind them; on the first field that is still to be filled, if
    /// there is one.
    pub fn insert(self, words: &str) {
        let Some(area) = self.area.get_untracked() else { return };
        cursor::put(&area, cursor::place(&area), words);
        if let Some((start, end)) = unfilled_at(&area.value()) {
            let _ = area.set_selection_range(start, end);
        }
    }

    /// Something of it is another: the server must know.
    pub fn changed(self) {
        self.refused.set(None);
        self.asked.set(false);
        self.look();
        self.kept.set(Kept::Coming);
        self.save_soon();
    }

    /// The server has it all.
    pub fn settle(self) {
        if let Some(store) = store() {
            let _ = store.remove_item(&self.key());
        }
        self.kept.set(Kept::Yes);
    }

    /// The writer's eyes are on the conversation.
    pub fn look(self) {
        self.seen.set_value(self.talk.with_untracked(|talk| talk.card.messages));
        self.compare_voice();
    }

    /// It was sent.
    pub fn clear(self) {
        if let Some(area) = self.area.get_untracked() {
            area.set_value("");
        }
        self.text.set(String::new());
        self.images.set(Vec::new());
        self.outcome.set(None);
        self.at.set(None);
        self.intent.set_value(None);
        self.token.set_value(None);
        self.written.set(None);
        self.settle();
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

/// Where the first field stands that is still to be filled, braces included, as browsers count.
fn unfilled_at(text: &str) -> Option<(u32, u32)> {
    let field = unfilled(text)?;
    let whole = format!("{{{field}}}");
    let start = text[..text.find(&whole)?].encode_utf16().count() as u32;
    Some((start, start + whole.encode_utf16().count() as u32))
}

/// What the server has, unless it has become a reply.
pub fn words(talk: RwSignal<Talk>) -> String {
    talk.with_untracked(|talk| if talk.draft.filled() { talk.draft.text.clone() } else { String::new() })
}

fn pictures(draft: &draft::Draft) -> Vec<Picture> {
    if draft.filled() { draft.images.iter().map(Picture::from).collect() } else { Vec::new() }
}

fn outcome(draft: &draft::Draft) -> Option<Outcome> {
    draft.outcome.clone().filter(|_| draft.filled())
}

/// Images as they travel.
pub fn attachments(pictures: &[Picture]) -> Vec<Attachment> {
    pictures.iter().map(Attachment::from).collect()
}

/// What this window keeps.
fn store() -> Option<Storage> {
    browser::window()?.session_storage().ok().flatten()
}
