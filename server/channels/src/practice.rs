//! The practice network: the product's default, embedded, offline, and with a will of its own.
//!
//! [`World`] is the outside world. It keeps what it accepted through a `kill -9` of the process around it, so that a
//! crash test can ask it what really went out, and it has customers who write by themselves ([`World::run`]).
//! [`Practice`] is the channel: what one brand account sees of that world.

mod channel;
mod crowd;
mod faults;
mod journal;
mod opening;
mod people;
mod post;
mod words;
mod world;

pub use channel::Practice;
pub use faults::Faults;
pub use post::Post;
pub use world::World;
