//! The live feed: every change, once and in order, to everybody who has the board open; and who is looking where.

mod line;
mod presence;

pub use line::{Line, Said};
pub(crate) use presence::Presences;

use bytes::Bytes;
use model::live::Frame;

/// A frame as it goes over the wire.
pub(crate) fn encode(frame: &Frame) -> Bytes {
    // A frame is plain data with string keys: it cannot fail to be JSON.
    serde_json::to_vec(frame).map(Bytes::from).unwrap_or_default()
}
