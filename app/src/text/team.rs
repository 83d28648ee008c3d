//! The words of the team's page.

use model::rights::Right;

/// People, roles and invitations.
pub struct Team {
    /// What the page is for.
    pub about: &'static str,
    /// Something that a role may do.
    pub right: fn(Right) -> &'static str,
    /// Before the list of rights.
    pub may: &'static str,
    /// Nobody has this role.
    pub nobody: &'static str,
    /// It is me.
    pub you: &'static str,
    /// Cannot sign in any more.
    pub disabled: &'static str,
    /// Is on the board now.
    pub here: &'static str,
    /// Opens the form that changes a colleague.
    pub edit: &'static str,
    /// The same, for those who do not see beside whom it stands: the name.
    pub edit_whom: fn(&str) -> String,
    /// The role's label.
    pub role: &'static str,
    /// Whether they can sign in.
    pub access: &'static str,
    /// They can.
    pub may_enter: &'static str,
    /// They cannot.
    pub locked: &'static str,
    /// What locking out does.
    pub locked_hint: &'static str,
    /// Whether their role's replies need a reader.
    pub trust: &'static str,
    /// Theirs need none because of their role.
    pub trusted: &'static str,
    /// They do, if the role is watched.
    pub watched: &'static str,
    /// Heading of the rules of what leaves.
    pub policy: &'static str,
    /// What they are for.
    pub policy_about: &'static str,
    /// Roles whose replies somebody reads first.
    pub policy_roles: &'static str,
    /// Words that need two people.
    pub policy_words: &'static str,
    /// How to write them.
    pub policy_words_hint: &'static str,
    /// Heading of the topic lanes.
    pub queues: &'static str,
    /// What they are.
    pub queues_about: &'static str,
    /// There is none.
    pub no_queues: &'static str,
    /// Opens the form for one more.
    pub new_queue: &'static str,
    /// Its answers are read first.
    pub queue_read: &'static str,
    /// Its name.
    pub queue_name: &'static str,
    /// The words that lead there.
    pub queue_words: &'static str,
    /// How to write them.
    pub queue_words_hint: &'static str,
    /// Its answers shall be read first.
    pub queue_approval: &'static str,
    /// Removes it.
    pub forget_queue: fn(&str) -> String,
    /// Every image must be described.
    pub policy_described: &'static str,
    /// What that is for.
    pub policy_described_hint: &'static str,
    /// A colleague was changed: their name.
    pub changed: fn(&str) -> String,
    /// Heading of the invitation form.
    pub invite: &'static str,
    /// How it works.
    pub invite_about: &'static str,
    /// Its button.
    pub make: &'static str,
    /// Label of the link.
    pub link: &'static str,
    /// Heading of the list of unused invitations.
    pub pending: &'static str,
    /// There are none.
    pub none_pending: &'static str,
    /// Who invited, and until when: name, day.
    pub invited: fn(&str, &str) -> String,
    /// Takes an invitation back.
    pub withdraw: &'static str,
    /// The same, for those who do not see beside what it stands: the role.
    pub uninvite: fn(&str) -> String,
}
