//! The words of the composer.

/// Reply and note.
pub struct Composer {
    /// Name of the region.
    pub name: &'static str,
    /// As which account: name and handle.
    pub as_account: fn(&str, &str) -> String,
    /// The reply.
    pub reply: &'static str,
    /// The note.
    pub note: &'static str,
    /// In an empty reply.
    pub placeholder: &'static str,
    /// In the empty field of a post of the brand's own.
    pub post: &'static str,
    /// Sends it.
    pub send: &'static str,
    /// Sends it although there is news.
    pub send_anyway: &'static str,
    /// On its way to the server.
    pub sending: &'static str,
    /// Characters left; negative is too many.
    pub left: fn(i64) -> String,
    /// No signature stands behind it.
    pub unsigned: &'static str,
    /// So many messages came while writing.
    pub news: fn(i64) -> String,
    /// The last answer went out from another account, and the button was let go: the handle of this one.
    pub other_account: fn(&str) -> String,
    /// The same, before it is tried, and how to send.
    pub hold_how: fn(&str) -> String,
    /// On the button that is to be held.
    pub hold: &'static str,
    /// The same, where a reader comes first.
    pub hold_for_approval: &'static str,
    /// On the button after that.
    pub send_as: &'static str,
    /// A colleague writes: name.
    pub written_by: fn(&str) -> String,
    /// Takes the right to write from them.
    pub take_over: &'static str,
    /// Why.
    pub take_over_why: &'static str,
    /// The words are kept on the server.
    pub kept: &'static str,
    /// They are not yet.
    pub keeping: &'static str,
    /// They cannot be now.
    pub unkept: &'static str,
    /// Puts a colleague's words in the place of mine.
    pub use_theirs: &'static str,
    /// Opens what stands below.
    pub more: &'static str,
    /// Opens the kept answers.
    pub answers: &'static str,
    /// Sends it as several posts.
    pub send_chain: &'static str,
    /// It goes out as so many posts.
    pub chain: fn(usize) -> String,
    /// This person was told the same: by whom, when.
    pub said_before: fn(&str, &str) -> String,
    /// This person was told something else: by whom, when.
    pub said_otherwise: fn(&str, &str) -> String,
    /// Sends it to a reader first.
    pub send_for_approval: &'static str,
    /// The account is paused or signed out.
    pub account_off: &'static str,
    /// I answered; more can be added.
    pub answered_by_me: &'static str,
    /// A colleague answered: name.
    pub answered_by: fn(&str) -> String,
    /// A colleague has the thread: name.
    pub held_by: fn(&str) -> String,
    /// Takes one away.
    pub remove_image: &'static str,
    /// What an image shows.
    pub alt: &'static str,
    /// In an empty note.
    pub note_placeholder: &'static str,
    /// Where notes go.
    pub note_stays: &'static str,
    /// Adds the note.
    pub add_note: &'static str,
}
