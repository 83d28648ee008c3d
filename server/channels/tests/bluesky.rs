//! The adapter against the real thing: PLC directory, PDS and AppView on loopback, from `end2end/devnet/up`. Customers
//! speak raw XRPC, so that nothing of ours judges itself.

#[path = "bluesky/brand.rs"]
mod brand;
#[path = "bluesky/customer.rs"]
mod customer;
#[path = "bluesky/network.rs"]
mod network;
#[path = "bluesky/proxy.rs"]
mod proxy;

#[path = "bluesky/blocks.rs"]
mod blocks;
#[path = "bluesky/hears.rs"]
mod hears;
#[path = "bluesky/sends.rs"]
mod sends;
#[path = "bluesky/signs_in.rs"]
mod signs_in;
