//! What colleagues tell each other beside a thread.

use crate::id::{NoteId, OperatorId, ThreadId};
use crate::time::Time;
use serde::{Deserialize, Serialize};

/// An internal note: never leaves the team.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "sqlx", derive(sqlx::FromRow))]
pub struct Note {
    /// Which.
    pub id: NoteId,
    /// About what.
    pub thread: ThreadId,
    /// Who wrote it.
    pub by: OperatorId,
    /// When.
    pub at: Time,
    /// The words.
    pub text: String,
    /// Colleagues named with `@` in it.
    #[cfg_attr(feature = "sqlx", sqlx(json))]
    pub mentions: Vec<OperatorId>,
}
