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
        caught.len(), spams.len(), wronged.len(), honests.len()
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
fn each_kind_is_told() {
    assert_eq!(spam("비.아.그.라 팝니다"), Some(Spam::Pharma));
    assert_eq!(spam("V1AGRA for you"), Some(Spam::Pharma));
    assert_eq!(spam("C A S I N O bonus"), Some(Spam::Gambling));
    assert_eq!(spam("무직자 당일대출 가능 010-0000-1111"), Some(Spam::Loan));
    assert_eq!(spam("카지노 스팸 문자 차단해 주세요"), None);
    assert_eq!(spam("유심 슬롯이 고장났어요"), None);
    assert_eq!(spam(""), None);
}
