//! What an event does to an open thread. Like [`model::board::Board`], it takes an event twice as once.

use model::draft::Draft;
use model::event::{Change, Event};
use model::message::Message;
use model::reply::{Reply, State};
use model::thread::{TALK, Talk};

/// Takes in one event about this thread.
pub fn apply(talk: &mut Talk, event: &Event) {
    match &event.change {
        Change::MessageArrived { message } => add(talk, message),
        Change::NoteAdded { note } if talk.notes.iter().all(|n| n.id != note.id) => talk.notes.push(note.clone()),
        Change::ReplyQueued { reply } | Change::ReplyMoved { reply } => put(talk, reply),
        Change::ReplySent { reply, message } => {
            put(talk, reply);
            add(talk, message);
        }
        _ => {}
    }
    if let Some(card) = event.card.as_ref().filter(|card| card.version > talk.card.version) {
        talk.card = card.clone();
    }
    // What is shown in another way, and that somebody wrote for a while.
    let told = matches!(
        event.change,
        Change::MessageArrived { .. }
            | Change::NoteAdded { .. }
            | Change::DraftTaken { from: None, .. }
            | Change::DraftLeft
    );
    if !told && talk.history.last().is_none_or(|last| last.seq < event.seq) {
        talk.history.push(event.clone());
    }
}

/// Takes in a draft, unless a later one is known.
pub fn see(talk: &mut Talk, draft: Draft) {
    if (draft.version, draft.token) >= (talk.draft.version, talk.draft.token) {
        talk.draft = draft;
    }
}

fn add(talk: &mut Talk, message: &Message) {
    if talk.messages.iter().any(|m| m.id == message.id) {
        return;
    }
    let place = talk.messages.partition_point(|m| m.at <= message.at);
    talk.messages.insert(place, message.clone());
    if talk.messages.len() > TALK as usize {
        talk.messages.remove(0);
    }
}

fn put(talk: &mut Talk, reply: &Reply) {
    match talk.replies.iter_mut().find(|known| known.id == reply.id) {
        // What is out or taken back stays so: this is the past, told again.
        Some(known) if matches!(known.state, State::Sent | State::Dropped) => {}
        Some(known) => *known = reply.clone(),
        None => talk.replies.push(reply.clone()),
    }
}

#[cfg(test)]
mod tests;
