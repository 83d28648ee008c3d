//! How the practice network behaves.

use serde::{Deserialize, Serialize};

/// Its crowd and its faults.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Practice {
    /// Posts a minute from the crowd; 0 is silence.
    pub rate: u32,
    /// Milliseconds before the network answers.
    pub latency: u32,
    /// Every so-manieth reply lands, but its answer is lost; 0 is never.
    pub lose: u32,
    /// Replies a minute before it says "later"; 0 is no limit.
    pub limit: u32,
    /// It cannot be reached at all.
    pub outage: bool,
    /// It no longer takes our key.
    pub signed_out: bool,
}
