//! The parts of pages. A part draws signals and says what was asked for; it never fetches a page's data by itself.

pub mod accounts;
pub mod asker;
pub mod card;
pub mod column;
pub mod composer;
pub mod each;
pub mod entry;
pub mod face;
pub mod filters;
pub mod form;
pub mod frame;
pub mod icon;
pub mod lanes;
pub mod me;
pub mod outbox;
pub mod palette;
pub mod presence;
pub mod rows;
pub mod sheet;
pub mod team;
pub mod thread;
pub mod title;
pub mod toast;
pub mod trouble;
pub mod when;
pub mod work;
