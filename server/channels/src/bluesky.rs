//! Bluesky, or any other AT Protocol server, through its own PDS: an app password, a session, about a dozen calls.

mod channel;
mod http;
mod session;

pub use channel::Bluesky;
pub use http::{BadServer, Http, Reach, client, server};
pub use session::{SignInError, sign_in};
