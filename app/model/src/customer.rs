//! People on a network.

use crate::account::Network;
use crate::id::CustomerId;
use crate::time::Time;
use serde::{Deserialize, Serialize};

/// A person as one network shows them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "sqlx", derive(sqlx::FromRow))]
pub struct Customer {
    /// Who.
    pub id: CustomerId,
    /// Where.
    pub network: Network,
    /// Their lasting name on the network (a DID on Bluesky).
    pub remote: String,
    /// The name they are mentioned by, without `@`.
    pub handle: String,
    /// The name they chose; may be empty.
    pub name: String,
    /// When we first heard them.
    pub since: Time,
    /// What they say wakes nobody.
    pub muted: bool,
    /// The profile that stands for this person, if it is another one.
    pub person: Option<CustomerId>,
    /// They cannot speak to the brand any more: its accounts on their network block them.
    pub blocked: bool,
}

impl Customer {
    /// The profile that stands for the person.
    pub fn main(&self) -> CustomerId {
        self.person.unwrap_or(self.id)
    }
}

/// As much of a customer as a card shows.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Face {
    /// Who.
    pub id: CustomerId,
    /// The name they chose; may be empty.
    pub name: String,
    /// The name they are mentioned by, without `@`.
    pub handle: String,
}

impl Face {
    /// What to call them: their name, or else their handle.
    pub fn called(&self) -> &str {
        if self.name.is_empty() { &self.handle } else { &self.name }
    }
}
