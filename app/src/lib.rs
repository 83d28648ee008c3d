//! What people see, and the thin door to the server.
//!
//! A page ([`page`]) is a layout; what it shows lives in parts ([`part`]), which draw signals and never fetch. The work
//! pages share one [`here::Here`]: the board, the team, who is where, kept current by [`live`]. All words are in
//! [`text`], in both languages. Doors to the server are in [`api`]. The server draws all pages; a browser wakes them
//! with one of two programs ([`half`]), whose parts may come [`late`]. On which side of the wire it is, only
//! [`context`] knows.
//!
//! To add a page: a file in `page/`, a `Route` in `routes.rs` (inside `Work` if it needs a signed-in operator), a
//! line in `late.rs`, its words in `text/` and `locales/{ko,en}/`, its look in `style/page/`.
#![recursion_limit = "512"]

#[macro_use]
pub mod context;

mod act;
pub mod api;
mod assets;
mod browser;
pub mod fault;
mod half;
mod hand;
mod here;
mod keys;
pub mod late;
mod live;
mod load;
mod locales;
mod look;
mod page;
mod part;
mod road;
mod routes;
mod seal;
mod talk;
mod text;

pub use assets::Assets;
pub use routes::{App, AtOffice, AtWork};
