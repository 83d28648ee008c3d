//! The parts of my settings.

mod agent;
pub(crate) mod browsers;
pub(crate) mod password;
pub(crate) mod profile;
pub(crate) mod tokens;
