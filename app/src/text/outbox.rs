//! The words of the outbox.

/// What has not gone out yet.
pub struct Outbox {
    /// What the page is for.
    pub about: &'static str,
    /// Begins a post of the brand's own.
    pub begin: &'static str,
    /// From which account.
    pub from: &'static str,
    /// Nothing waits.
    pub empty: &'static str,
    /// Heading of replies that need somebody.
    pub troubled: &'static str,
    /// Heading of replies that a colleague must read.
    pub awaiting: &'static str,
    /// Heading of replies that leave later.
    pub planned: &'static str,
    /// Stops everything.
    pub stop: &'static str,
    /// Lets it go on.
    pub go_on: &'static str,
    /// Leaves then: a moment.
    pub leaves: fn(&str) -> String,
    /// Part of an answer: which, of how many.
    pub part: fn(i64, i64) -> String,
    /// Heading of replies that go by themselves.
    pub going: &'static str,
    /// Who wrote it, and when.
    pub by: fn(&str, &str) -> String,
    /// To whom: the customer's name.
    pub to: fn(&str) -> String,
    /// Opens the thread.
    pub open: &'static str,
    /// Images beside the text.
    pub images: fn(usize) -> String,
    /// Tried again in: a span.
    pub retry: fn(&str) -> String,
    /// Tried again now.
    pub retry_now: &'static str,
    /// What a state means and what happens next.
    pub meaning: fn(model::reply::State) -> &'static str,
    /// Before the network's own words.
    pub said: &'static str,
    /// To the account's page on the network, to look.
    pub look: &'static str,
    /// It was sent.
    pub sent: &'static str,
    /// It was not: send it.
    pub again: &'static str,
    /// Take it back.
    pub drop: &'static str,
    /// This role may not settle.
    pub ask: &'static str,
}
