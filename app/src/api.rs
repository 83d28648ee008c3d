//! The doors to the server. A door has a stable path `/api/<noun>/<verb>`, a sentence that becomes its line in the API
//! document, arguments and an answer from [`model`], and a body of one call. Pages and scripts use the same doors.
//!
//! Every door is a POST with a JSON object (or an HTML form) as its body. A door that changes something takes a
//! `mutation`, an id that its caller makes up: saying it twice does it once and answers the same.
//!
//! To add one: a `door!` in its noun's file, a method on `desk::Seat` behind it, and a row in the rights test.
#![expect(missing_docs, reason = "the struct that `server` makes of a door's arguments has fields without comments")]

macro_rules! door {
    ($(#[doc = $doc:literal])+ $path:literal $name:ident($($(#[$how:meta])* $arg:ident: $ty:ty),* $(,)?) -> $out:ty, |$seat:ident| $body:expr) => {
        $(#[doc = $doc])+
        #[leptos::server(prefix = "/api", endpoint = $path, protocol = server_fn::Http<server_fn::codec::Post<crate::api::Call>, server_fn::codec::Json>)]
        pub async fn $name($($(#[$how])* $arg: $ty),*) -> Result<$out, crate::fault::Fault> {
            let $seat = crate::context::seat()?;
            crate::context::answer($body.await)
        }
        door!(@list $path, concat!($($doc, "\n"),+), [$($arg: $ty),*], $out, false);
    };
    ($(#[doc = $doc:literal])+ $path:literal $name:ident($($(#[$how:meta])* $arg:ident: $ty:ty),* $(,)?) -> $out:ty, public $body:expr) => {
        $(#[doc = $doc])+
        #[leptos::server(prefix = "/api", endpoint = $path, protocol = server_fn::Http<server_fn::codec::Post<crate::api::Call>, server_fn::codec::Json>)]
        pub async fn $name($($(#[$how])* $arg: $ty),*) -> Result<$out, crate::fault::Fault> {
            crate::context::answer($body.await)
        }
        door!(@list $path, concat!($($doc, "\n"),+), [$($arg: $ty),*], $out, true);
    };
    (@list $path:literal, $doc:expr, [$($arg:ident: $ty:ty),*], $out:ty, $public:literal) => {
        #[cfg(feature = "ssr")]
        server_fn::inventory::submit! {
            crate::api::Door {
                path: concat!("/api/", $path),
                doc: $doc,
                public: $public,
                takes: &[$(stringify!($arg)),*],
                schemas: |schemas| (vec![$(schemas.subschema_for::<$ty>()),*], schemas.subschema_for::<$out>()),
            }
        }
    };
}

pub mod account;
mod call;
pub mod me;
pub mod practice;
pub mod reply;
pub mod session;
pub mod setup;
pub mod team;
pub mod thread;
pub mod token;

pub use call::{Call, Unreadable};

/// A door, as the API document lists it.
#[cfg(feature = "ssr")]
pub struct Door {
    /// `/api/<noun>/<verb>`
    pub path: &'static str,
    /// Its doc comment.
    pub doc: &'static str,
    /// Whether it opens without a session.
    pub public: bool,
    /// The names of its arguments.
    pub takes: &'static [&'static str],
    /// What its arguments look like, in the same order, and what it answers.
    pub schemas: fn(&mut schemars::SchemaGenerator) -> (Vec<schemars::Schema>, schemars::Schema),
}

#[cfg(feature = "ssr")]
server_fn::inventory::collect!(Door);
