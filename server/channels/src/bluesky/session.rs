use super::http::{Http, server};
use crate::{Identity, Secret};

/// Why an account could not be connected.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SignInError {
    /// The server knows no such handle and app password.
    #[error("wrong handle or app password: {why}")]
    BadCredentials {
        /// The network's words.
        why: String,
    },
    /// The server does not answer.
    #[error("the server does not answer: {why}")]
    Unreachable {
        /// What we saw.
        why: String,
    },
    /// The address is not that of a server that we can use.
    #[error("not a usable server: {why}")]
    BadServer {
        /// One sentence.
        why: String,
    },
    /// Too many attempts.
    #[error("too many attempts; try again in {after} s")]
    Busy {
        /// Seconds.
        after: u64,
    },
}

/// Signs in with an app password. What it gives is all that [`super::Bluesky::open`] needs, for good.
pub async fn sign_in(
    http: &Http,
    at: &str,
    handle: &str,
    app_password: &str,
) -> Result<(Identity, Secret), SignInError> {
    let _ = (handle, app_password);
    server(at, http.reach).map_err(|bad| SignInError::BadServer { why: bad.why })?;
    Err(SignInError::Unreachable { why: "under construction".into() })
}
