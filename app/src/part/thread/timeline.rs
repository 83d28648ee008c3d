use crate::here::Here;
use crate::look::say;
use crate::part::each::each;
use crate::part::thread::message;
use crate::part::thread::told::behind;
use crate::seal::Seal;
use leptos::html::Div;
use leptos::prelude::*;
use model::event::{Change, Event};
use model::message::Message;
use model::note::Note;
use model::reply::{Reply, State};
use model::sorted::sorted;
use model::thread::Talk;
use model::time::Time;

/// One entry of the conversation.
#[derive(Debug)]
enum Entry {
    Post(Message, Option<Reply>),
    Note(Note),
    Reply(Reply),
    Deed(Event),
}

impl Entry {
    fn at(&self) -> Time {
        match self {
            Entry::Post(message, _) => message.at,
            Entry::Note(note) => note.at,
            Entry::Reply(reply) => reply.at,
            Entry::Deed(event) => event.at,
        }
    }

    /// Equal for the same entry in the same state: only a reply on its way changes, and what is known of one that is out.
    fn key(&self) -> (u128, u8) {
        match self {
            Entry::Post(message, behind) => (message.id.0.as_u128(), behind.is_some() as u8),
            Entry::Note(note) => (note.id.0.as_u128(), 1),
            Entry::Reply(reply) => (reply.id.0.as_u128(), 2 + reply.state as u8),
            Entry::Deed(event) => (event.seq as u128, u8::MAX),
        }
    }

    fn draw(self, here: Here) -> AnyView {
        match self {
            Entry::Post(post, behind) => message::message(here, post, behind),
            Entry::Note(note) => message::note(here, note),
            Entry::Reply(reply) => message::reply(here, reply),
            Entry::Deed(event) => message::deed(here, event),
        }
    }
}

/// Everything in the order it happened. Sent replies are among the posts; what became of others is said in a line.
fn entries(talk: &Talk) -> Vec<Entry> {
    let on_its_way = |reply: &&Reply| !matches!(reply.state, State::Sent | State::Dropped);
    let deed = |event: &&Event| {
        !matches!(
            event.change,
            Change::MessageArrived { .. }
                | Change::NoteAdded { .. }
                | Change::ReplyQueued { .. }
                | Change::ReplySent { .. }
        ) && !matches!(&event.change, Change::ReplyMoved { reply } if reply.state != State::Dropped)
    };
    let post = |message: &Message| Entry::Post(message.clone(), behind(talk, message));
    let mut all: Vec<Entry> = talk.messages.iter().map(post).collect();
    all.extend(talk.notes.iter().cloned().map(Entry::Note));
    all.extend(talk.replies.iter().filter(on_its_way).cloned().map(Entry::Reply));
    all.extend(talk.history.iter().filter(deed).cloned().map(Entry::Deed));
    sorted(all, Entry::at)
}

/// The conversation, oldest first. It follows new entries down if its end was in sight.
#[component]
pub fn Timeline(talk: RwSignal<Talk>) -> impl IntoView {
    let here = Here::get();
    let list = NodeRef::<Div>::new();
    let at_end = RwSignal::new(true);
    let scroll = move |_| {
        if let Some(list) = list.get_untracked() {
            at_end.set(list.scroll_height() - list.scroll_top() - list.client_height() < 80);
        }
    };
    Effect::new(move |_| {
        talk.track();
        if at_end.get_untracked() {
            crate::browser::next_frame(move || {
                if let Some(list) = list.try_get_untracked().flatten() {
                    list.set_scroll_top(list.scroll_height());
                }
            });
        }
    });
    view! {
        <div
            class="timeline"
            node_ref=list
            role="log"
            tabindex="0"
            aria-label=say(|t| t.thread.conversation)
            on:scroll=scroll
        >
            <ol class="entries">
                {each(move || talk.with(entries), Entry::key, move |entry| entry.draw(here))}
            </ol>
        </div>
    }
    .seal()
}
