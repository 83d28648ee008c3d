use crate::text::composer::Composer;
use model::text::{Josa, josa};

pub const COMPOSER: Composer = Composer {
    name: "답변 쓰기",
    as_account: |name, handle| format!("{name} @{handle} 이름으로"),
    reply: "답변",
    note: "메모",
    placeholder: "고객에게 답변을 쓰세요",
    send: "보내기",
    send_anyway: "읽었어요, 보내기",
    sending: "보내는 중",
    left: |n| if n < 0 { format!("{}자 넘었어요", -n) } else { format!("{n}자 남았어요") },
    unsigned: "서명 없이 나가요",
    news: "쓰는 동안 새 글이 왔어요. 읽어 보고, 그대로 보내려면 한 번 더 눌러 주세요.",
    account_off: "이 계정은 지금 멈춰 있어요. 보낸 답변은 다시 켜질 때까지 기다려요.",
    answered_by_me: "이미 답했어요. 이어서 쓰면 덧붙여져요.",
    answered_by: |who| format!("{} 이미 답했어요.", josa(&format!("{who} 님"), Josa::Subject)),
    held_by: |who| format!("{} 맡고 있어요. 답하려면 먼저 넘겨받으세요.", josa(&format!("{who} 님"), Josa::Subject)),
    add_image: "이미지 넣기",
    remove_image: "이미지 빼기",
    images_full: |n| format!("이미지는 {n}장까지 보낼 수 있어요."),
    alt: "이미지 설명",
    note_placeholder: "동료에게 남길 메모. @이름으로 부를 수 있어요",
    note_stays: "메모는 팀 안에서만 보여요",
    add_note: "메모 남기기",
};
