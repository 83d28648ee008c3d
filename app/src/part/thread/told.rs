//! What is kept of an answer beside its words: what it told whoever complained, and whose hands it went through.

use crate::here::Here;
use crate::look::{show, use_text};
use crate::part::card::moment;
use crate::part::icon::Icon;
use crate::seal::Seal;
use leptos::prelude::*;
use model::id::OperatorId;
use model::message::Message;
use model::reply::{Outcome, Reply, State};
use model::thread::Talk;

/// The answer whose end a post is, if there is more to tell of it than who sent it.
pub fn behind(talk: &Talk, message: &Message) -> Option<Reply> {
    let is = |reply: &&Reply| reply.state == State::Sent && reply.remote == message.remote && reply.is_last();
    message.by?;
    let reply = talk.replies.iter().find(is)?;
    (reply.outcome.is_some() || hands(reply).len() > 1).then(|| reply.clone())
}

/// What somebody did for an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Hand {
    Began,
    Edited,
    Approved,
    Sent,
}

/// Whoever had a hand in it, in the order of the work; only its sender, if nobody else had.
fn hands(reply: &Reply) -> Vec<(Hand, OperatorId)> {
    let mut all: Vec<_> = reply.started.map(|by| (Hand::Began, by)).into_iter().collect();
    all.extend(reply.edited.iter().filter(|by| Some(**by) != reply.started).map(|by| (Hand::Edited, *by)));
    all.extend(reply.approver.map(|by| (Hand::Approved, by)));
    all.push((Hand::Sent, reply.by));
    if all.iter().all(|(_, by)| *by == reply.by) {
        all.drain(..all.len() - 1);
    }
    all
}

/// Both, in words.
pub fn told(here: Here, reply: Reply) -> AnyView {
    let hands = hands(&reply);
    let who = move || {
        let words = &use_text().thread;
        let called = hands.iter().map(|(hand, by)| {
            let did = match hand {
                Hand::Began => words.began,
                Hand::Edited => words.edited,
                Hand::Approved => words.approved,
                Hand::Sent => words.sent,
            };
            did(&here.name(*by))
        });
        (hands.len() > 1).then(|| called.collect::<Vec<_>>().join(" · "))
    };
    view! {
        {promised(here, reply.outcome)}
        <p class="hands">{show(who)}</p>
    }
    .seal()
}

/// What an answer tells whoever complained, in a line.
pub fn promised(here: Here, outcome: Option<Outcome>) -> Option<AnyView> {
    let Outcome { solvable, why, when } = outcome?;
    let line = move || {
        let when = when.map(|when| moment(here, when)).unwrap_or_default();
        (use_text().thread.outcome)(solvable, &when, &why)
    };
    let line = view! {
        <p class="outcome">
            <Icon name=if solvable { "circle-check" } else { "circle-alert" } />
            <span>{show(line)}</span>
        </p>
    };
    Some(line.seal())
}

#[cfg(test)]
mod tests {
    use super::*;
    use model::id::{ReplyId, ThreadId};
    use model::time::Time;
    use uuid::Uuid;

    const fn who(number: u128) -> OperatorId {
        OperatorId(Uuid::from_u128(number))
    }

    fn reply() -> Reply {
        let id = ReplyId(Uuid::nil());
        Reply {
            id,
            thread: ThreadId(Uuid::nil()),
            by: who(1),
            at: Time(0),
            due: Time(0),
            started: None,
            edited: Vec::new(),
            need: None,
            approver: None,
            hash: String::new(),
            chain: id,
            part: 1,
            parts: 1,
            outcome: None,
            text: "네".into(),
            media: Vec::new(),
            state: State::Sent,
            remote: "at://a".into(),
            why: String::new(),
            retry: None,
        }
    }

    #[test]
    fn each_hand_is_named_once_for_what_it_did() {
        let one = Reply { started: Some(who(1)), edited: vec![who(1)], ..reply() };
        assert_eq!(hands(&one), [(Hand::Sent, who(1))], "whoever did it all alone only sent it");
        assert_eq!(hands(&reply()), [(Hand::Sent, who(1))], "a script");
        let many =
            Reply { started: Some(who(2)), edited: vec![who(2), who(3), who(1)], approver: Some(who(4)), ..reply() };
        assert_eq!(
            hands(&many),
            [
                (Hand::Began, who(2)),
                (Hand::Edited, who(3)),
                (Hand::Edited, who(1)),
                (Hand::Approved, who(4)),
                (Hand::Sent, who(1))
            ]
        );
        let approved = Reply { started: Some(who(1)), edited: vec![who(1)], approver: Some(who(4)), ..reply() };
        assert_eq!(hands(&approved), [(Hand::Began, who(1)), (Hand::Approved, who(4)), (Hand::Sent, who(1))]);
    }
}
