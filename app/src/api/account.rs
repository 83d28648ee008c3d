//! The brand's accounts.

use model::account::{Account, Cotag};
use model::id::AccountId;

door! {
    /// All accounts, without their secrets.
    "account/list" list() -> Vec<Account>, |seat| seat.accounts()
}
door! {
    /// Connects a Bluesky account, or any other on the AT Protocol, with an app password. Connecting one that is signed
    /// out again lets its queue go on.
    "account/bluesky" bluesky(server: String, handle: String, password: String) -> Account, |seat| seat.connect_bluesky(server, handle, password)
}
door! {
    /// Makes an account on the practice network.
    "account/practice" practice(handle: String, name: String) -> Account, |seat| seat.connect_practice(handle, name)
}
door! {
    /// Changes an account's colour (0 to 7), how its replies are signed, and whether a colleague must read them first.
    "account/change" change(account: AccountId, colour: i32, cotag: Cotag, #[server(default)] approval: bool) -> Account,
    |seat| seat.change_account(account, colour, cotag, approval)
}
door! {
    /// Stops an account's messages and replies; the queue is kept.
    "account/pause" pause(account: AccountId) -> Account, |seat| seat.pause_account(account)
}
door! {
    /// Lets a paused account go on.
    "account/resume" resume(account: AccountId) -> Account, |seat| seat.resume_account(account)
}
