//! The work on threads.

use model::id::{MutationId, OperatorId, QueueId, ThreadId};
use model::thread::{self, Card, Filter, Place};
use model::time::Time;

door! {
    /// The board at once: the open threads that wait longest (50), the latest settled ones, and where to follow from.
    "thread/board" board() -> thread::Page, |seat| seat.board()
}
door! {
    /// One page (50 rows) of a list; `after` is the page before's `next`.
    "thread/page" page(filter: Filter, after: Option<Place>) -> thread::Page, |seat| seat.page(filter, after)
}
door! {
    /// Everything beside the composer: conversation, notes, replies, history, customer.
    "thread/talk" talk(thread: ThreadId) -> thread::Talk, |seat| seat.talk(thread)
}
door! {
    /// Makes a thread mine. Refused with `already_claimed` and who, if somebody has it.
    "thread/claim" claim(thread: ThreadId, mutation: MutationId) -> Card, |seat| seat.claim(thread, mutation)
}
door! {
    /// Gives a thread to a colleague, with a few words.
    "thread/assign" assign(thread: ThreadId, to: OperatorId, note: String, mutation: MutationId) -> Card, |seat| seat.assign(thread, to, note, mutation)
}
door! {
    /// Takes a thread from its owner; a reason is asked for.
    "thread/take" take(thread: ThreadId, reason: String, mutation: MutationId) -> Card, |seat| seat.take(thread, reason, mutation)
}
door! {
    /// Lets my thread go: it is new again.
    "thread/release" release(thread: ThreadId, mutation: MutationId) -> Card, |seat| seat.release(thread, mutation)
}
door! {
    /// My thread waits for somebody: a colleague, a department, the customer.
    "thread/park" park(thread: ThreadId, mutation: MutationId) -> Card, |seat| seat.park(thread, mutation)
}
door! {
    /// Puts a thread away until a time (microseconds since 1970, UTC). A new message wakes it earlier.
    "thread/snooze" snooze(thread: ThreadId, until: Time, mutation: MutationId) -> Card, |seat| seat.snooze(thread, until, mutation)
}
door! {
    /// Done; no answer is due.
    "thread/close" close(thread: ThreadId, mutation: MutationId) -> Card, |seat| seat.close(thread, mutation)
}
door! {
    /// Not answered, because …
    "thread/decline" decline(thread: ThreadId, reason: String, mutation: MutationId) -> Card, |seat| seat.decline(thread, reason, mutation)
}
door! {
    /// Opens a settled thread again.
    "thread/reopen" reopen(thread: ThreadId, mutation: MutationId) -> Card, |seat| seat.reopen(thread, mutation)
}
door! {
    /// Sets a thread's tags.
    "thread/tag" tag(thread: ThreadId, tags: Vec<String>, mutation: MutationId) -> Card, |seat| seat.tag(thread, tags, mutation)
}
door! {
    /// Tells me what customers say in a thread from now on, whoever owns it, or no more.
    "thread/follow" follow(thread: ThreadId, follows: bool, mutation: MutationId) -> Card, |seat| seat.follow(thread, follows, mutation)
}
door! {
    /// Puts a thread into a queue, or into none. A queue whose replies are read first is left by those who may read them.
    "thread/queue" queue(thread: ThreadId, queue: Option<QueueId>, mutation: MutationId) -> Card, |seat| seat.queue(thread, queue, mutation)
}
door! {
    /// Makes a thread small talk, for which no clock runs, or a matter again.
    "thread/relate" relate(thread: ThreadId, relation: bool, mutation: MutationId) -> Card, |seat| seat.relate(thread, relation, mutation)
}
door! {
    /// Takes another thread of the same person on the same account into this one: one conversation, one clock, one answer.
    /// Nothing of it moves, so that `thread/part` gives it back.
    "thread/merge" merge(thread: ThreadId, other: ThreadId, mutation: MutationId) -> Card, |seat| seat.merge(thread, other, mutation)
}
door! {
    /// Lets a thread stand on its own again that was merged into this one; answers it.
    "thread/part" part(thread: ThreadId, other: ThreadId, mutation: MutationId) -> Card, |seat| seat.part(thread, other, mutation)
}
door! {
    /// Writes an internal note; `@name` names colleagues.
    "thread/note" note(thread: ThreadId, text: String, mutation: MutationId) -> model::note::Note, |seat| seat.note(thread, text, mutation)
}
