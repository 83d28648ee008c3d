//! The parts of the outbox.

pub(crate) mod list;
pub(crate) mod row;
mod settle;
