use crate::text::thread::Thread;
use model::approval::Need;
use model::event::Change;
use model::text::{Josa, josa};

/// `서현 님이`; nobody is the product itself.
fn subject(who: &str) -> String {
    if who.is_empty() { String::new() } else { format!("{} ", josa(&format!("{who} 님"), Josa::Subject)) }
}

fn with_words(line: String, words: &str) -> String {
    if words.is_empty() { line } else { format!("{line}: {words}") }
}

fn did(change: &Change, who: &str) -> String {
    let what = match change {
        Change::PostBegun => "새 글을 쓰기 시작했어요",
        Change::ThreadClaimed => "맡았어요",
        Change::ThreadReleased => "내려놓았어요",
        Change::ThreadParked => "기다림으로 옮겼어요",
        Change::ThreadWoken => "미뤄 둔 시간이 되어 돌아왔어요",
        Change::ThreadClosed => "닫았어요",
        Change::ThreadReopened => "다시 열었어요",
        Change::ThreadTagged => "태그를 바꿨어요",
        Change::ThreadQueued { queue: Some(_) } => "주제를 정했어요",
        Change::ThreadQueued { queue: None } => "주제에서 뺐어요",
        Change::ThreadRelated => "편한 대화인지 바꿨어요",
        Change::ThreadLikened => "거의 같은 글이 또 올라왔어요",
        Change::ThreadMerged { .. } => "다른 대화에 합쳤어요",
        Change::ThreadGathered { .. } => "다른 대화를 여기로 합쳤어요",
        Change::ThreadParted { .. } => "합친 대화를 따로 뗐어요",
        Change::ReplyMoved { .. } => "보내기를 취소했어요",
        _ => "바꿨어요",
    };
    format!("{}{what}", subject(who))
}

pub const THREAD: Thread = Thread {
    with: |customer| format!("{customer} 님과의 대화"),
    close: "대화 접기",
    conversation: "대화 내용",
    elsewhere: "목소리 밖에서 씀",
    on_network: "네트워크에서 보기",
    no_alt: "설명이 없는 이미지",
    tricky: "보이지 않거나 글자 순서를 바꾸는 문자가 들어 있어요",
    note_by: |who| format!("{who} 님의 메모"),
    assigned: |who, to, note| with_words(format!("{}{to} 님에게 맡겼어요", subject(who)), note),
    taken: |who, from, reason| with_words(format!("{}{from} 님에게서 넘겨받았어요", subject(who)), reason),
    snoozed: |who, until| format!("{}{until}까지 미뤘어요", subject(who)),
    declined: |who, reason| with_words(format!("{}답하지 않기로 했어요", subject(who)), reason),
    did,
    customer: |n| if n == 0 { "고객 정보".into() } else { format!("고객 정보 · 다른 대화 {n}건") },
    since: |when| format!("{when}에 처음 만났어요"),
    told: "다른 대화에서 드린 답",
    mute: "이 고객의 글은 치워 두기",
    unmute: "이 고객의 글 다시 받기",
    block: "네트워크에서 차단",
    unblock: "차단 풀기",
    merge: "이 대화로 합치기",
    part: "따로 떼기",
    merged: "여기로 합친 대화",
    moved: "이 대화는 다른 대화에 합쳐졌어요. 그곳에서 이어져요.",
    profiles: "프로필",
    join_profile: "같은 사람의 다른 프로필 잇기",
    part_profile: "다른 사람이에요",
    find_handle: "핸들로 찾기, 예: minji",
    find: "찾기",
    same_person: "같은 사람이에요",
    nobody_found: "그렇게 시작하는 핸들이 없어요.",
    own: "브랜드가 먼저 쓰는 글",
    first_time: "다른 대화는 아직 없어요.",
    draft_taken: |who, from, reason| with_words(format!("{}{from} 님이 쓰던 글을 넘겨받았어요", subject(who)), reason),
    returned: |who, comment| with_words(format!("{}답변을 돌려보냈어요", subject(who)), comment),
    leaves_in: |seconds| format!("{seconds}초 뒤에 나가요"),
    leaves_at: |when| format!("{when}에 나가요"),
    halted: |who| format!("{} 발송을 모두 멈췄어요", josa(&format!("{who} 님"), Josa::Subject)),
    undo: "되돌리기",
    awaits: "승인을 기다려요",
    need: |need| match need {
        Need::Role => "지켜보는 역할의 글이에요".into(),
        Need::Queue { name } => format!("‘{name}’ 주제의 답은 두 사람이 봐요"),
        Need::Account => "이 계정은 늘 승인이 필요해요".into(),
        Need::Word { word } => format!("‘{word}’ 때문에 두 사람이 봐야 해요"),
    },
    approve: "승인하고 보내기",
    give_back: "돌려보내기",
    comment: "무엇을 고치면 좋을지",
    changed: "돌려보낸 글과 달라진 곳",
    written_by: |names| format!("쓴 사람: {names}"),
    outcome: |can, when, why| {
        let told = match (can, when) {
            (true, "") => "해결할 수 있다고 답했어요".to_owned(),
            (true, when) => format!("{when}까지 해결한다고 답했어요"),
            (false, "") => "해결할 수 없다고 답했어요".to_owned(),
            (false, when) => format!("{when}까지는 해결할 수 없다고 답했어요"),
        };
        with_words(told, why)
    },
    began: |who| format!("시작 {who}"),
    edited: |who| format!("고침 {who}"),
    approved: |who| format!("승인 {who}"),
    sent: |who| format!("보냄 {who}"),
    overtaken: "예약한 뒤에 새 글이 올라왔어요. 그래도 보낼지 정해 주세요.",
    unread: "이 글은 승인되지 않았어요.",
    maybe_sent: "보내졌는지 알 수 없어요",
    not_sent: "보내지 못했어요",
    network_says: "네트워크의 말:",
    ask_an_agent: "상담원이나 리드가 정해 줄 수 있어요.",
    was_sent: "보내졌어요",
    send_again: "다시 보내기",
    drop: "보내지 않기",
};
