//! The first minute of a workspace.

use model::operator::Me;

door! {
    /// Whether this one-time link still opens the set-up.
    "setup/peek" peek(link: String) -> (), public crate::context::desk()?.peek_setup(link)
}
door! {
    /// Names the brand and makes the first lead, who is signed in.
    "setup/finish" finish(link: String, brand: String, name: String, email: String, cotag: String, password: String) -> Me,
    public crate::context::set_up(link, brand, name, email, cotag, password)
}
