//! My own settings.

use model::operator::{Me, Settings};

door! {
    /// Who I am and how I like it.
    "me/get" get() -> Me, |seat| seat.me()
}
door! {
    /// Changes my name, cotag and settings.
    "me/change" change(name: String, cotag: String, settings: Settings) -> Me, |seat| seat.change_me(name, cotag, settings)
}
door! {
    /// Changes my password and signs out my other browsers.
    "me/password" password(old: String, new: String) -> (), |seat| seat.change_password(old, new)
}
