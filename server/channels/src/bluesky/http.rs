use super::guard::Guard;
use std::sync::Arc;
use std::time::Duration;

/// Which addresses a server may have.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Reach {
    /// Only the open internet: whoever may type a server's name must not reach what only this machine can.
    #[default]
    Public,
    /// Loopback and private networks too: a PDS in the same house, and the tests.
    Private,
}

/// The HTTP client of every AT Protocol account, and how far it may reach.
#[derive(Clone, Debug)]
pub struct Http {
    /// Without the system's root certificates there is no client; practice works all the same.
    pub(super) client: Result<reqwest::Client, String>,
    pub(super) reach: Reach,
}

/// A client that connects within 5 s, waits at most 20 s for an answer, follows no redirect, uses no proxy (a proxy would
/// resolve names behind the guard's back) and looks at every address before it connects.
pub fn client(reach: Reach) -> Http {
    // An error says that somebody installed one already: fine.
    let _ = rustls::crypto::ring::default_provider().install_default();
    let client = reqwest::Client::builder()
        .user_agent(concat!("moksori/", env!("CARGO_PKG_VERSION")))
        .connect_timeout(Duration::from_secs(5))
        .timeout(Duration::from_secs(20))
        .redirect(reqwest::redirect::Policy::none())
        .no_proxy()
        .dns_resolver(Arc::new(Guard(reach)))
        .build();
    Http { client: client.map_err(|error| super::xrpc::chain(&error)), reach }
}
