//! Rules about words: how long a post is, what links and mentions are in it, and the Korean particles of our own texts.

mod compose;
mod count;
mod domain;
mod josa;
mod range;
mod scan;
mod weight;

pub use count::{cut, graphemes};
pub use josa::{Josa, josa};
pub use scan::{Found, scan};
pub use weight::weight;
