//! The words themselves, one folder a language.

pub mod en;
pub mod ko;
