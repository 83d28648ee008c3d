//! What the brand says of its own accord.

use model::id::{AccountId, MutationId};
use model::thread::Card;

door! {
    /// Begins a post that answers nobody, and answers its thread: it is written, read by a colleague, planned and sent with the
    /// doors of drafts and replies, as an answer is.
    "post/begin" begin(account: AccountId, mutation: MutationId) -> Card, |seat| seat.begin_post(account, mutation)
}
