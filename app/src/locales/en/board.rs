use crate::text::board::Board;
use model::thread::State;

pub const BOARD: Board = Board {
    lanes: "Cut the board",
    as_one: "As one",
    by_owner: "By owner",
    by_account: "By account",
    post: "New post",
    relation: "Small talk",
    alike: "Alike",
    nobody: "Nobody",
    news: |n| format!("{n} new"),
    empty: |state| match state {
        State::New => "No customer is waiting",
        State::Claimed => "Nobody is at work here",
        State::Waiting => "Nothing waits for somebody",
        State::Snoozed => "Nothing is put away",
        State::Answered => "Nothing stands answered",
        State::Closed | State::Declined => "Nothing is closed",
    },
    no_rows: "No thread fits these filters.",
    filter_state: "State",
    all_open: "All open",
    filter_owner: "Owner",
    everybody: "All owners",
    filter_account: "Account",
    all_accounts: "All accounts",
    filter_tag: "Tag",
    spam: "Looks like an advertisement",
    muted: "Set aside: muted",
    all_tags: "All tags",
    show: "Show",
};
