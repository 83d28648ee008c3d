//! The words of the stream: what it shows, lists under a name, and many threads at once.

/// The stream's own words.
pub struct Stream {
    /// In the empty field for words.
    pub words: &'static str,
    /// Opens the other filters: how many of them are on.
    pub filters: fn(usize) -> String,
    /// Label of the filter by queue.
    pub queue: &'static str,
    /// No filter by queue.
    pub all_queues: &'static str,
    /// Label of the filter by language.
    pub language: &'static str,
    /// No filter by language.
    pub all_languages: &'static str,
    /// A language, by what browsers call it.
    pub languages: fn(&str) -> String,
    /// Label of the filter by wait.
    pub waits: &'static str,
    /// No filter by wait.
    pub any_wait: &'static str,
    /// At least so long; the span in words.
    pub waits_for: fn(&str) -> String,
    /// The filter by likeness is on.
    pub alike: &'static str,
    /// Takes all filters off.
    pub clear: &'static str,
    /// Goes on looking, further back.
    pub older: &'static str,
    /// Label of the lists under a name.
    pub views: &'static str,
    /// Everything that is open.
    pub everything: &'static str,
    /// Keeps what is shown.
    pub keep: &'static str,
    /// What it is to be called.
    pub name: &'static str,
    /// Everybody shall have it.
    pub shared: &'static str,
    /// A list that is everybody's, for those who hear it.
    pub ours: fn(&str) -> String,
    /// Said after keeping.
    pub kept: &'static str,
    /// Forgets it.
    pub forget: fn(&str) -> String,
    /// Begins to pick.
    pub pick: &'static str,
    /// Label of a row's box: customer.
    pub pick_one: fn(&str) -> String,
    /// How many are picked.
    pub picked: fn(usize) -> String,
    /// Picks all that are listed: how many.
    pub pick_all: fn(usize) -> String,
    /// Lets go of all.
    pub let_go: &'static str,
    /// How far it is.
    pub doing: fn(usize, usize) -> String,
    /// No more of it.
    pub stop: &'static str,
    /// So many are done.
    pub done: fn(usize) -> String,
    /// So many are undone.
    pub undone: fn(usize) -> String,
    /// So many were refused, the first of them because …
    pub refused: fn(usize, &str) -> String,
}
