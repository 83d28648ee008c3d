//! Letters as they are meant, not as they are written: what tricks a reader's eye must not trick a rule.

use super::compose::composed;

/// Small letters without marks; wide, mathematical, circled, Cyrillic and Greek letters that look like Latin ones are
/// Latin; what cannot be seen is gone.
pub(super) fn fold(text: &str) -> String {
    composed(text).chars().filter(|c| !unseen(*c)).flat_map(|c| plain(c).to_lowercase()).collect()
}

fn unseen(c: char) -> bool {
    matches!(
        c,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180e}' | '\u{3164}'
    ) || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{ffa0}')
        || matches!(c, '\u{300}'..='\u{36f}' | '\u{fe00}'..='\u{fe0f}' | '\u{e0000}'..='\u{e0fff}')
}

fn plain(c: char) -> char {
    let code = c as u32;
    let letter = |from: u32, at: u32| char::from_u32(from + at).unwrap_or(c);
    match code {
        0xff01..=0xff5e => letter(0x21, code - 0xff01),
        0x1d400..=0x1d6a3 => match (code - 0x1d400) % 52 {
            capital @ 0..=25 => letter('a' as u32, capital),
            small => letter('a' as u32, small - 26),
        },
        0x1d7ce..=0x1d7ff => letter('0' as u32, (code - 0x1d7ce) % 10),
        0x24b6..=0x24cf => letter('a' as u32, code - 0x24b6),
        0x24d0..=0x24e9 => letter('a' as u32, code - 0x24d0),
        0x1f130..=0x1f149 => letter('a' as u32, code - 0x1f130),
        0x1f150..=0x1f169 => letter('a' as u32, code - 0x1f150),
        0x1f170..=0x1f189 => letter('a' as u32, code - 0x1f170),
        0xc0..=0x24f => latin(c),
        _ => LOOK.chars().zip(LIKE.chars()).find(|(look, _)| *look == c).map_or(c, |(_, like)| like),
    }
}

/// Letters with marks, by the letter alone.
fn latin(c: char) -> char {
    match c.to_lowercase().next().unwrap_or(c) {
        'à'..='å' | 'ā' | 'ă' | 'ą' | 'ǎ' => 'a',
        'ç' | 'ć' | 'ĉ' | 'ċ' | 'č' => 'c',
        'è'..='ë' | 'ē' | 'ĕ' | 'ė' | 'ę' | 'ě' => 'e',
        'ì'..='ï' | 'ĩ' | 'ī' | 'ĭ' | 'į' | 'ı' | 'ǐ' => 'i',
        'ñ' | 'ń' | 'ņ' | 'ň' => 'n',
        'ò'..='ö' | 'ø' | 'ō' | 'ŏ' | 'ő' | 'ǒ' => 'o',
        'ś' | 'ŝ' | 'ş' | 'š' => 's',
        'ù'..='ü' | 'ũ' | 'ū' | 'ŭ' | 'ů' | 'ű' | 'ų' | 'ǔ' => 'u',
        'ł' | 'ĺ' | 'ļ' | 'ľ' | 'ŀ' => 'l',
        'ğ' | 'ĝ' | 'ġ' | 'ģ' => 'g',
        small => small,
    }
}

const LOOK: &str = "аеорсухіѕјһԁԛԝкмтнвАЕОРСУХІЅЈКМТНВαοικνρτυχΑΒΕΖΗΙΚΜΝΟΡΤΥΧɑɡʟɪⅼⅰ";
const LIKE: &str = "aeopcyxisjhdqwkmthbaeopcyxisjkmthbaoikvptuxabezhikmnoptyxaglili";

/// Hangul that was taken apart (`ㄷㅐ출`) put together again, and letters strewn into it (`슬ㄹ롯`) dropped.
pub(super) fn joined(word: &str) -> String {
    let letters: Vec<char> = word.chars().collect();
    let mut whole = String::with_capacity(word.len());
    let mut at = 0;
    while at < letters.len() {
        let pair = lead(letters[at]).zip(letters.get(at + 1).copied().and_then(vowel));
        match pair.and_then(|(lead, vowel)| char::from_u32(0xac00 + (lead * 21 + vowel) * 28)) {
            Some(syllable) => {
                whole.push(syllable);
                at += 1;
            }
            None if matches!(letters[at], '\u{3131}'..='\u{3163}' | '\u{1100}'..='\u{11ff}') => {}
            None => whole.push(letters[at]),
        }
        at += 1;
    }
    whole
}

/// The place of a consonant among those that begin a syllable.
fn lead(c: char) -> Option<u32> {
    "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ".chars().zip(0..).find(|(of, _)| *of == c).map(|(_, at)| at)
}

fn vowel(c: char) -> Option<u32> {
    matches!(c, 'ㅏ'..='ㅣ').then(|| c as u32 - 'ㅏ' as u32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_what_they_look_like() {
        assert_eq!(fold("Ｖｉａｇｒａ １００"), "viagra 100");
        assert_eq!(fold("Сіаlis 𝓥𝗶𝐚𝔤𝕣𝖆 vıágra"), "cialis viagra viagra");
        assert_eq!(fold("비\u{200b}아\u{200d}그라 ⓐ🅱"), "비아그라 ab");
        assert_eq!(LOOK.chars().count(), LIKE.chars().count());
    }

    #[test]
    fn hangul_is_put_together() {
        assert_eq!(joined("ㄷㅐ출"), "대출");
        assert_eq!(joined("바ㅋㅏ라"), "바카라");
        assert_eq!(joined("슬ㄹ롯ㅋㅋ"), "슬롯");
    }
}
