//! The organisation whose voice this is.

use crate::approval::Policy;
use crate::id::OperatorId;
use serde::{Deserialize, Serialize};

/// The one brand of this workspace.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "sqlx", derive(sqlx::FromRow))]
pub struct Brand {
    /// As customers know it.
    pub name: String,
    /// Who stopped everything that goes out; none while replies leave.
    pub halted: Option<OperatorId>,
    /// What the team asks of a reply before it leaves.
    #[cfg_attr(feature = "sqlx", sqlx(json))]
    pub policy: Policy,
}
