//! What a real server cannot be asked to do: fail by order. The answers are those that the networks give or document; the
//! adapter must read each one right, because a misread one sends a reply twice or never.

#[path = "faults/server.rs"]
mod server;

#[path = "faults/keys.rs"]
mod keys;
#[path = "faults/reads.rs"]
mod reads;
#[path = "faults/writes.rs"]
mod writes;
