use crate::text::outbox::Outbox;
use model::reply::State;

pub const OUTBOX: Outbox = Outbox {
    about: "아직 나가지 않은 답글이에요. 같은 답글은 두 번 나가지 않고, 사라지지도 않아요.",
    empty: "기다리는 답글이 없어요. 모두 나갔어요.",
    troubled: "사람이 봐야 해요",
    going: "나가는 중",
    by: |name, at| format!("{name} · {at}"),
    to: |name| format!("{name} 님께"),
    open: "대화 열기",
    images: |n| format!("사진 {n}장"),
    retry: |span| format!("{span} 뒤에 다시 보내요."),
    retry_now: "곧 다시 보내요.",
    meaning: |state| match state {
        State::Queued => "차례를 기다려요.",
        State::Dispatching => "네트워크로 보내고 있어요.",
        State::Waiting => "네트워크가 조금 뒤에 보내라고 했어요.",
        State::Unknown => "보냈지만 대답을 받지 못했어요. 나갔는지 네트워크에서 확인하고 있어요.",
        State::Person => "나갔는지 우리가 알 수 없어요. 네트워크에서 직접 보고 알려 주세요.",
        State::Rejected => "네트워크가 받지 않았어요. 고객에게는 보이지 않아요.",
        State::Sent => "나갔어요.",
        State::Dropped => "거두었어요.",
    },
    said: "네트워크의 대답",
    look: "네트워크에서 보기",
    sent: "나갔어요",
    again: "다시 보내기",
    drop: "거두기",
    ask: "리드나 상담원이 정리할 수 있어요.",
};
