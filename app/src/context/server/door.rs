/// A door on the server: a server function with its line in the API document, and its path for forms.
macro_rules! door {
    ($(#[doc = $doc:literal])+ $path:literal $name:ident($($(#[$how:meta])* $arg:ident: $ty:ty),* $(,)?) -> $out:ty, |$seat:ident| $body:expr) => {
        door!(@made $(#[doc = $doc])+ $path $name($($(#[$how])* $arg: $ty),*) -> $out, false, {
            let $seat = crate::context::seat()?;
            crate::context::answer($body.await)
        });
    };
    ($(#[doc = $doc:literal])+ $path:literal $name:ident($($(#[$how:meta])* $arg:ident: $ty:ty),* $(,)?) -> $out:ty, public $body:expr) => {
        door!(@made $(#[doc = $doc])+ $path $name($($(#[$how])* $arg: $ty),*) -> $out, true, {
            crate::context::answer($body.await)
        });
    };
    (@made $(#[doc = $doc:literal])+ $path:literal $name:ident($($(#[$how:meta])* $arg:ident: $ty:ty),*) -> $out:ty, $public:literal, $body:block) => {
        $(#[doc = $doc])+
        #[leptos::server(prefix = "/api", endpoint = $path, protocol = server_fn::Http<server_fn::codec::Post<crate::context::Call>, server_fn::codec::Json>)]
        pub async fn $name($($(#[$how])* $arg: $ty),*) -> Result<$out, crate::fault::Fault> $body

        server_fn::inventory::submit! {
            crate::context::Listed {
                path: concat!("/api/", $path),
                doc: concat!($($doc, "\n"),+),
                public: $public,
                takes: &[$(stringify!($arg)),*],
                schemas: |schemas| (vec![$(schemas.subschema_for::<$ty>()),*], schemas.subschema_for::<$out>()),
            }
        }

        pub mod $name {
            /// Where its forms post to.
            #[allow(dead_code, reason = "few doors have a form that names them")]
            pub const PATH: &str = concat!("/api/", $path);
        }
    };
}

/// A door, as the API document lists it.
pub struct Listed {
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

server_fn::inventory::collect!(Listed);
