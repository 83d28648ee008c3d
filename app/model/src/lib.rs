//! The shared words of Moksori: ids, entities, events, and the rules that need no I/O.
//!
//! A type here is the row, the wire and the view at once: `store` reads it, a server function carries it, a component
//! draws it. Everything compiles to wasm and nothing here waits, reads a clock (but for the `clock` feature) or touches
//! a network.
//!
//! To add a noun: a file of its name with its struct and the rules that are only about it; its id in [`id`]; what can
//! happen to it in [`event::Change`]; what may be refused in [`refusal::Refusal`].

pub mod account;
pub mod answer;
pub mod approval;
pub mod board;
pub mod brand;
pub mod customer;
pub mod draft;
pub mod event;
pub mod id;
pub mod json;
pub mod live;
pub mod message;
pub mod note;
pub mod notice;
pub mod operator;
pub mod practice;
pub mod queue;
pub mod refusal;
pub mod reply;
pub mod rights;
pub mod sorted;
pub mod text;
pub mod thread;
pub mod time;
pub mod view;
