use crate::text::mine::Mine;
use model::notice::What;

pub static MINE: Mine = Mine {
    told: "Notices",
    nothing: "Nothing yet.",
    see: "Mark all as read",
    what: |what, who| {
        let who = if who.is_empty() { "Moksori" } else { who };
        match what {
            What::Mentioned => format!("{who} named you in a note"),
            What::Assigned => format!("{who} gave you a thread"),
            What::Taken => format!("{who} took over from you"),
            What::Approved => format!("{who} approved your answer"),
            What::Returned => format!("{who} gave your answer back"),
            What::Troubled => "An answer of yours did not go out".into(),
            What::Heard => "A customer spoke in a thread that you follow".into(),
        }
    },
    waits: "Waiting for my answer",
    awaits: "Awaiting approval",
    troubled: "My answers in trouble",
    parked: "Mine, and nobody waits",
    promised: "What I promised",
    until: |when| format!("by {when}"),
    overdue: |when| format!("was due {when}"),
    followed: "Followed",
};
