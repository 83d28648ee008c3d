//! What somebody writes in.

use whatlang::{Detector, Lang, Script};

/// A text with fewer Korean letters than one in so many is another language's that names something Korean.
const KOREAN: usize = 8;

/// What is told apart, and what browsers call it. More languages would make each of them less certain.
const KNOWN: [(Lang, &str); 15] = [
    (Lang::Eng, "en"),
    (Lang::Kor, "ko"),
    (Lang::Jpn, "ja"),
    (Lang::Cmn, "zh"),
    (Lang::Spa, "es"),
    (Lang::Fra, "fr"),
    (Lang::Deu, "de"),
    (Lang::Por, "pt"),
    (Lang::Ita, "it"),
    (Lang::Vie, "vi"),
    (Lang::Ind, "id"),
    (Lang::Rus, "ru"),
    (Lang::Tha, "th"),
    (Lang::Ara, "ar"),
    (Lang::Hin, "hi"),
];

/// The language of a post, as browsers name it: `ko`, `en`, … None where there are no words. Posts are short: Latin letters
/// count as English unless another language is certain, and Korean with foreign words in it is Korean.
pub(super) fn language(text: &str) -> Option<String> {
    // Names and links are nobody's language.
    let foreign = |word: &&str| !word.starts_with(['@', '#']) && !word.contains("://");
    let text = text.split_whitespace().filter(foreign).collect::<Vec<_>>().join(" ");
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    let hangul = text.chars().filter(|c| matches!(c, '가'..='힣' | 'ㄱ'..='ㅣ')).count();
    if hangul > 0 && hangul * KOREAN >= letters {
        return Some("ko".into());
    }
    let known = KNOWN.map(|(language, _)| language).to_vec();
    let found = Detector::with_allowlist(known).detect(&text)?;
    if found.script() == Script::Latin && !found.is_reliable() {
        return Some("en".into());
    }
    KNOWN.iter().find(|(language, _)| *language == found.lang()).map(|(_, name)| (*name).into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn posts_are_known_by_their_language() {
        // The last but two is a guess that is wrong: three words are too few to be certain.
        for (text, is) in [
            ("@brand 개통 언제 되나요", Some("ko")),
            ("iPhone 14 Pro max usim activation 안 돼요 ㅠㅠ", Some("ko")),
            ("ㅋㅋㅋ", Some("ko")),
            ("Where is my refund?", Some("en")),
            ("ok", Some("en")),
            ("I love the 한글 sticker that came with my phone, thank you so much", Some("en")),
            ("開通はいつですか", Some("ja")),
            ("这是什么", Some("zh")),
            ("Bonjour, ma carte SIM ne fonctionne plus depuis hier", Some("fr")),
            ("hola, no funciona", Some("en")),
            ("@brand https://example.com/abc", None),
            ("!!! 😡", None),
        ] {
            assert_eq!(language(text).as_deref(), is, "{text}");
        }
    }
}
