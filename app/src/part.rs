//! The parts of pages. A part draws signals and says what was asked for; it never fetches by itself.

pub mod face;
pub mod form;
pub mod frame;
pub mod icon;
pub mod presence;
pub mod toast;
pub mod trouble;
pub mod work;
