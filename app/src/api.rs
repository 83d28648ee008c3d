//! The doors to the server. A door has a stable path `/api/<noun>/<verb>`, a sentence that becomes its line in the API
//! document, arguments and an answer from [`model`], and a body of one call. Pages and scripts use the same doors.
//!
//! Every door is a POST with a JSON object (or an HTML form) as its body. A door that changes something takes a
//! `mutation`, an id that its caller makes up: saying it twice does it once and answers the same.
//!
//! In the browser a door is a few bytes: its path, its arguments as JSON, and the reading of its answer (`ask`).
//!
//! To add one: a `door!` in its noun's file, a method on `desk::Seat` behind it, and a row in the rights test.
#![expect(missing_docs, reason = "the struct that `server` makes of a door's arguments has fields without comments")]

macro_rules! door {
    ($(#[doc = $doc:literal])+ $path:literal $name:ident($($(#[$how:meta])* $arg:ident: $ty:ty),* $(,)?) -> $out:ty, |$seat:ident| $body:expr) => {
        door!(@server $(#[doc = $doc])+ $path $name($($(#[$how])* $arg: $ty),*) -> $out, false, {
            let $seat = crate::context::seat()?;
            crate::context::answer($body.await)
        });
        door!(@browser $(#[doc = $doc])+ $path $name($($arg: $ty),*) -> $out);
    };
    ($(#[doc = $doc:literal])+ $path:literal $name:ident($($(#[$how:meta])* $arg:ident: $ty:ty),* $(,)?) -> $out:ty, public $body:expr) => {
        door!(@server $(#[doc = $doc])+ $path $name($($(#[$how])* $arg: $ty),*) -> $out, true, {
            crate::context::answer($body.await)
        });
        door!(@browser $(#[doc = $doc])+ $path $name($($arg: $ty),*) -> $out);
    };
    (@server $(#[doc = $doc:literal])+ $path:literal $name:ident($($(#[$how:meta])* $arg:ident: $ty:ty),*) -> $out:ty, $public:literal, $body:block) => {
        $(#[doc = $doc])+
        #[cfg(feature = "ssr")]
        #[leptos::server(prefix = "/api", endpoint = $path, protocol = server_fn::Http<server_fn::codec::Post<crate::api::Call>, server_fn::codec::Json>)]
        pub async fn $name($($(#[$how])* $arg: $ty),*) -> Result<$out, crate::fault::Fault> $body

        #[cfg(feature = "ssr")]
        server_fn::inventory::submit! {
            crate::api::Door {
                path: concat!("/api/", $path),
                doc: concat!($($doc, "\n"),+),
                public: $public,
                takes: &[$(stringify!($arg)),*],
                schemas: |schemas| (vec![$(schemas.subschema_for::<$ty>()),*], schemas.subschema_for::<$out>()),
            }
        }
    };
    (@browser $(#[doc = $doc:literal])+ $path:literal $name:ident($($arg:ident: $ty:ty),*) -> $out:ty) => {
        $(#[doc = $doc])+
        #[cfg(not(feature = "ssr"))]
        pub fn $name($($arg: $ty),*) -> impl Future<Output = Result<$out, crate::fault::Fault>> + Send {
            #[derive(serde::Serialize)]
            struct Call { $($arg: $ty),* }
            crate::api::ask::ask(concat!("/api/", $path), crate::api::ask::body(&Call { $($arg),* }))
        }

        pub mod $name {
            /// Where its forms post to.
            #[allow(dead_code, reason = "few doors have a form that names them")]
            pub const PATH: &str = concat!("/api/", $path);
        }
    };
}

pub mod account;
#[cfg(not(feature = "ssr"))]
mod ask;
#[cfg(feature = "ssr")]
mod call;
pub mod me;
pub mod practice;
pub mod reply;
pub mod session;
pub mod setup;
pub mod team;
pub mod thread;
pub mod token;

#[cfg(feature = "ssr")]
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
