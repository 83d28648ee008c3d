use model::event::{Change, Event};
use model::reply::{Reply, State};
use model::thread::Card;

/// A reply that is not out, and the thread that it belongs to.
pub type Waiting = (Reply, Card);

/// Takes in one event: a reply appears, comes further, or is out and goes. Replaying what is known changes nothing.
pub fn follow(all: &mut Vec<Waiting>, event: &Event) {
    let (Change::ReplyQueued { reply } | Change::ReplyMoved { reply } | Change::ReplySent { reply, .. }) =
        &event.change
    else {
        return;
    };
    let place = all.iter().position(|(known, _)| known.id == reply.id);
    match (place, matches!(reply.state, State::Sent | State::Dropped)) {
        (Some(at), true) => _ = all.remove(at),
        (Some(at), false) => all[at].0 = reply.clone(),
        (None, true) => {}
        (None, false) => all.extend(event.card.clone().map(|card| (reply.clone(), card))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use model::customer::Face;
    use model::id::{AccountId, CustomerId, OperatorId, ReplyId, ThreadId};
    use model::time::Time;
    use uuid::Uuid;

    fn reply(n: u128, state: State) -> Reply {
        Reply {
            id: ReplyId(Uuid::from_u128(n)),
            thread: ThreadId(Uuid::nil()),
            by: OperatorId(Uuid::nil()),
            at: Time(0),
            text: "네, 확인하겠습니다. ^SH".into(),
            media: Vec::new(),
            state,
            remote: String::new(),
            why: String::new(),
            retry: None,
            due: Time(0),
            started: None,
            edited: Vec::new(),
            need: None,
            approver: None,
            hash: String::new(),
            chain: ReplyId(uuid::Uuid::nil()),
            part: 1,
            parts: 1,
            outcome: None,
        }
    }

    fn card() -> Card {
        let face = Face { id: CustomerId(Uuid::nil()), name: "하늘".into(), handle: "haneul".into() };
        Card::begin(ThreadId(Uuid::nil()), AccountId(Uuid::nil()), face, String::new(), Time(0))
    }

    fn event(change: Change) -> Event {
        Event { seq: 1, at: Time(0), by: None, change, card: Some(card()) }
    }

    #[test]
    fn a_reply_comes_moves_and_goes() {
        let mut all = Vec::new();
        let queued = event(Change::ReplyQueued { reply: reply(1, State::Queued) });
        follow(&mut all, &queued);
        follow(&mut all, &queued);
        follow(&mut all, &event(Change::ReplyQueued { reply: reply(2, State::Queued) }));
        assert_eq!(all.len(), 2, "told twice is there once");
        follow(&mut all, &event(Change::ReplyMoved { reply: reply(1, State::Unknown) }));
        assert_eq!(all[0].0.state, State::Unknown, "it keeps its place");
        follow(&mut all, &event(Change::ReplyMoved { reply: reply(1, State::Dropped) }));
        follow(&mut all, &event(Change::ThreadClosed));
        assert_eq!(all.iter().map(|(r, _)| r.id.0.as_u128()).collect::<Vec<_>>(), [2]);
    }
}
