//! Answers that the team keeps.

use model::answer::Answer;
use model::id::AnswerId;

door! {
    /// All kept answers, by name.
    "answer/list" list() -> Vec<Answer>, |seat| seat.answers()
}
door! {
    /// Keeps an answer under a name, or changes one. Its text may have fields: `{customer}`, `{handle}` and `{me}` are
    /// filled when it is used, and any other in braces is the writer's to fill before it can be sent.
    "answer/keep" keep(#[server(default)] answer: Option<AnswerId>, name: String, text: String) -> Answer, |seat| seat.keep_answer(answer, name, text)
}
door! {
    /// Forgets a kept answer.
    "answer/forget" forget(answer: AnswerId) -> (), |seat| seat.forget_answer(answer)
}
