use crate::text::board::Board;
use model::thread::State;

pub const BOARD: Board = Board {
    lanes: "보드 나누기",
    as_one: "한 판",
    by_owner: "담당자별",
    by_account: "계정별",
    post: "새 글",
    relation: "편한 대화",
    alike: "같은 글",
    nobody: "담당자 없음",
    news: |n| format!("새로 {n}건"),
    empty: |state| match state {
        State::New => "기다리는 고객이 없어요",
        State::Claimed => "맡은 대화가 없어요",
        State::Waiting => "답을 기다리는 대화가 없어요",
        State::Snoozed => "미뤄 둔 대화가 없어요",
        State::Answered => "지금은 답변해 둔 대화가 없어요",
        State::Closed | State::Declined => "닫은 대화가 없어요",
    },
    no_rows: "조건에 맞는 대화가 없어요.",
    filter_state: "상태",
    all_open: "열린 대화 모두",
    filter_owner: "담당자",
    everybody: "담당자 모두",
    filter_account: "계정",
    all_accounts: "계정 모두",
    filter_tag: "태그",
    spam: "광고로 보여요",
    muted: "치워 둔 고객",
    all_tags: "태그 모두",
    show: "보기",
};
