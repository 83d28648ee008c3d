//! What a server function answers when it does not do what it was asked.

use model::refusal::Refusal;
use serde::{Deserialize, Serialize};

/// Why not, on the wire. `crate::text` puts it into words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Fault {
    /// The product says no, and why.
    Refused(Refusal),
    /// The request was not understood: a script's mistake, or a page from another version.
    BadInput {
        /// What was wrong with it.
        why: String,
    },
    /// Nobody is signed in.
    SignedOut,
    /// We broke. The id finds the line in the server's log.
    Broken {
        /// What to tell whoever runs the server.
        id: String,
    },
    /// The server was not reached: nothing is known about what it did.
    Offline,
}

impl From<Refusal> for Fault {
    fn from(why: Refusal) -> Self {
        Fault::Refused(why)
    }
}

impl Fault {
    /// Reads the body of an answer that is no success. A 401 has an empty one, whoever asks for whatever; what is not
    /// ours was said by something between here and the server.
    pub fn read(body: &str) -> Self {
        if body.is_empty() {
            return Fault::SignedOut;
        }
        model::json::read(body).unwrap_or(Fault::Offline)
    }
}

impl std::fmt::Display for Fault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{self:?}")
    }
}

impl std::error::Error for Fault {}
