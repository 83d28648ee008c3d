//! Whether somebody asks again what they asked before: "I asked ages ago and still no answer".

use super::fold::fold;
use super::likeness::likeness;

/// How alike two posts of one person are that ask the same.
const SAME: f64 = 0.6;

/// What people say who wait for an answer, in small letters and without spaces.
const NUDGES: [&str; 37] = [
    "답변이없",
    "답변없",
    "답이없",
    "답없",
    "답장이없",
    "답장없",
    "답변안",
    "답안주",
    "답변도안",
    "답도안",
    "답변못받",
    "답을못받",
    "답변을못받",
    "답변언제",
    "답은언제",
    "답언제",
    "답변기다",
    "답기다",
    "답변좀",
    "답좀",
    "아직도답",
    "아직답",
    "문의드렸는데",
    "문의했는데",
    "여쭤봤는데",
    "물어봤는데",
    "읽씹",
    "noanswer",
    "noreply",
    "noresponse",
    "stillwaiting",
    "anyupdate",
    "anynews",
    "didn'tanswer",
    "didntanswer",
    "haven'theard",
    "ignoringme",
];

/// Whether a new post asks again what its writer's earlier one, still without an answer, asked: it says nearly the same,
/// or that they are waiting.
pub fn asks_again(text: &str, earlier: &str) -> bool {
    likeness(text, earlier) >= SAME || nudges(text)
}

fn nudges(text: &str) -> bool {
    let text: String = fold(text).chars().filter(|c| c.is_alphanumeric() || *c == '\'').collect();
    NUDGES.iter().any(|nudge| text.contains(nudge))
}

#[cfg(test)]
mod tests {
    use super::*;

    const ASKED: &str = "@sktelecom 어제 개통했는데 데이터가 안 터져요. 확인 부탁드려요";

    #[test]
    fn a_nudge_and_a_repetition_ask_again() {
        for again in [
            "@sktelecom 아까 여쭤봤는데 아직도 답이 없네요",
            "문의드렸는데 답변 언제 주시나요?",
            "Still no answer?!",
            "any update on this",
            "I haven't heard back",
            "어제 개통했는데 데이터 안 터져요 확인 부탁드립니다",
            "읽씹인가요 ㅠㅠ",
        ] {
            assert!(asks_again(again, ASKED), "{again}");
        }
    }

    #[test]
    fn another_question_is_another_question() {
        for other in [
            "@sktelecom 요금제 바꾸려면 어디로 가야 해요?",
            "아이폰 출시일 알려 주세요",
            "Do you have an English hotline?",
            "친절한 답변 감사합니다",
            "이번 광고 노래 뭔가요",
            "",
        ] {
            assert!(!asks_again(other, ASKED), "{other}");
        }
    }
}
