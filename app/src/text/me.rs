//! The words of my settings.

/// Me, my browsers, my scripts.
pub struct Me {
    /// Heading of name, signature and look.
    pub profile: &'static str,
    /// How the signature looks under a reply.
    pub preview: &'static str,
    /// A reply to show it on.
    pub sample: &'static str,
    /// The language of the product.
    pub language: &'static str,
    /// Light or dark.
    pub theme: &'static str,
    /// As the device says.
    pub auto: &'static str,
    /// Dark on light.
    pub light: &'static str,
    /// Light on dark.
    pub dark: &'static str,
    /// Single keys.
    pub keys: &'static str,
    /// What they are.
    pub keys_hint: &'static str,
    /// The time zone.
    pub zone: &'static str,
    /// How long a reply can be taken back.
    pub undo: &'static str,
    /// What that is good for.
    pub undo_hint: &'static str,
    /// So many seconds.
    pub undo_window: fn(u8) -> String,
    /// Beside UTC+9.
    pub seoul: &'static str,
    /// Heading of the password's form.
    pub password: &'static str,
    /// The one until now.
    pub old: &'static str,
    /// The next one.
    pub new: &'static str,
    /// The button.
    pub change: &'static str,
    /// It is changed.
    pub changed: &'static str,
    /// What else it does.
    pub password_about: &'static str,
    /// Heading of the signed-in browsers.
    pub browsers: &'static str,
    /// The one that shows this page.
    pub current: &'static str,
    /// Signed in and last seen: two days.
    pub seen: fn(&str, &str) -> String,
    /// A browser that does not say what it is.
    pub unnamed: &'static str,
    /// Signs one out: which.
    pub revoke: fn(&str) -> String,
    /// Heading of the tokens.
    pub tokens: &'static str,
    /// What they are for.
    pub tokens_about: &'static str,
    /// To the API document.
    pub api: &'static str,
    /// What a token is for.
    pub token_name: &'static str,
    /// Makes one.
    pub make_token: &'static str,
    /// Its secret.
    pub token: &'static str,
    /// Whose it is and since when: name, day.
    pub made: fn(&str, &str) -> String,
    /// There are none.
    pub no_tokens: &'static str,
    /// Ends one.
    pub end: &'static str,
    /// The same, for those who do not see beside what it stands: which.
    pub end_token: fn(&str) -> String,
}
