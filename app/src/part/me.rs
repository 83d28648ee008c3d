//! The parts of my settings.

mod agent;
pub mod browsers;
pub mod password;
pub mod profile;
pub mod tokens;
