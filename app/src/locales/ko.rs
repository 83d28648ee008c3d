//! 한국어: 고객 응대 팀이 쓰는 짧은 해요체.

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

/// 한국어.
pub static TEXT: Text = Text {
    language: Language::Ko,
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
        thread::State::New => "새 문의",
        thread::State::Claimed => "맡음",
        thread::State::Waiting => "기다림",
        thread::State::Snoozed => "미룸",
        thread::State::Answered => "답변함",
        thread::State::Closed => "닫음",
        thread::State::Declined => "답하지 않음",
    }
}

fn reply(state: reply::State) -> &'static str {
    match state {
        reply::State::Awaiting => "승인 대기",
        reply::State::Queued | reply::State::Dispatching => "보내는 중",
        reply::State::Waiting => "보내기 대기",
        reply::State::Unknown => "전송 여부 확인 중",
        reply::State::Person => "확인이 필요해요",
        reply::State::Sent => "보냄",
        reply::State::Rejected => "보내지 못했어요",
        reply::State::Dropped => "취소함",
    }
}

fn role(role: Role) -> &'static str {
    match role {
        Role::Lead => "리드",
        Role::Agent => "상담원",
        Role::Professional => "실무자",
        Role::Genius => "지니어스",
    }
}
