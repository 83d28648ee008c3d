//! The brand and its rules.

use model::approval::Policy;
use model::brand::Brand;

door! {
    /// The brand: its name, its rules, and whether replies leave.
    "brand/get" get() -> Brand, |seat| seat.brand()
}
door! {
    /// Says whose words need a second reader, and whether every image must be described.
    "brand/policy" watch(policy: Policy) -> Brand, |seat| seat.set_policy(policy)
}
