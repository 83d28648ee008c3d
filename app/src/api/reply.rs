//! Speaking as the brand.

use model::brand::Brand;
use model::id::{ImageId, MutationId, ReplyId, ThreadId};
use model::message::Attachment;
use model::reply::{Outcome, Reply, Verdict};
use model::thread::Card;
use model::time::Time;

door! {
    /// Answers a thread as the brand, once. `seen` is the card's `messages` as the writer saw it; the account's cotag is put
    /// behind the text. Refused with `already_answered` and who, if a colleague was faster, with `stale` if a newer message
    /// came in, and with `being_written` while a colleague writes; whoever writes in a draft names its `token`. To add to a
    /// sent reply, name it in `after`; to send what one post does not hold as a numbered chain, say `chain`; to let it leave later, say when in `at` (microseconds since 1970, UTC). What needs a
    /// second reader is answered with the state `awaiting`. An image without a description is refused with `undescribed`, if
    /// the brand's rules ask for one.
    "reply/send" speak(thread: ThreadId, seen: i64, #[server(default)] token: Option<i64>, text: String, #[server(default)] chain: bool, #[server(default)] images: Vec<Attachment>, after: Option<ReplyId>, #[server(default)] at: Option<Time>, #[server(default)] outcome: Option<Outcome>, mutation: MutationId) -> Reply,
    |seat| seat.reply(crate::context::Sending { thread, seen, token, text, chain, images, after, at, outcome }, mutation)
}
door! {
    /// Takes back a reply that has not left: its words are a draft again. Whoever wrote it may, and leads and agents.
    "reply/undo" undo(reply: ReplyId, mutation: MutationId) -> Reply, |seat| seat.undo(reply, mutation)
}
door! {
    /// Says yes to a colleague's words, and to no others: `hash` is the reply's as the reader saw it, `seen` the card's
    /// `messages`. Then it leaves.
    "reply/approve" approve(reply: ReplyId, hash: String, seen: i64, mutation: MutationId) -> Reply, |seat| seat.approve(reply, hash, seen, mutation)
}
door! {
    /// Gives a colleague's words back with a comment: they are a draft again.
    "reply/return" give_back(reply: ReplyId, comment: String, mutation: MutationId) -> Reply, |seat| seat.return_reply(reply, comment, mutation)
}
door! {
    /// Stops everything that goes out, on all accounts, or lets it go on. What is on its way arrives.
    "reply/halt" halt(halted: bool) -> Brand, |seat| seat.halt(halted)
}
door! {
    /// Says what became of a reply that nobody else can tell about: `sent`, `again` or `drop`.
    "reply/settle" settle(reply: ReplyId, verdict: Verdict, mutation: MutationId) -> Reply, |seat| seat.settle(reply, verdict, mutation)
}
door! {
    /// What has not gone out yet, oldest first, with the thread it belongs to.
    "reply/outbox" outbox() -> Vec<(Reply, Card)>, |seat| seat.outbox()
}
door! {
    /// What I promised customers a time for, the soonest first, each with its thread: until the brand speaks there again.
    "reply/promised" promised() -> Vec<(Reply, Card)>, |seat| seat.promised()
}
door! {
    /// Uploads an image for a reply: the file in base64, PNG, JPEG, WebP or GIF, at most a megabyte.
    "reply/image" image(data: String) -> ImageId, |seat| seat.image(data)
}
