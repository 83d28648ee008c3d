//! The words of an open thread.

use model::approval::Need;
use model::event::Change;

/// Conversation, history, customer, replies in trouble.
pub struct Thread {
    /// Name of the region: customer.
    pub with: fn(&str) -> String,
    /// Closes the view, not the thread.
    pub close: &'static str,
    /// Label of the conversation.
    pub conversation: &'static str,
    /// A post of the brand that was not written here.
    pub elsewhere: &'static str,
    /// Link to a post on its network.
    pub on_network: &'static str,
    /// An image without words.
    pub no_alt: &'static str,
    /// A text hides characters.
    pub tricky: &'static str,
    /// Head of a note: name.
    pub note_by: fn(&str) -> String,
    /// Name, to whom, note.
    pub assigned: fn(&str, &str, &str) -> String,
    /// Name, from whom, reason.
    pub taken: fn(&str, &str, &str) -> String,
    /// Name, until when.
    pub snoozed: fn(&str, &str) -> String,
    /// Name, reason.
    pub declined: fn(&str, &str) -> String,
    /// Any other change, and who did it; nobody is the world outside.
    pub did: fn(&Change, &str) -> String,
    /// Heading of the customer's card: how many other threads.
    pub customer: fn(usize) -> String,
    /// Since when we know a customer.
    pub since: fn(&str) -> String,
    /// Heading of earlier answers to the same customer.
    pub told: &'static str,
    /// What they say shall wake nobody.
    pub mute: &'static str,
    /// It shall again.
    pub unmute: &'static str,
    /// The network shall keep them away.
    pub block: &'static str,
    /// It shall no more.
    pub unblock: &'static str,
    /// Takes another thread in here.
    pub merge: &'static str,
    /// Lets it go again.
    pub part: &'static str,
    /// Heading of what was merged into this thread.
    pub merged: &'static str,
    /// Link of a thread that was merged into another one.
    pub moved: &'static str,
    /// Heading of a person's profiles.
    pub profiles: &'static str,
    /// Opens the search for another profile of the same person.
    pub join_profile: &'static str,
    /// This profile is somebody else.
    pub part_profile: &'static str,
    /// Field of that search.
    pub find_handle: &'static str,
    /// Its button.
    pub find: &'static str,
    /// It is them.
    pub same_person: &'static str,
    /// It found nobody.
    pub nobody_found: &'static str,
    /// What the brand says of its own accord.
    pub own: &'static str,
    /// A customer without other threads.
    pub first_time: &'static str,
    /// Name, from whom, reason: the right to write.
    pub draft_taken: fn(&str, &str, &str) -> String,
    /// Name, comment: an answer came back from its reader.
    pub returned: fn(&str, &str) -> String,
    /// Leaves in so many seconds.
    pub leaves_in: fn(i64) -> String,
    /// Leaves then.
    pub leaves_at: fn(&str) -> String,
    /// Nothing leaves while somebody has stopped everything: name.
    pub halted: fn(&str) -> String,
    /// Takes it back.
    pub undo: &'static str,
    /// Somebody must read it first.
    pub awaits: &'static str,
    /// Why that is.
    pub need: fn(&Need) -> String,
    /// Says yes.
    pub approve: &'static str,
    /// Gives it back.
    pub give_back: &'static str,
    /// With which words.
    pub comment: &'static str,
    /// What has changed since it was given back.
    pub changed: &'static str,
    /// Who wrote it, for whoever reads: names.
    pub written_by: fn(&str) -> String,
    /// What an answer told whoever complained: whether it can be solved, until when, why; the last two may be empty.
    pub outcome: fn(bool, &str, &str) -> String,
    /// Who began an answer: name.
    pub began: fn(&str) -> String,
    /// Who changed its words: name.
    pub edited: fn(&str) -> String,
    /// Who said yes: name.
    pub approved: fn(&str) -> String,
    /// Who sent it: name.
    pub sent: fn(&str) -> String,
    /// It was planned, and somebody has spoken since.
    pub overtaken: &'static str,
    /// Nobody said yes to these words.
    pub unread: &'static str,
    /// A reply whose fate is unknown.
    pub maybe_sent: &'static str,
    /// A reply that the network will not take.
    pub not_sent: &'static str,
    /// Before the network's own words.
    pub network_says: &'static str,
    /// For roles that may not settle it.
    pub ask_an_agent: &'static str,
    /// It is out.
    pub was_sent: &'static str,
    /// It is not: try again.
    pub send_again: &'static str,
    /// Take it back.
    pub drop: &'static str,
}
