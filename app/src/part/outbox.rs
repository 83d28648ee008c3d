//! The parts of the outbox.

pub mod list;
pub mod row;
mod settle;
