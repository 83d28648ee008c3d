//! English.

pub mod accounts;
mod act;
mod board;
mod composer;
pub mod entry;
mod fault;
pub mod form;
mod frame;
pub mod me;
pub mod mine;
mod outbox;
pub mod stream;
mod talk;
pub mod team;
mod time;
pub mod tools;

use crate::text::Text;
use model::operator::{Language, Role};
use model::{reply, thread};

/// English.
pub static TEXT: Text = Text {
    language: Language::En,
    frame: frame::FRAME,
    board: board::BOARD,
    thread: talk::THREAD,
    act: act::ACT,
    composer: composer::COMPOSER,
    outbox: outbox::OUTBOX,
    time: time::TIME,
    state,
    reply,
    role,
    fault: fault::fault,
};

fn state(state: thread::State) -> &'static str {
    match state {
        thread::State::New => "New",
        thread::State::Claimed => "Claimed",
        thread::State::Waiting => "Waiting",
        thread::State::Snoozed => "Snoozed",
        thread::State::Answered => "Answered",
        thread::State::Closed => "Closed",
        thread::State::Declined => "Not answered",
    }
}

fn reply(state: reply::State) -> &'static str {
    match state {
        reply::State::Awaiting => "Awaiting approval",
        reply::State::Queued | reply::State::Dispatching => "Sending",
        reply::State::Waiting => "Waiting to send",
        reply::State::Unknown => "Checking whether it was sent",
        reply::State::Person => "Needs a person",
        reply::State::Sent => "Sent",
        reply::State::Rejected => "Not sent",
        reply::State::Dropped => "Taken back",
    }
}

fn role(role: Role) -> &'static str {
    match role {
        Role::Lead => "Lead",
        Role::Agent => "Agent",
        Role::Professional => "Professional",
        Role::Genius => "Genius",
    }
}
