//! The parts of the accounts' page.

pub(crate) mod connect;
pub(crate) mod look;
pub(crate) mod row;
pub(crate) mod steer;
