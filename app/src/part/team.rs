//! The parts of the team's page.

pub(crate) mod invite;
pub(crate) mod member;
pub(crate) mod policy;
pub(crate) mod queues;
pub(crate) mod roles;
