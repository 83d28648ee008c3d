//! What people see, and the thin door to the server.

pub mod api;
#[cfg(feature = "ssr")]
pub mod context;
pub mod fault;
