//! Speaking as the brand.

use model::id::{ImageId, MutationId, ReplyId, ThreadId};
use model::message::Attachment;
use model::reply::{Reply, Verdict};
use model::thread::Card;

door! {
    /// Answers a thread as the brand, once. `seen` is the card's `messages` as the writer saw it; the account's cotag is put
    /// behind the text. Refused with `already_answered` and who, if a colleague was faster, and with `stale` if a newer
    /// message came in. To add to a sent reply, name it in `after`.
    "reply/send" speak(thread: ThreadId, seen: i64, text: String, #[server(default)] images: Vec<Attachment>, after: Option<ReplyId>, mutation: MutationId) -> Reply,
    |seat| seat.reply(thread, seen, text, images, after, mutation)
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
    /// Uploads an image for a reply: the file in base64, PNG, JPEG, WebP or GIF, at most a megabyte.
    "reply/image" image(data: String) -> ImageId, |seat| seat.image(data)
}
