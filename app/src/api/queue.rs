//! Topic lanes.

use model::id::QueueId;
use model::queue::Queue;

door! {
    /// All queues, by name.
    "queue/list" list() -> Vec<Queue>, |seat| seat.queues()
}
door! {
    /// Makes a queue, or changes one. A new thread whose customer says one of its words goes there by itself; with
    /// `approval` a colleague reads each reply first.
    "queue/keep" keep(#[server(default)] queue: Option<QueueId>, name: String, words: Vec<String>, #[server(default)] approval: bool) -> Queue, |seat| seat.keep_queue(queue, name, words, approval)
}
door! {
    /// Forgets a queue. Its threads stay where they are, in no queue.
    "queue/forget" forget(queue: QueueId) -> (), |seat| seat.forget_queue(queue)
}
