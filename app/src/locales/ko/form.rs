use crate::text::form::Form;

pub static FORM: Form = Form {
    save: "저장",
    saved: "저장했어요.",
    busy: "잠시만요…",
    copy: "복사",
    copied: "복사했어요.",
    copy_yourself: "글자를 골라 두었어요. 직접 복사해 주세요.",
    once: "지금 한 번만 보여 드려요. 창을 닫기 전에 옮겨 두세요.",
    show: "비밀번호 보기",
    hide: "비밀번호 가리기",
    short: |typed, needed| format!("{needed}자 이상이어야 해요. 지금은 {typed}자예요."),
    fair: "쓸 수 있어요. 낱말을 하나 더하면 더 튼튼해요.",
    strong: "튼튼한 비밀번호예요.",
    password_hint: "10자 이상. 서로 관계없는 낱말 서너 개가 외우기 쉽고 튼튼해요.",
    on: "켜기",
    off: "끄기",
    needs_script: "한 번만 보이는 값이라 자바스크립트가 켜져 있어야 만들 수 있어요.",
};
