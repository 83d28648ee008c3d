//! The organisation whose voice this is.

use serde::{Deserialize, Serialize};

/// The one brand of this workspace.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "sqlx", derive(sqlx::FromRow))]
pub struct Brand {
    /// As customers know it.
    pub name: String,
}
