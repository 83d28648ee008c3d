//! The few that a brand says: eight kinds of eight, each with what it is found by in Korean and in English.

/// One emoji and its names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Emoji {
    /// Itself.
    pub sign: &'static str,
    /// Its Korean name.
    pub ko: &'static str,
    /// Its English name.
    pub en: &'static str,
}

const fn one(sign: &'static str, ko: &'static str, en: &'static str) -> Emoji {
    Emoji { sign, ko, en }
}

/// How many stand in a row.
pub const ROW: usize = 8;

/// One kind a row: its names, and what is of it.
pub static KINDS: [(&str, &str, [Emoji; ROW]); 8] = [
    (
        "미소",
        "Smiles",
        [
            one("😊", "미소", "smile"),
            one("🙂", "옅은 미소", "slight smile"),
            one("😄", "활짝 웃음", "grin"),
            one("😅", "멋쩍은 웃음", "sweat smile"),
            one("🥰", "사랑스러움", "love"),
            one("🤗", "포옹", "hug"),
            one("😉", "윙크", "wink"),
            one("🤔", "생각 중", "thinking"),
        ],
    ),
    (
        "미안함과 걱정",
        "Sorry and concern",
        [
            one("🙇", "사과 인사", "bow, sorry"),
            one("🙇‍♀️", "사과 인사하는 여자", "woman bowing, sorry"),
            one("🙇‍♂️", "사과 인사하는 남자", "man bowing, sorry"),
            one("😢", "슬픔", "sad"),
            one("😥", "안타까움", "concerned"),
            one("😓", "난처함", "troubled"),
            one("🥺", "부탁", "pleading"),
            one("😮", "놀람", "surprised"),
        ],
    ),
    (
        "손",
        "Hands",
        [
            one("🙏", "감사, 부탁", "thanks, please"),
            one("👍", "좋아요, 최고", "thumbs up, like"),
            one("👌", "알겠어요", "ok"),
            one("👏", "박수", "clap"),
            one("🙌", "만세", "hooray"),
            one("👋", "안녕, 인사", "wave, hello"),
            one("💪", "힘내요", "strong"),
            one("🤝", "악수, 약속", "handshake"),
        ],
    ),
    (
        "마음",
        "Hearts",
        [
            one("❤️", "빨간 하트", "red heart"),
            one("🧡", "주황 하트", "orange heart"),
            one("💛", "노란 하트", "yellow heart"),
            one("💚", "초록 하트", "green heart"),
            one("💙", "파란 하트", "blue heart"),
            one("💜", "보라 하트", "purple heart"),
            one("💕", "두 하트", "two hearts"),
            one("💌", "마음을 담은 편지", "love letter"),
        ],
    ),
    (
        "안내",
        "Signs",
        [
            one("✅", "완료, 확인", "check, done"),
            one("❌", "안 돼요", "cross, no"),
            one("⚠️", "주의", "warning"),
            one("ℹ️", "안내, 정보", "information"),
            one("❓", "질문", "question"),
            one("📌", "고정, 중요", "pin, important"),
            one("👉", "오른쪽, 여기", "right, here"),
            one("👇", "아래", "below"),
        ],
    ),
    (
        "일과 기기",
        "Work and devices",
        [
            one("📱", "휴대폰", "phone, mobile"),
            one("💻", "노트북", "laptop, computer"),
            one("📶", "신호, 통신", "signal, network"),
            one("🔋", "배터리", "battery"),
            one("📞", "전화", "call, telephone"),
            one("✉️", "메일", "mail"),
            one("🔧", "수리, 점검", "repair, fix"),
            one("💳", "카드, 결제", "card, payment"),
        ],
    ),
    (
        "시간과 장소",
        "Time and place",
        [
            one("📦", "택배, 상자", "parcel, box"),
            one("🚚", "배송", "delivery"),
            one("🏬", "매장", "shop, store"),
            one("📍", "위치", "place, location"),
            one("📅", "날짜, 달력", "date, calendar"),
            one("⏰", "시간, 알람", "time, alarm"),
            one("⏳", "기다림", "waiting"),
            one("🔎", "찾기, 확인 중", "search, looking"),
        ],
    ),
    (
        "축하와 날씨",
        "Joy and weather",
        [
            one("🎉", "축하", "party, congratulations"),
            one("🎁", "선물", "gift"),
            one("🎂", "생일 케이크", "birthday cake"),
            one("✨", "반짝임", "sparkles"),
            one("🌸", "벚꽃, 봄", "blossom, spring"),
            one("☀️", "해, 맑음", "sun, sunny"),
            one("☔", "비, 우산", "rain, umbrella"),
            one("⛄", "눈사람, 겨울", "snowman, winter"),
        ],
    ),
];

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn each_is_there_once_and_has_both_names() {
        let all: Vec<_> = KINDS.iter().flat_map(|(_, _, all)| all).collect();
        assert_eq!(all.iter().map(|emoji| emoji.sign).collect::<HashSet<_>>().len(), KINDS.len() * ROW);
        for emoji in all {
            assert!(emoji.ko.chars().any(|c| ('가'..='힣').contains(&c)), "{emoji:?}");
            assert!(emoji.en.is_ascii() && !emoji.en.is_empty(), "{emoji:?}");
            assert_eq!(model::text::graphemes(emoji.sign), 1, "{emoji:?}");
        }
    }
}
