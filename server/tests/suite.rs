//! The real binary, from outside: every test starts its own, on its own port, in its own folder.

mod assets;
mod command;
mod engines;
mod headers;
mod health;
mod house;
mod image;
mod live;
mod openapi;
mod page;
mod revoke;
mod rights;
mod session;
mod stalled;
mod table;
mod together;
