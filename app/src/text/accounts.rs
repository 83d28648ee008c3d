//! The words of the accounts' page.

use model::account::{Cotag, Network, Standing};

/// The brand's accounts, connecting them, and the practice network.
pub struct Accounts {
    /// What the page is for.
    pub about: &'static str,
    /// A network's name.
    pub network: fn(Network) -> &'static str,
    /// Whether an account can be used.
    pub standing: fn(Standing) -> &'static str,
    /// What that means.
    pub meaning: fn(Standing) -> &'static str,
    /// There is none yet, for a lead.
    pub first: &'static str,
    /// There is none yet, for anybody else.
    pub none: &'static str,
    /// Before the network's own words.
    pub said: &'static str,
    /// Stops it: the handle.
    pub pause: &'static str,
    /// Lets it go on.
    pub resume: &'static str,
    /// Connects it again.
    pub again: &'static str,
    /// Opens colour and signature.
    pub look: &'static str,
    /// The band's colour.
    pub colour: &'static str,
    /// The eight of them.
    pub colours: [&'static str; 8],
    /// How replies are signed.
    pub cotag: &'static str,
    /// Whether a colleague reads first.
    pub approval: &'static str,
    /// Nobody must.
    pub approval_off: &'static str,
    /// Somebody must.
    pub approval_on: &'static str,
    /// A way of signing.
    pub cotag_kind: fn(Cotag) -> &'static str,
    /// Heading of the Bluesky form.
    pub bluesky: &'static str,
    /// What it does.
    pub bluesky_about: &'static str,
    /// The server's address.
    pub server: &'static str,
    /// When to change it.
    pub server_hint: &'static str,
    /// The account's handle.
    pub handle: &'static str,
    /// How it looks.
    pub handle_hint: &'static str,
    /// An app password.
    pub app_password: &'static str,
    /// Where to get one.
    pub app_password_hint: &'static str,
    /// The button.
    pub connect: &'static str,
    /// It worked: the handle.
    pub connected: fn(&str) -> String,
    /// Heading of the practice account's form.
    pub practice: &'static str,
    /// What it is.
    pub practice_about: &'static str,
    /// Its handle there.
    pub practice_handle_hint: &'static str,
    /// Its name there.
    pub practice_name: &'static str,
    /// The button.
    pub make: &'static str,
    /// The practice network's words.
    pub steer: Steer,
}

/// How lively and how faulty the practice network is.
pub struct Steer {
    /// Heading.
    pub title: &'static str,
    /// What it is for.
    pub about: &'static str,
    /// Posts a minute.
    pub rate: &'static str,
    /// Zero is silence.
    pub rate_hint: &'static str,
    /// Milliseconds before an answer.
    pub latency: &'static str,
    /// Zero is at once.
    pub latency_hint: &'static str,
    /// Lost answers.
    pub lose: &'static str,
    /// What that means.
    pub lose_hint: &'static str,
    /// Replies a minute.
    pub limit: &'static str,
    /// Zero is none.
    pub limit_hint: &'static str,
    /// Not reachable.
    pub outage: &'static str,
    /// Key no longer taken.
    pub signed_out: &'static str,
    /// The button.
    pub apply: &'static str,
    /// Applied.
    pub applied: &'static str,
    /// Heading of a customer's words.
    pub say: &'static str,
    /// To which account.
    pub to: &'static str,
    /// Who says it.
    pub customer: &'static str,
    /// A customer to begin with.
    pub somebody: &'static str,
    /// The words.
    pub words: &'static str,
    /// The button.
    pub post: &'static str,
    /// It is on the board.
    pub posted: &'static str,
}
