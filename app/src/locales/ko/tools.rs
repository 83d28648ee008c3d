use crate::text::tools::Tools;

pub static TOOLS: Tools = Tools {
    leave_at: "보낼 시간 (비우면 바로)",
    solvable: "불만을 해결할 수 있나요",
    no_complaint: "불만이 아니에요",
    can_solve: "해결할 수 있어요",
    cannot_solve: "해결할 수 없어요",
    why: "왜 그런지",
    when: "언제까지",
    find_answer: "답변 찾기",
    no_answers: "아직 저장한 답변이 없어요. 답변을 쓰고 이름을 붙여 저장해 보세요. {customer} 같은 칸은 저절로 채워져요.",
    answer_name: "이 글을 저장할 이름",
    keep_answer: "저장",
    answer_kept: "답변을 저장했어요",
    names_found: |n| format!("이름 {n}개. 화살표로 고르고 Enter로 넣어요."),
    names: "이름",
    emoji: "이모지",
    find_emoji: "이모지 찾기",
    add_image: "이미지 넣기",
    images_full: |n| format!("이미지는 {n}장까지 보낼 수 있어요."),
};
