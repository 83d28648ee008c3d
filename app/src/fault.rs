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

    /// Reads what the server put into the address of a page whose form it refused: JSON in the base64 of URLs.
    #[cfg(feature = "ssr")]
    pub fn posted(code: &str) -> Self {
        server_fn::error::ServerFnUrlError::<Self>::decode_err(code)
    }

    /// Reads what the server put into the address of a page whose form it refused: JSON in the base64 of URLs.
    #[cfg(not(feature = "ssr"))]
    pub fn posted(code: &str) -> Self {
        crate::browser::text_of_base64(code).map_or(Fault::Offline, |body| Self::read(&body))
    }
}

#[cfg(feature = "ssr")]
mod server {
    use super::Fault;
    use server_fn::codec::JsonEncoding;
    use server_fn::error::{FromServerFnError, ServerFnErrorErr};

    impl FromServerFnError for Fault {
        type Encoder = JsonEncoding;

        fn from_server_fn_error(error: ServerFnErrorErr) -> Self {
            let why = match error {
                ServerFnErrorErr::Args(why)
                | ServerFnErrorErr::MissingArg(why)
                | ServerFnErrorErr::Deserialization(why) => why,
                other => return Fault::Broken { id: other.to_string() },
            };
            let fault = Fault::BadInput { why };
            crate::context::answer_with(&fault);
            fault
        }

        fn de(data: bytes::Bytes) -> Self {
            Self::read(&String::from_utf8_lossy(&data))
        }
    }
}

impl std::fmt::Display for Fault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{self:?}")
    }
}

impl std::error::Error for Fault {}
