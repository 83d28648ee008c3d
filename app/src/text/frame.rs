//! The words around every page.

/// Header, navigation, presence, toasts, and the pages for what is not there.
pub struct Frame {
    /// The product's name.
    pub product: &'static str,
    /// First link of a page, for the keyboard.
    pub skip: &'static str,
    /// Label of the main navigation.
    pub navigation: &'static str,
    /// Label of the other pages' navigation.
    pub more: &'static str,
    /// The surfaces and pages.
    pub board: &'static str,
    /// The dense list.
    pub stream: &'static str,
    /// What is not out yet.
    pub outbox: &'static str,
    /// My own work.
    pub mine: &'static str,
    /// So much is new there.
    pub told: fn(i64) -> String,
    /// The brand's accounts.
    pub accounts: &'static str,
    /// The team.
    pub team: &'static str,
    /// My settings.
    pub me: &'static str,
    /// Opens the palette.
    pub palette: &'static str,
    /// Signs out.
    pub sign_out: &'static str,
    /// The live line is lost.
    pub offline: &'static str,
    /// What that means, for the pointer that rests on it.
    pub offline_why: &'static str,
    /// Label of the presence strip.
    pub present: &'static str,
    /// Somebody with a thread in front of them: name.
    pub looks: fn(&str) -> String,
    /// Somebody writing: name.
    pub writes: fn(&str) -> String,
    /// The same, and since when.
    pub writes_since: fn(&str, &str) -> String,
    /// Somebody who is only there: name and how many threads they hold.
    pub holds: fn(&str, usize) -> String,
    /// Takes a toast away.
    pub dismiss: &'static str,
    /// Closes a box.
    pub close: &'static str,
    /// Loads the page again.
    pub again: &'static str,
    /// In the place of a part whose code is on its way.
    pub coming: &'static str,
    /// It did not come.
    pub away: &'static str,
    /// Asks for it again.
    pub retry: &'static str,
    /// Heading of the 404 page.
    pub missing: &'static str,
    /// What to do there.
    pub missing_next: &'static str,
    /// Beside words that JavaScript would make live.
    pub no_script: &'static str,
}
