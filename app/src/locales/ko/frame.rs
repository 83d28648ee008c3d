use crate::text::frame::Frame;
use model::text::{Josa, josa};

pub const FRAME: Frame = Frame {
    product: "목소리",
    skip: "본문으로",
    navigation: "주 메뉴",
    more: "다른 페이지",
    board: "보드",
    stream: "스트림",
    outbox: "발송함",
    accounts: "계정",
    team: "팀",
    me: "내 설정",
    palette: "명령 찾기",
    sign_out: "로그아웃",
    offline: "연결 끊김",
    offline_why: "실시간 연결이 끊겼어요. 다시 연결하고 있으니 쓰던 글은 그대로 두셔도 돼요.",
    present: "지금 함께 있는 동료",
    looks: |name| format!("{} 보고 있어요", josa(name, Josa::Subject)),
    writes: |name| format!("{} 쓰고 있어요", josa(name, Josa::Subject)),
    holds: |name, n| format!("{name}: 맡은 대화 {n}건"),
    dismiss: "알림 닫기",
    close: "접기",
    again: "다시 불러오기",
    missing: "찾는 페이지가 없어요",
    missing_next: "주소를 다시 확인하거나 보드에서 찾아 보세요.",
    no_script: "자바스크립트가 꺼져 있어 새 소식이 저절로 나타나지 않아요. 새로 고치면 보여요.",
};
