//! The live feed: every change, once and in order, to everybody who has the board open; and who is looking where.

mod line;
mod presence;

pub use line::{Line, Said};
pub(crate) use presence::Presences;

use crate::Ended;
use bytes::Bytes;
use model::id::ThreadId;
use model::live::Frame;

/// What the lines hear besides the log; it is kept nowhere.
#[derive(Clone, Debug)]
pub(crate) enum Aside {
    /// Somebody looks elsewhere: the frame that says so.
    Moved(Bytes),
    /// The words of a thread's draft: for those who have it in front of them.
    Drafted(ThreadId, Bytes),
    /// Somebody is no longer let in.
    Ended(Ended),
    /// The server goes away for a moment.
    Stopping,
}

/// A frame as it goes over the wire.
pub(crate) fn encode(frame: &Frame) -> Bytes {
    // A frame is plain data with string keys: it cannot fail to be JSON.
    serde_json::to_vec(frame).map(Bytes::from).unwrap_or_default()
}
