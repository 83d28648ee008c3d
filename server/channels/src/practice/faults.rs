use serde::{Deserialize, Serialize};

/// What goes wrong on the practice network. All zero and false is fair weather.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Faults {
    /// Milliseconds before every answer.
    pub latency_ms: u64,
    /// Every nth send is accepted, but its answer is lost: the sender hears [`crate::Failure::Unclear`].
    pub lose_answer: u32,
    /// Every nth send is lost on its way there: the sender hears the same, and nothing was posted.
    pub lose_request: u32,
    /// Every nth send is refused.
    pub refuse_every: u32,
    /// Sends that one account may make in a minute; the next hears when to come back. 0 is no limit.
    pub limit: u32,
    /// The account's key is no longer taken.
    pub signed_out: bool,
    /// Nobody answers.
    pub unreachable: bool,
}

/// Whether the nth turn (from 1) is one of every `every`.
pub(super) fn falls(every: u32, nth: u64) -> bool {
    every > 0 && nth.is_multiple_of(u64::from(every))
}
