//! Rules about words: how long a post is, what links and mentions are in it, and the Korean particles of our own texts.

mod count;
mod diff;
mod josa;
mod scan;

pub use count::{cut, graphemes};
pub use diff::{Piece, diff};
pub use josa::{Josa, josa};
pub use scan::{Found, scan};
