//! Code that comes late. Each program of the browser begins with what its pages share, and the board's with the board;
//! the rest lies in files of its own, which a page that was drawn with them waits for, and which every other page
//! fetches when it is idle.
//!
//! To let something come late: a kind of [`Part`] with its place in [`Part::name`] and in one of the functions below,
//! [`crate::part::late::Late`] where it stands, and a [`chunk!`](crate::chunk) in `frontend`, if it has a file of its
//! own. Code that the page begins with anyway stays there by itself.

mod chunk;

pub use chunk::{Chunk, Late, at_once, begin, fetch_wanted};

use crate::context::SERVER;
use crate::hand::Ask;
use crate::page;
use crate::part::asker::Question;
use crate::part::composer::draft::Draft;
use crate::part::composer::tools::{self, Tools};
use crate::part::composer::{answers, more};
use crate::part::thread::Thread;
use crate::seal::Seal;
use leptos::prelude::*;
use model::thread::Talk;

/// What comes late.
#[derive(Clone, Copy)]
pub enum Part {
    /// An open thread and its composer.
    Thread(RwSignal<Talk>),
    /// The inside of the box that asks.
    Question(Ask),
    /// A customer's page.
    Customer,
    /// The list of saved answers.
    Answers(Draft),
    /// What an answer carries beside its words.
    More(Draft),
    /// The dense list.
    Stream,
    /// Emoji, names, and how a button is held.
    Tools(Tools),
    /// What becomes of an answer.
    Below(Draft),
    /// My own work.
    Mine,
    /// The outbox.
    Outbox,
    /// The accounts' page.
    Accounts,
    /// The team's page.
    Team,
    /// My settings.
    Me,
    /// Sign-in.
    Signin,
    /// The first set-up.
    Setup,
    /// Joining by an invitation.
    Join,
}

/// An open thread.
pub fn talk(part: Part) -> AnyView {
    match part {
        Part::Thread(talk) => view! { <Thread talk /> }.seal(),
        _ => ().seal(),
    }
}

/// What an operator looks for later than threads: saved answers, plans.
pub fn more(part: Part) -> AnyView {
    match part {
        Part::Answers(draft) => view! { <answers::List draft /> }.seal(),
        Part::More(draft) => view! { <more::Fields draft /> }.seal(),
        _ => ().seal(),
    }
}

/// My own work.
pub fn mine(_: Part) -> AnyView {
    view! { <page::Mine /> }.seal()
}

/// A person, under all their names.
pub fn person(_: Part) -> AnyView {
    view! { <page::Customer /> }.seal()
}

/// The dense list, what it shows, and many of it at once.
pub fn stream(_: Part) -> AnyView {
    view! { <page::Stream /> }.seal()
}

/// What a hand does in the composer beside typing.
pub fn tools(part: Part) -> AnyView {
    match part {
        Part::Tools(tools) => view! { <tools::All tools /> }.seal(),
        Part::Below(draft) => view! { <tools::Below draft /> }.seal(),
        _ => ().seal(),
    }
}

/// What is asked in passing.
pub fn ask(part: Part) -> AnyView {
    match part {
        Part::Question(ask) => view! { <Question ask /> }.seal(),
        _ => ().seal(),
    }
}

/// The outbox.
pub fn outbox(_: Part) -> AnyView {
    view! { <page::Outbox /> }.seal()
}

/// The accounts' page.
pub fn accounts(_: Part) -> AnyView {
    view! { <page::Accounts /> }.seal()
}

/// The team's page.
pub fn team(_: Part) -> AnyView {
    view! { <page::Team /> }.seal()
}

/// My settings.
pub fn me(_: Part) -> AnyView {
    view! { <page::Me /> }.seal()
}

/// The ways in.
pub fn door(part: Part) -> AnyView {
    match part {
        Part::Signin => view! { <page::Signin /> }.seal(),
        Part::Setup => view! { <page::Setup /> }.seal(),
        Part::Join => view! { <page::Join /> }.seal(),
        _ => ().seal(),
    }
}

impl Part {
    /// Draws it, if its code is here; the server has all code.
    pub fn draw(self) -> Option<AnyView> {
        if SERVER {
            return Some(match self.name() {
                "stream" => stream(self),
                "person" => person(self),
                "mine" => mine(self),
                "outbox" => outbox(self),
                "accounts" => accounts(self),
                "team" => team(self),
                "me" => me(self),
                "door" => door(self),
                "ask" => ask(self),
                "more" => more(self),
                "tools" => tools(self),
                _ => talk(self),
            });
        }
        chunk::draw(self.name(), self)
    }

    /// Brings its code, and says whether it came. A later call tries again.
    pub async fn fetch(self) -> bool {
        chunk::fetch(self.name()).await
    }

    /// Where its code lies.
    fn name(self) -> &'static str {
        match self {
            Part::Thread(_) => "talk",
            Part::Answers(_) | Part::More(_) => "more",
            Part::Mine => "mine",
            Part::Customer => "person",
            Part::Stream => "stream",
            Part::Tools(_) | Part::Below(_) => "tools",
            Part::Question(_) => "ask",
            Part::Outbox => "outbox",
            Part::Accounts => "accounts",
            Part::Team => "team",
            Part::Me => "me",
            Part::Signin | Part::Setup | Part::Join => "door",
        }
    }
}

/// What a page is drawn with beside what its program begins with: by its path and its query.
pub fn needed(path: &str, query: &str) -> &'static [&'static str] {
    match (path.trim_start_matches('/').split('/').next().unwrap_or_default(), query.contains("thread=")) {
        ("board", true) => &["talk"],
        ("stream", false) => &["stream"],
        ("stream", true) => &["stream", "talk"],
        ("mine", _) => &["mine"],
        ("customer", _) => &["person"],
        ("outbox", _) => &["outbox"],
        ("accounts", _) => &["accounts"],
        ("team", _) => &["team"],
        ("me", _) => &["me"],
        ("signin" | "setup" | "join", _) => &["door"],
        _ => &[],
    }
}

/// Whether what asks something is here.
pub fn asks() -> bool {
    SERVER || chunk::here("ask")
}

#[cfg(test)]
mod tests {
    use super::needed;

    #[test]
    fn a_page_says_what_it_was_drawn_with() {
        for (path, query, name) in [
            ("/", "", &[] as &[&str]),
            ("/board", "lane=owner", &[]),
            ("/board", "lane=owner&thread=019a", &["talk"]),
            ("/stream", "", &["stream"]),
            ("/stream", "?thread=019a", &["stream", "talk"]),
            ("/customer/019a", "", &["person"]),
            ("/signin", "next=/board", &["door"]),
            ("/setup/x", "", &["door"]),
            ("/mine", "", &["mine"]),
            ("/me", "", &["me"]),
            ("/nowhere", "", &[]),
        ] {
            assert_eq!(needed(path, query), name, "{path}?{query}");
        }
    }
}
