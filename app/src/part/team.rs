//! The parts of the team's page.

pub mod invite;
pub mod member;
pub mod roles;
