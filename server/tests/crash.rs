//! G1 to G4 with the plug pulled: the real binary dies at every named point, and by `kill -9` at random moments under
//! load, on the practice network and on a real AT Protocol network. Afterwards every reply is out exactly once.
//!
//! `MOKSORI_KILLS` sets how many random kills a run has (30 if unset). What became of the replies is printed: `--nocapture`.

#[path = "../channels/tests/bluesky/customer.rs"]
#[expect(dead_code, reason = "the channel's own tests say more")]
mod customer;
#[path = "../channels/tests/bluesky/network.rs"]
#[expect(dead_code, reason = "the channel's own tests wait in other ways")]
mod network;

mod crash {
    mod bluesky;
    mod fates;
    mod house;
    mod load;
    mod practice;
}
