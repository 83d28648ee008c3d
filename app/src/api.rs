//! The doors to the server. A door has a stable path `/api/<noun>/<verb>`, a sentence that becomes its line in the API
//! document, arguments and an answer from [`model`], and a body of one call. Pages and scripts use the same doors.
//!
//! Every door is a POST with a JSON object (or an HTML form) as its body. A door that changes something takes a
//! `mutation`, an id that its caller makes up: saying it twice does it once and answers the same.
//!
//! In the browser a door is a few bytes: its path, its arguments as JSON, and the reading of its answer.
//!
//! What `door!` makes of one on either side is in [`crate::context`].
//!
//! To add one: a `door!` in its noun's file, a method on `desk::Seat` behind it, and a row in the rights test.
#![expect(missing_docs, reason = "the struct that `server` makes of a door's arguments has fields without comments")]

pub mod account;
pub mod answer;
pub mod brand;
pub mod customer;
pub mod draft;
pub mod me;
pub mod notice;
pub mod post;
pub mod practice;
pub mod queue;
pub mod reply;
pub mod session;
pub mod setup;
pub mod team;
pub mod thread;
pub mod token;
pub mod view;
