use crate::text::composer::Composer;

pub const COMPOSER: Composer = Composer {
    name: "Composer",
    as_account: |name, handle| format!("As {name} @{handle}"),
    reply: "Reply",
    note: "Note",
    placeholder: "Answer the customer",
    post: "What is there to say?",
    send: "Send",
    send_anyway: "I have read it, send",
    sending: "Sending",
    left: |n| if n < 0 { format!("{} too many", -n) } else { format!("{n} left") },
    unsigned: "Goes out unsigned",
    news: |n| {
        let news = if n == 1 { "A new message".to_owned() } else { format!("{n} new messages") };
        format!("{news} came in while you wrote. Read, then press once more to send as it is.")
    },
    other_account: |handle| format!("Not sent yet. Hold the button, or press once more, to send as @{handle}."),
    hold_how: |handle| {
        format!(
            "You last answered from another account. Hold the button to send as @{handle}; two presses do the same."
        )
    },
    hold: "Hold to send",
    hold_for_approval: "Hold to ask for approval",
    send_as: "Send from this account",
    written_by: |who| format!("{who} is writing"),
    take_over: "Write instead",
    take_over_why: "Why you write instead",
    kept: "Saved",
    keeping: "Saving",
    unkept: "Not saved yet. It will be once you are connected.",
    use_theirs: "Use their words",
    more: "Later · can it be solved",
    answers: "Saved answers",
    send_chain: "Send as a chain",
    chain: |n| format!("Goes out as {n} posts"),
    said_before: |who, at| match who {
        "" => format!("They were told the same {at}"),
        who => format!("{who} told them the same {at}"),
    },
    said_otherwise: |who, at| match who {
        "" => format!("This does not go with what they were told {at}"),
        who => format!("This does not go with what {who} told them {at}"),
    },
    send_for_approval: "Ask for approval",
    account_off: "This account is paused. Replies wait until it goes on.",
    answered_by_me: "You have answered. What you write now is added.",
    answered_by: |who| format!("{who} has answered already."),
    held_by: |who| format!("{who} has it. Take it over first if you want to answer."),
    remove_image: "Remove the image",
    alt: "What the image shows",
    note_placeholder: "A note to colleagues. Name them with @",
    note_stays: "Notes stay inside the team",
    add_note: "Add note",
};
