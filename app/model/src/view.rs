//! Lists that somebody keeps under a name.

use crate::id::{OperatorId, ViewId};
use crate::thread::Filter;
use serde::{Deserialize, Serialize};

/// A filter with a name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "sqlx", derive(sqlx::FromRow))]
pub struct View {
    /// Which.
    pub id: ViewId,
    /// What it is called.
    pub name: String,
    /// Whose it is.
    pub by: OperatorId,
    /// Everybody sees it.
    pub shared: bool,
    /// What it shows.
    #[cfg_attr(feature = "sqlx", sqlx(json))]
    pub filter: Filter,
}
