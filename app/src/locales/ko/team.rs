use crate::text::team::Team;
use model::rights::Right;
use model::text::{Josa, josa};

pub static TEAM: Team = Team {
    about: "누가 함께하고, 누가 무엇을 할 수 있는지 보여요.",
    right: |right| match right {
        Right::Read => "모든 대화와 고객 보기",
        Right::Work => "대화 맡기, 미루기, 태그와 메모",
        Right::Reply => "브랜드로 답하기",
        Right::Close => "대화 마치기와 다시 열기",
        Right::Assign => "동료에게 넘기기, 이어받기",
        Right::Settle => "나갔는지 모르는 답글 정리",
        Right::Accounts => "계정 연결과 연습 네트워크",
        Right::Team => "팀원 초대와 변경, 토큰",
    },
    may: "할 수 있는 일",
    nobody: "아직 아무도 없어요.",
    you: "나",
    disabled: "잠김",
    here: "접속 중",
    edit: "바꾸기",
    edit_whom: |name| format!("{name} 바꾸기"),
    role: "역할",
    access: "로그인",
    may_enter: "할 수 있음",
    locked: "잠금",
    locked_hint: "잠그면 열려 있는 화면까지 바로 로그아웃돼요. 한 일은 그대로 남아요.",
    changed: |name| format!("{} 바꿨어요.", josa(name, Josa::Object)),
    invite: "초대하기",
    invite_about: "역할을 고르면 링크가 나와요. 링크는 7일 동안 한 사람만 쓸 수 있어요.",
    make: "초대 링크 만들기",
    link: "초대 링크",
    pending: "기다리는 초대",
    none_pending: "기다리는 초대가 없어요.",
    invited: |name, until| format!("{} 초대 · {until}까지", josa(name, Josa::Subject)),
    withdraw: "거두기",
    uninvite: |role| format!("{role} 초대 거두기"),
};
