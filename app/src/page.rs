//! The pages. Each is a layout over parts; what it shows comes from [`crate::here`] or from one resource of its own.

mod accounts;
pub(crate) mod beside;
mod board;
pub(crate) mod customer;
mod join;
mod me;
mod mine;
mod missing;
mod outbox;
mod setup;
mod signin;
mod stream;
mod team;

pub use accounts::Accounts;
pub use board::Board;
pub use customer::Customer;
pub use join::Join;
pub use me::Me;
pub use mine::Mine;
pub use missing::Missing;
pub use outbox::Outbox;
pub use setup::Setup;
pub use signin::Signin;
pub use stream::Stream;
pub use team::Team;
