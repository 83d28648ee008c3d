use super::*;
use proptest::prelude::*;

/// Each pair is one answer in other words, signs or parts.
const SAME_SAID: &[(&str, &str)] = &[
    (
        "불편을 드려 죄송합니다. 확인 후 다시 안내드리겠습니다. ^SH",
        "불편을 드려 죄송합니다! 확인 후 다시 안내 드리겠습니다 ^MJ",
    ),
    (
        "고객님, 로밍은 출국 전에 T로밍 앱에서 신청하실 수 있습니다.",
        "로밍은 출국 전에 T로밍 앱에서 신청하실 수 있습니다 - 서현",
    ),
    (
        "현재 강남 지역 통신 장애를 복구하고 있습니다. 조금만 기다려 주세요.",
        "강남 지역 통신 장애를 복구하고 있습니다. 조금만 더 기다려 주세요",
    ),
    (
        "유심을 뺐다가 다시 끼운 뒤 휴대폰을 껐다 켜 주세요.",
        "유심을 뺐다 다시 끼우신 뒤, 휴대폰을 껐다가 켜 주세요 (1/2)",
    ),
    (
        "We are sorry for the trouble. Please restart your phone and try again. ^AB",
        "Sorry for the trouble! Please restart your phone and try again.",
    ),
    (
        "Your refund is on its way and should arrive within a few days.",
        "your refund is on its way, it should arrive within a few days ^JK",
    ),
    ("You can change your plan in the app under Settings.", "You can change your plan in the app, under settings ^JK"),
    (
        "환불은 카드사에 따라 영업일 기준 3일에서 5일 걸립니다.",
        "환불은 카드사에 따라 영업일 기준 3일에서 5일이 걸립니다.",
    ),
    (
        "불편을 드려 죄송합니다. 유심을 다시 끼워 주세요. 그래도 안 되면 가까운 지점에 들러 주세요.",
        "그래도 안 되면 가까운 지점에 들러 주세요.",
    ),
];

/// Each pair is two answers of one brand, in one voice.
const OTHER_SAID: &[(&str, &str)] = &[
    (
        "고객님, 불편을 드려 죄송합니다. 데이터 사용량을 확인해 드리겠습니다. ^SH",
        "고객님, 불편을 드려 죄송합니다. 유심 재발급을 도와드리겠습니다. ^SH",
    ),
    ("로밍은 출국 전에 T로밍 앱에서 신청하실 수 있습니다.", "위약금은 약정이 남은 달에 따라 달라집니다."),
    ("네, 가능합니다. 지점에 신분증을 가져와 주세요.", "아니요, 지점에 오지 않고 앱에서 하실 수 있어요."),
    ("감사합니다. 좋은 하루 보내세요!", "감사합니다. 계좌를 확인하고 환불해 드릴게요."),
    ("Your refund is on its way.", "Your new SIM card is on its way to the store in Hongdae."),
    (
        "We are sorry for the trouble. Could you tell us your order number?",
        "We are sorry for the trouble. The network in your area is back now.",
    ),
    ("Please restart your phone and try again.", "Please send us a photo of your bill in a private message."),
    ("개통까지 3일 걸립니다.", "개통까지 5일 걸립니다."),
    (
        "자세한 내용은 https://a.kr/roaming 에서 보실 수 있습니다",
        "자세한 내용은 https://a.kr/refund 에서 보실 수 있습니다",
    ),
    ("네, 감사합니다 ^SH", "네, 감사합니다! ^MJ"),
    ("You can change your plan in the app: https://a.kr/old", "You can change your plan in the app: https://a.kr/new"),
    (
        "배송은 내일 도착합니다. 송장 번호를 문자로 보내드렸습니다.",
        "인터넷 설치 기사님이 오늘 두 시에 방문하실 예정입니다.",
    ),
];

#[test]
fn repetitions_are_told_from_other_answers() {
    for (a, b) in SAME_SAID {
        assert!(repeats(b, a), "{b} repeats {a} ({:.2})", likeness(a, b));
    }
    for (a, b) in OTHER_SAID {
        assert!(!repeats(a, b) && !repeats(b, a), "{b} does not repeat {a} ({:.2})", likeness(a, b));
    }
    let least = SAME_SAID.iter().map(|(a, b)| likeness(a, b)).fold(1.0, f64::min);
    // Apart from those that differ in a number or a link alone, and from those that say too little.
    let worded = OTHER_SAID.iter().filter(|(a, b)| facts(a).eq(facts(b)) && Pairs::of(a).many >= LITTLE);
    let most = worded.map(|(a, b)| likeness(a, b)).fold(0.0, f64::max);
    println!(
        "repeats: {} of {0} repetitions told (likeness {least:.2} to 1, a part of an answer the least), \
         0 of {} other answers wronged (0 to {most:.2})",
        SAME_SAID.len(),
        OTHER_SAID.len()
    );
}

#[test]
fn only_letters_count() {
    assert_eq!(likeness("안녕하세요, 고객님!", "안녕 하세요 고객님 @a.test https://a.kr ^SH"), 1.0);
    assert_eq!(likeness("가나다", "라마바"), 0.0);
    assert_eq!(likeness("네", "네!"), 1.0);
    assert_eq!(likeness("", "?!"), 0.0);
    assert_eq!(unsigned("가 - 나 다 (2/3) ^SH"), "가 - 나 다");
}

proptest! {
    #[test]
    fn likeness_is_symmetric_and_between_none_and_all(a in "\\PC{0,60}", b in "[가-다 a-c^()/0-9]{0,60}") {
        let alike = likeness(&a, &b);
        prop_assert_eq!(alike, likeness(&b, &a));
        prop_assert!((0.0..=1.0).contains(&alike));
        prop_assert!(matches!(likeness(&b, &b), 0.0 | 1.0));
    }
}
