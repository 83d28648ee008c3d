//! The frames of the live feed, in both directions: JSON, one a websocket text message.
//!
//! A client opens `/api/live/follow`, says [`Signal::Follow`] with the last `seq` it knows (of the page it loaded, or of
//! the last event it applied) and gets every event after that, once and in order, then what happens next. Silence for
//! longer than two [`TICK`]s means that the line is dead: open a new one and follow from the last `seq`.

use crate::draft::Draft;
use crate::event::Event;
use crate::id::{OperatorId, ThreadId};
use crate::time::Time;
use serde::{Deserialize, Serialize};

/// Seconds between two signs of life.
pub const TICK: u64 = 20;

/// What the server says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Frame {
    /// Something happened.
    Event(Event),
    /// Who is here, at once: the first frame of a line and whenever one was missed.
    Present {
        /// Everybody who is on.
        all: Vec<Presence>,
    },
    /// Somebody came, left, or looks elsewhere.
    Moved(Presence),
    /// The words of the thread in front of this operator, as a colleague writes them.
    Draft(Draft),
    /// The line is alive; all events up to `seq` have been said.
    Tick {
        /// The log's latest place.
        seq: i64,
        /// The server's clock.
        at: Time,
    },
    /// The client's `seq` is too old to be followed: load afresh.
    Stale,
    /// The server goes away for a moment: come back after that long.
    Bye {
        /// Milliseconds; different for every client, so that they do not all return at once.
        after: u64,
    },
}

/// What a client says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "signal", rename_all = "snake_case", deny_unknown_fields)]
pub enum Signal {
    /// Always first: go on after this event.
    Follow {
        /// The last one known.
        after: i64,
    },
    /// Where the operator looks now. Losing one hurts nobody.
    Look {
        /// The open thread.
        thread: Option<ThreadId>,
    },
}

/// Where an operator is. Never stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Presence {
    /// Who.
    pub operator: OperatorId,
    /// At least one of their lines is open.
    pub on: bool,
    /// The thread in front of them.
    pub thread: Option<ThreadId>,
}
