//! Every word of the product, in a shape: a language is one value of [`Text`], so a text that is missing somewhere does
//! not compile. Texts with a name or a number in them are functions.
//!
//! To add words for a page: a struct in `text/<page>.rs`, a field or a method here, and its values in `locales/{ko,en}/<page>.rs`.

pub mod accounts;
pub mod act;
pub mod board;
pub mod composer;
pub mod entry;
pub mod form;
pub mod frame;
pub mod me;
pub mod mine;
pub mod outbox;
pub mod stream;
pub mod team;
pub mod thread;
pub mod time;
pub mod tools;

use crate::fault::Fault;
use crate::locales;
use model::id::OperatorId;
use model::operator::{Language, Role};
use model::{reply, thread as threads};

/// Finds a colleague's name.
pub type Names<'a> = &'a dyn Fn(OperatorId) -> String;

/// One language. What only the office needs, or what comes late, is asked for with a method: what a page
/// begins with then carries none of it.
pub struct Text {
    /// Which one.
    pub language: Language,
    /// Around every page.
    pub frame: frame::Frame,
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

    /// Every form.
    pub fn form(&self) -> &'static form::Form {
        match self.language {
            Language::Ko => &locales::ko::form::FORM,
            Language::En => &locales::en::form::FORM,
        }
    }

    /// Sign-in, set-up and joining.
    pub fn entry(&self) -> &'static entry::Entry {
        match self.language {
            Language::Ko => &locales::ko::entry::ENTRY,
            Language::En => &locales::en::entry::ENTRY,
        }
    }

    /// The accounts' page.
    pub fn accounts(&self) -> &'static accounts::Accounts {
        match self.language {
            Language::Ko => &locales::ko::accounts::ACCOUNTS,
            Language::En => &locales::en::accounts::ACCOUNTS,
        }
    }

    /// The team's page.
    pub fn team(&self) -> &'static team::Team {
        match self.language {
            Language::Ko => &locales::ko::team::TEAM,
            Language::En => &locales::en::team::TEAM,
        }
    }

    /// What the composer opens.
    pub fn tools(&self) -> &'static tools::Tools {
        match self.language {
            Language::Ko => &locales::ko::tools::TOOLS,
            Language::En => &locales::en::tools::TOOLS,
        }
    }

    /// My own work.
    pub fn mine(&self) -> &'static mine::Mine {
        match self.language {
            Language::Ko => &locales::ko::mine::MINE,
            Language::En => &locales::en::mine::MINE,
        }
    }

    /// The stream.
    pub fn stream(&self) -> &'static stream::Stream {
        match self.language {
            Language::Ko => &locales::ko::stream::STREAM,
            Language::En => &locales::en::stream::STREAM,
        }
    }

    /// My settings.
    pub fn me(&self) -> &'static me::Me {
        match self.language {
            Language::Ko => &locales::ko::me::ME,
            Language::En => &locales::en::me::ME,
        }
    }
}
