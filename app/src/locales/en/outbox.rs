use crate::text::outbox::Outbox;
use model::reply::State;

pub const OUTBOX: Outbox = Outbox {
    about: "Replies that are not out yet. None goes out twice, and none is lost.",
    empty: "Nothing waits. Everything is out.",
    troubled: "Somebody must look",
    going: "On their way",
    by: |name, at| format!("{name} · {at}"),
    to: |name| format!("To {name}"),
    open: "Open the thread",
    images: |n| format!("{n} {}", if n == 1 { "image" } else { "images" }),
    retry: |span| format!("Tried again in {span}."),
    retry_now: "Tried again in a moment.",
    meaning: |state| match state {
        State::Queued => "Waits for its turn.",
        State::Dispatching => "Being handed to the network.",
        State::Waiting => "The network asked us to come back later.",
        State::Unknown => "Sent, but the answer was lost. We are looking on the network whether it is out.",
        State::Person => "We cannot find out whether it is out. Look on the network and tell us.",
        State::Rejected => "The network did not take it. The customer does not see it.",
        State::Sent => "Out.",
        State::Dropped => "Taken back.",
    },
    said: "The network said",
    look: "Look on the network",
    sent: "It was sent",
    again: "Send again",
    drop: "Take back",
    ask: "A lead or an agent can settle it.",
};
