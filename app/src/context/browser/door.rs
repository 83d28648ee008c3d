/// A door in the browser: asked by its path, and answered.
macro_rules! door {
    ($(#[doc = $doc:literal])+ $path:literal $name:ident($($(#[$how:meta])* $arg:ident: $ty:ty),* $(,)?) -> $out:ty, |$seat:ident| $body:expr) => {
        door!(@made $(#[doc = $doc])+ $path $name($($arg: $ty),*) -> $out);
    };
    ($(#[doc = $doc:literal])+ $path:literal $name:ident($($(#[$how:meta])* $arg:ident: $ty:ty),* $(,)?) -> $out:ty, public $body:expr) => {
        door!(@made $(#[doc = $doc])+ $path $name($($arg: $ty),*) -> $out);
    };
    (@made $(#[doc = $doc:literal])+ $path:literal $name:ident($($arg:ident: $ty:ty),*) -> $out:ty) => {
        $(#[doc = $doc])+
        pub fn $name($($arg: $ty),*) -> impl Future<Output = Result<$out, crate::fault::Fault>> + Send {
            #[derive(serde::Serialize)]
            struct Call { $($arg: $ty),* }
            crate::context::ask(concat!("/api/", $path), crate::context::body(&Call { $($arg),* }))
        }

        pub mod $name {
            /// Where its forms post to.
            #[allow(dead_code, reason = "few doors have a form that names them")]
            pub const PATH: &str = concat!("/api/", $path);
        }
    };
}
