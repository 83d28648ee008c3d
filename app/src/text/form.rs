//! The words that every form shares.

/// Buttons and remarks of forms.
pub struct Form {
    /// Keeps what was changed.
    pub save: &'static str,
    /// It was kept.
    pub saved: &'static str,
    /// The answer is on its way.
    pub busy: &'static str,
    /// Puts a text on the clipboard.
    pub copy: &'static str,
    /// It is there now.
    pub copied: &'static str,
    /// The browser did not let us: the text is marked, for the keyboard.
    pub copy_yourself: &'static str,
    /// Beside a secret: there is no second look at it.
    pub once: &'static str,
    /// Makes a password readable.
    pub show: &'static str,
    /// Hides it again.
    pub hide: &'static str,
    /// A password that is too short: characters so far, characters needed.
    pub short: fn(usize, usize) -> String,
    /// A password that will do.
    pub fair: &'static str,
    /// A password that is hard to guess.
    pub strong: &'static str,
    /// What makes a good one, before anything is typed.
    pub password_hint: &'static str,
    /// Turned on.
    pub on: &'static str,
    /// Turned off.
    pub off: &'static str,
    /// Where a secret can only be shown by JavaScript.
    pub needs_script: &'static str,
}
