//! The words for moments and spans.

use model::time::Calendar;

/// How time is said.
pub struct Time {
    /// A span in microseconds, short: `12분`, `12m`.
    pub span: fn(i64) -> String,
    /// A span in microseconds, in words, for those who hear it.
    pub spoken: fn(i64) -> String,
    /// A moment of today: hours and minutes.
    pub clock: fn(Calendar) -> String,
    /// A day with its time.
    pub day: fn(Calendar) -> String,
}
