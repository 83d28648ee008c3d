//! The one place where the app knows on which side of the wire it is. What the server does one way and a browser
//! another has the same name on both; what only one of them has is used there alone.

#[cfg(not(feature = "ssr"))]
#[macro_use]
mod browser;
#[cfg(feature = "ssr")]
#[macro_use]
mod server;

#[cfg(not(feature = "ssr"))]
pub use browser::*;
#[cfg(feature = "ssr")]
pub use server::*;
