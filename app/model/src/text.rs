//! Rules about words: how long a post is and how a long one is split, what links and mentions are in it, and the Korean
//! particles of our own texts.

mod again;
mod compose;
mod contradiction;
mod count;
mod diff;
mod domain;
mod fold;
mod jamo;
mod josa;
mod likeness;
mod measure;
mod print;
mod range;
mod scan;
mod spam;
mod split;
mod weight;

pub use again::asks_again;
pub use contradiction::contradicts;
pub use count::{cut, graphemes};
pub use diff::{Piece, diff};
pub use jamo::meant;
pub use josa::{Josa, josa};
pub use likeness::{likeness, repeats};
pub use measure::Measure;
pub use print::print;
pub use scan::{Found, facets, scan};
pub use spam::{Spam, spam};
pub use split::{Room, split};
pub use weight::weight;
