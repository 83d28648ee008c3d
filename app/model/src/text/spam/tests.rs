use super::*;

fn lines(of: &'static str) -> Vec<&'static str> {
    of.lines().collect()
}

/// Prints what the rule says of one half, and answers precision and recall in hundredths.
fn judge(half: &str, spams: &[&str], honests: &[&str]) -> (usize, usize) {
    let caught: Vec<_> = spams.iter().filter(|text| spam(text).is_some()).collect();
    let wronged: Vec<_> = honests.iter().filter(|text| spam(text).is_some()).collect();
    spams.iter().filter(|text| spam(text).is_none()).for_each(|text| println!("  missed: {text}"));
    wronged.iter().for_each(|text| println!("  wronged: {text}"));
    let precision = 100 * caught.len() / (caught.len() + wronged.len()).max(1);
    let recall = 100 * caught.len() / spams.len();
    println!(
        "spam, {half}: {} of {} caught, {} of {} honest texts wronged: precision {precision} %, recall {recall} %",
        caught.len(),
        spams.len(),
        wronged.len(),
        honests.len()
    );
    (precision, recall)
}

#[test]
fn spam_is_caught_and_customers_are_not() {
    let spams = lines(include_str!("../../../tests/spam/spam-tuned.txt"));
    let honests = lines(include_str!("../../../tests/spam/honest-tuned.txt"));
    assert_eq!(judge("the half it was tuned on", &spams, &honests), (100, 100));
}

#[test]
fn spam_is_caught_that_the_rule_was_not_tuned_on() {
    let spams = lines(include_str!("../../../tests/spam/spam-held.txt"));
    let honests = lines(include_str!("../../../tests/spam/honest-held.txt"));
    let (precision, recall) = judge("the half held back", &spams, &honests);
    assert!(precision == 100 && recall >= 95, "precision {precision} %, recall {recall} %");
}

#[test]
fn each_kind_is_told() {
    assert_eq!(spam("비.아.그.라 팝니다"), Some(Spam::Pharma));
    assert_eq!(spam("V1AGRA for you"), Some(Spam::Pharma));
    assert_eq!(spam("C A S I N O bonus"), Some(Spam::Gambling));
    assert_eq!(spam("무직자 당일대출 가능 010-0000-1111"), Some(Spam::Loan));
    assert_eq!(spam("카지노 스팸 문자 차단해 주세요"), None);
    assert_eq!(spam("유심 슬롯이 고장났어요"), None);
    assert_eq!(spam(""), None);
}

#[test]
fn words_that_customers_need_too() {
    let honest = [
        "은행 대출 승인 때문에 통신비 납부확인서가 필요합니다. 한도 조회 문의드려요",
        "듀얼 슬롯 폰 추천 부탁드립니다. 할인 가능 여부 문의",
        "토토로 굿즈 이벤트 당첨 감사합니다",
        "다시알려주세요 가입 할인 문의입니다",
        "KT 총판 대리점 가입 문의드립니다",
        "포인트 현금화 가능 여부 문의드립니다",
        "선불폰 첫충전 할인 혜택 문의",
        "저금리 할부 가능 여부 상담 부탁드립니다",
        "카메라 포커스 수리 접수 문의, 할인 쿠폰 사용",
        "무제한 데이터 대환영! 가입 완료했습니다",
        "소액결제 한도 승인 문의. 010-1234-5678로 연락 바랍니다",
        "I need a loan approval letter and a payment history, apply by Friday",
        "You bet! Free delivery was great, ordered the offer on your site",
        "SIM slot cover fell off, want to order a new one https://a.kr",
        "The pharmacy next to your Gangnam shop sells cheap cases, free shipping",
    ];
    honest.iter().for_each(|text| assert_eq!(spam(text), None, "{text}"));
}
