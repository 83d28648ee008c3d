//! What customers say: Korean and English, of the lengths that people write.

use crate::measure::Chance;

const FAMILIES: [&str; 8] = ["김", "이", "박", "최", "정", "강", "윤", "한"];
const GIVEN: [&str; 10] = ["서연", "도현", "하은", "지호", "유나", "민서", "태윤", "수빈", "예준", "다은"];

const OPENINGS: [&str; 8] = [
    "안녕하세요, 문의드립니다.",
    "어제부터 계속 이래요.",
    "혹시 저만 그런가요?",
    "급해서 여기 남깁니다.",
    "Hello, quick question.",
    "Still waiting for an answer here.",
    "고객센터 연결이 안 돼서요.",
    "Not sure this is the right place, but",
];
const MATTERS: [&str; 12] = [
    "2호선에서 통화가 자꾸 끊겨요, 성수역 지나면 더 심합니다.",
    "이번 달 요금이 지난달보다 두 배 가까이 나왔는데 왜 그런지 알려 주세요.",
    "eSIM 개통을 신청했는데 세 시간째 확인 중이라고만 나옵니다.",
    "이월 데이터는 언제부터 쓸 수 있나요?",
    "유심을 바꿨는데도 인증 문자가 오지 않습니다.",
    "해외 로밍을 껐는데 요금이 청구됐어요.",
    "My new phone shows no service since the update this morning.",
    "The app signs me out every time I open the bill.",
    "When will the upgrade for older models be released?",
    "I was promised a call back on Tuesday and nobody called.",
    "번호 이동할 때 위약금이 얼마나 남았는지 볼 수 있을까요?",
    "Roaming pass did not start although I paid for it yesterday.",
];
const ENDINGS: [&str; 6] =
    ["확인 부탁드려요.", "답변 기다릴게요!", "언제쯤 해결될까요?", "Thanks in advance.", "Please have a look.", ""];

/// The handle and the name of the n-th customer.
pub fn customer(n: usize) -> (String, String) {
    let name = format!("{}{}", FAMILIES[n % FAMILIES.len()], GIVEN[(n / FAMILIES.len()) % GIVEN.len()]);
    (format!("customer{n}.practice"), name)
}

/// Something that somebody could have written.
pub fn sentence(chance: &mut Chance) -> String {
    let (opening, matter, ending) = (*chance.of(&OPENINGS), *chance.of(&MATTERS), *chance.of(&ENDINGS));
    format!("@{} {opening} {matter} {ending}", super::HANDLE).trim_end().to_owned()
}
