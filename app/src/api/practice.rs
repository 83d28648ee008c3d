//! The practice network, to train a team.

use model::id::AccountId;
use model::practice::Practice;

door! {
    /// How lively and how faulty the practice network is.
    "practice/get" get() -> Practice, |seat| seat.practice()
}
door! {
    /// Changes that.
    "practice/steer" steer(practice: Practice) -> Practice, |seat| seat.steer(practice)
}
door! {
    /// Lets a practice customer say something to an account, below its answer if there was one; answers when it is on the
    /// board.
    "practice/say" say(account: AccountId, customer: String, text: String) -> (), |seat| seat.say(account, customer, text)
}
