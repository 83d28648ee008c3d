//! What a server function answers when it does not do what it was asked.

use model::refusal::Refusal;
use serde::{Deserialize, Serialize};
use server_fn::codec::JsonEncoding;
use server_fn::error::{FromServerFnError, ServerFnErrorErr};

/// Why not, on the wire. `crate::text` puts it into words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
#[serde(tag = "fault", rename_all = "snake_case")]
pub enum Fault {
    /// The product says no, and why.
    Refused {
        /// Why.
        #[serde(flatten)]
        why: Refusal,
    },
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
        Fault::Refused { why }
    }
}

impl FromServerFnError for Fault {
    type Encoder = JsonEncoding;

    fn from_server_fn_error(error: ServerFnErrorErr) -> Self {
        match error {
            ServerFnErrorErr::Request(_) => Fault::Offline,
            ServerFnErrorErr::Args(why) | ServerFnErrorErr::MissingArg(why) => Self::bad_input(why),
            // On the server it is the request that could not be read; in the browser it is the answer, which only
            // happens when something between here and the server answered instead of it.
            ServerFnErrorErr::Deserialization(why) if cfg!(feature = "ssr") => Self::bad_input(why),
            ServerFnErrorErr::Deserialization(_) | ServerFnErrorErr::Response(_) => Fault::Offline,
            other => Fault::Broken { id: other.to_string() },
        }
    }

    /// A 401 has an empty body, whoever asks for whatever.
    fn de(data: bytes::Bytes) -> Self {
        if data.is_empty() {
            return Fault::SignedOut;
        }
        serde_json::from_slice(&data).unwrap_or(Fault::Offline)
    }
}

impl Fault {
    fn bad_input(why: String) -> Self {
        let fault = Fault::BadInput { why };
        #[cfg(feature = "ssr")]
        crate::context::answer_with(&fault);
        fault
    }
}

impl std::fmt::Display for Fault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{self:?}")
    }
}

impl std::error::Error for Fault {}
