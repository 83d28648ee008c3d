use crate::text::mine::Mine;
use model::notice::What;
use model::text::{Josa, josa};

pub static MINE: Mine = Mine {
    told: "알림",
    nothing: "아직 알림이 없어요.",
    see: "모두 읽음",
    what: |what, who| {
        let who =
            if who.is_empty() { String::new() } else { format!("{} ", josa(&format!("{who} 님"), Josa::Subject)) };
        let did = match what {
            What::Mentioned => "메모에서 불렀어요",
            What::Assigned => "대화를 맡겼어요",
            What::Taken => "넘겨받았어요",
            What::Approved => "답변을 승인했어요",
            What::Returned => "답변을 돌려보냈어요",
            What::Troubled => "답변이 나가지 못했어요",
            What::Heard => "소식 받는 대화에 새 글이 왔어요",
        };
        format!("{who}{did}")
    },
    waits: "내 답을 기다려요",
    awaits: "승인을 기다려요",
    troubled: "내 답변에 문제가 있어요",
    parked: "내가 맡고 있어요",
    promised: "약속한 시간",
    until: |when| format!("{when}까지"),
    overdue: |when| format!("{when}까지였어요"),
    followed: "소식 받는 대화",
};
