//! Every word of the product, in a shape: a language is one value of [`Text`], so a text that is missing somewhere does
//! not compile. Texts with a name or a number in them are functions.
//!
//! To add words for a page: a struct in `text/<page>.rs`, a field here, and its values in `locales/{ko,en}/<page>.rs`.

pub mod accounts;
pub mod act;
pub mod board;
pub mod composer;
pub mod entry;
pub mod form;
pub mod frame;
pub mod me;
pub mod outbox;
pub mod team;
pub mod thread;
pub mod time;

use crate::fault::Fault;
use crate::locales;
use model::id::OperatorId;
use model::operator::{Language, Role};
use model::{reply, thread as threads};

/// Finds a colleague's name.
pub type Names<'a> = &'a dyn Fn(OperatorId) -> String;

/// One language.
pub struct Text {
    /// Around every page.
    pub frame: frame::Frame,
    /// Every form.
    pub form: form::Form,
    /// Sign-in, set-up and joining.
    pub entry: entry::Entry,
    /// The accounts' page.
    pub accounts: accounts::Accounts,
    /// The team's page.
    pub team: team::Team,
    /// My settings.
    pub me: me::Me,
    /// The outbox.
    pub outbox: outbox::Outbox,
    /// Board and Stream.
    pub board: board::Board,
    /// An open thread.
    pub thread: thread::Thread,
    /// What can be done.
    pub act: act::Act,
    /// The composer.
    pub composer: composer::Composer,
    /// Moments and spans.
    pub time: time::Time,
    /// A thread's state.
    pub state: fn(threads::State) -> &'static str,
    /// A reply's state.
    pub reply: fn(reply::State) -> &'static str,
    /// A role.
    pub role: fn(Role) -> &'static str,
    /// Why not: what happened, what we did, what to do next.
    pub fault: fn(&Fault, Names<'_>) -> String,
}

impl Text {
    /// The words of a language.
    pub fn of(language: Language) -> &'static Text {
        match language {
            Language::Ko => &locales::ko::TEXT,
            Language::En => &locales::en::TEXT,
        }
    }
}
