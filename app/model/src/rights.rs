//! The rights table: who may do what. One table, asked by the use cases on the server and by the pages that hide a button.

use crate::operator::Role;

/// Something that not everybody may do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Right {
    /// Read threads, customers, the team and the accounts.
    Read,
    /// Claim, release, snooze, tag and note.
    Work,
    /// Speak as the brand.
    Reply,
    /// Close, decline and reopen.
    Close,
    /// Give a thread to a colleague, or take one from them.
    Assign,
    /// Settle a reply whose fate is unknown; stop the outbox.
    Settle,
    /// Say yes to what a colleague wrote.
    Approve,
    /// Connect, pause and remove accounts; steer the practice network.
    Accounts,
    /// Invite, change and disable operators; make tokens.
    Team,
}

impl Right {
    /// All of them, for the tests that walk the table.
    pub const ALL: [Right; 9] = [
        Right::Read,
        Right::Work,
        Right::Reply,
        Right::Close,
        Right::Assign,
        Right::Settle,
        Right::Approve,
        Right::Accounts,
        Right::Team,
    ];
}

impl Role {
    /// The table itself.
    pub fn may(self, right: Right) -> bool {
        match right {
            Right::Read | Right::Work | Right::Reply => true,
            Right::Close | Right::Assign => matches!(self, Role::Lead | Role::Agent | Role::Professional),
            Right::Settle | Right::Approve => matches!(self, Role::Lead | Role::Agent),
            Right::Accounts | Right::Team => matches!(self, Role::Lead),
        }
    }
}
