//! The parts of the accounts' page.

pub mod connect;
pub mod look;
pub mod row;
pub mod steer;
