//! The words of my own work.

use model::notice::What;

/// What is mine.
pub struct Mine {
    /// Heading of what I was told.
    pub told: &'static str,
    /// Nothing yet.
    pub nothing: &'static str,
    /// All of it has been looked at.
    pub see: &'static str,
    /// What happened, and who did it; nobody is the product itself.
    pub what: fn(What, &str) -> String,
    /// Threads of mine whose customers wait.
    pub waits: &'static str,
    /// Replies that a colleague must read.
    pub awaits: &'static str,
    /// Threads of mine whose reply needs somebody.
    pub troubled: &'static str,
    /// Threads of mine that wait for something else.
    pub parked: &'static str,
    /// Answers of mine that named a time.
    pub promised: &'static str,
    /// Until when.
    pub until: fn(&str) -> String,
    /// That was then.
    pub overdue: fn(&str) -> String,
    /// Threads that I follow.
    pub followed: &'static str,
}
