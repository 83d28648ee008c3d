//! What is being written.

use model::draft::{Draft, Written};
use model::id::{MutationId, ThreadId};
use model::message::Attachment;
use model::reply::Outcome;

door! {
    /// What is being written to a thread, and by whom.
    "draft/get" get(thread: ThreadId) -> Draft, |seat| seat.draft(thread)
}
door! {
    /// Saves what is being written, and with it the right to write: for a minute after the last word. The first time
    /// without a `token` and with the `version` that was seen, then with the answer's, which also says what would become
    /// of it: its posts, if they are several, who must read it first, and whether this was said before. Refused with `being_written` and by
    /// whom, and with `lease_lost` when somebody took it.
    "draft/write" write(thread: ThreadId, version: i64, token: Option<i64>, text: String, #[server(default)] images: Vec<Attachment>, #[server(default)] outcome: Option<Outcome>) -> Written,
    |seat| seat.write_draft(thread, version, token, text, images, outcome)
}
door! {
    /// Takes the right to write from whoever writes; a reason is asked for.
    "draft/take" take(thread: ThreadId, reason: String, mutation: MutationId) -> Draft, |seat| seat.take_draft(thread, reason, mutation)
}
door! {
    /// Gives back the right to write. The words stay.
    "draft/leave" leave(thread: ThreadId, token: i64) -> (), |seat| seat.leave_draft(thread, token)
}
