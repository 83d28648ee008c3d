//! Bluesky, or any other AT Protocol server, through the account's own PDS: an app password, a session, a dozen calls.
//!
//! A reply goes out exactly once because its record key is chosen before it is queued: `putRecord` with an empty
//! `swapRecord` creates the record only if it is absent, and `getRecord` proves presence or absence.

mod channel;
mod facet;
mod guard;
mod http;
mod notice;
mod record;
mod session;
mod tree;
mod view;
mod xrpc;

pub use channel::Bluesky;
pub use guard::{BadServer, server};
pub use http::{Http, Reach, client};
pub use session::{SignInError, sign_in};
