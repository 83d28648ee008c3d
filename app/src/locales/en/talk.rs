use crate::text::thread::Thread;
use model::approval::Need;
use model::event::Change;

fn with_words(line: String, words: &str) -> String {
    if words.is_empty() { line } else { format!("{line}: {words}") }
}

fn did(change: &Change, who: &str) -> String {
    let what = match change {
        Change::PostBegun => "began to write a post",
        Change::ThreadClaimed => "claimed it",
        Change::ThreadReleased => "let it go",
        Change::ThreadParked => "set it to waiting",
        Change::ThreadWoken => "It came back: its time was up",
        Change::ThreadClosed => "closed it",
        Change::ThreadReopened => "opened it again",
        Change::ThreadTagged => "changed its tags",
        Change::ThreadQueued { queue: Some(_) } => "put it into a queue",
        Change::ThreadQueued { queue: None } => "took it out of its queue",
        Change::ThreadRelated => "changed whether it is small talk",
        Change::ThreadLikened => "Somebody else says nearly the same",
        Change::ThreadMerged { .. } if who.is_empty() => "They asked again: it goes on where they asked first",
        Change::ThreadMerged { .. } => "merged it into another thread",
        Change::ThreadGathered { .. } => "merged another thread into it",
        Change::ThreadParted { .. } => "took merged threads apart",
        Change::ReplyMoved { .. } => "took a reply back",
        _ => "changed it",
    };
    if who.is_empty() { what.to_owned() } else { format!("{who} {what}") }
}

pub const THREAD: Thread = Thread {
    with: |customer| format!("Thread with {customer}"),
    close: "Fold the thread away",
    conversation: "Conversation",
    elsewhere: "Written outside Moksori",
    on_network: "See it on its network",
    no_alt: "An image without a description",
    tricky: "Contains characters that are invisible or change the order of the text",
    note_by: |who| format!("Note by {who}"),
    assigned: |who, to, note| with_words(format!("{who} gave it to {to}"), note),
    taken: |who, from, reason| with_words(format!("{who} took it over from {from}"), reason),
    snoozed: |who, until| format!("{who} put it away until {until}"),
    declined: |who, reason| with_words(format!("{who} decided not to answer"), reason),
    did,
    customer: |n| match n {
        0 => "Customer".into(),
        1 => "Customer · 1 other thread".into(),
        _ => format!("Customer · {n} other threads"),
    },
    since: |when| format!("First heard {when}"),
    told: "What they were told elsewhere",
    mute: "Set aside what they say",
    unmute: "Hear them again",
    block: "Block on the network",
    unblock: "Lift the block",
    merge: "Merge into this thread",
    part: "Take apart",
    merged: "Merged into this thread",
    moved: "This thread was merged into another one, where it goes on.",
    profiles: "Profiles",
    join_profile: "Join another profile of the same person",
    part_profile: "Somebody else",
    find_handle: "Find by handle, such as minji",
    find: "Find",
    same_person: "The same person",
    nobody_found: "No handle begins so.",
    own: "A post of the brand's own",
    first_time: "No other threads yet.",
    draft_taken: |who, from, reason| with_words(format!("{who} took over what {from} was writing"), reason),
    returned: |who, comment| with_words(format!("{who} gave the answer back"), comment),
    leaves_in: |seconds| format!("Leaves in {seconds} s"),
    leaves_at: |when| format!("Leaves {when}"),
    halted: |who| format!("{who} has stopped everything that goes out"),
    undo: "Undo",
    awaits: "Awaiting approval",
    need: |need| match need {
        Need::Role => "Written by a role that is watched".into(),
        Need::Queue { name } => format!("Answers in “{name}” are read by two"),
        Need::Account => "This account always needs approval".into(),
        Need::Word { word } => format!("“{word}” needs two people"),
    },
    approve: "Approve and send",
    give_back: "Give back",
    comment: "What should change",
    changed: "Changed since it was given back",
    written_by: |names| format!("Written by {names}"),
    outcome: |can, when, why| {
        let told = match (can, when) {
            (true, "") => "Told that it can be solved".to_owned(),
            (true, when) => format!("Told that it will be solved by {when}"),
            (false, "") => "Told that it cannot be solved".to_owned(),
            (false, when) => format!("Told that it cannot be solved until {when}"),
        };
        with_words(told, why)
    },
    began: |who| format!("Begun by {who}"),
    edited: |who| format!("edited by {who}"),
    approved: |who| format!("approved by {who}"),
    sent: |who| format!("sent by {who}"),
    overtaken: "Somebody has spoken since this was planned. Say whether it should still go out.",
    unread: "Nobody has approved these words.",
    maybe_sent: "It may have been sent",
    not_sent: "It was not sent",
    network_says: "The network says:",
    ask_an_agent: "An agent or a lead can settle this.",
    was_sent: "It was sent",
    send_again: "Send again",
    drop: "Do not send",
};
