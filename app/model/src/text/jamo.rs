//! Names by what somebody has typed of them so far: whole syllables, a syllable that is still growing, or only the
//! consonants that syllables begin with, as Koreans look people up.

/// What a syllable can begin with, in Unicode's order.
const FIRST: [char; 19] =
    ['ㄱ', 'ㄲ', 'ㄴ', 'ㄷ', 'ㄸ', 'ㄹ', 'ㅁ', 'ㅂ', 'ㅃ', 'ㅅ', 'ㅆ', 'ㅇ', 'ㅈ', 'ㅉ', 'ㅊ', 'ㅋ', 'ㅌ', 'ㅍ', 'ㅎ'];
/// Its vowel, as the keys that make it.
const VOWEL: [&str; 21] = [
    "ㅏ", "ㅐ", "ㅑ", "ㅒ", "ㅓ", "ㅔ", "ㅕ", "ㅖ", "ㅗ", "ㅗㅏ", "ㅗㅐ", "ㅗㅣ", "ㅛ", "ㅜ", "ㅜㅓ", "ㅜㅔ", "ㅜㅣ",
    "ㅠ", "ㅡ", "ㅡㅣ", "ㅣ",
];
/// What it can end with, as the keys that make it.
const LAST: [&str; 28] = [
    "", "ㄱ", "ㄲ", "ㄱㅅ", "ㄴ", "ㄴㅈ", "ㄴㅎ", "ㄷ", "ㄹ", "ㄹㄱ", "ㄹㅁ", "ㄹㅂ", "ㄹㅅ", "ㄹㅌ", "ㄹㅍ", "ㄹㅎ",
    "ㅁ", "ㅂ", "ㅂㅅ", "ㅅ", "ㅆ", "ㅇ", "ㅈ", "ㅊ", "ㅋ", "ㅌ", "ㅍ", "ㅎ",
];
/// Consonants that an input method puts together where no vowel came between: they are two beginnings.
const PAIRS: [(char, &str); 11] = [
    ('ㄳ', "ㄱㅅ"),
    ('ㄵ', "ㄴㅈ"),
    ('ㄶ', "ㄴㅎ"),
    ('ㄺ', "ㄹㄱ"),
    ('ㄻ', "ㄹㅁ"),
    ('ㄼ', "ㄹㅂ"),
    ('ㄽ', "ㄹㅅ"),
    ('ㄾ', "ㄹㅌ"),
    ('ㄿ', "ㄹㅍ"),
    ('ㅀ', "ㄹㅎ"),
    ('ㅄ', "ㅂㅅ"),
];

/// Where in a name the characters begin that somebody means who has typed `typed`; nowhere if it is another name. Both in
/// small letters. `ㅅㅎ`, `서`, `섷` and `서현` all mean the second character of `김서현`.
pub fn meant(name: &str, typed: &str) -> Option<usize> {
    let name: Vec<char> = name.chars().collect();
    let typed: Vec<char> = typed.chars().fold(Vec::new(), |mut all, c| {
        match PAIRS.iter().find(|(pair, _)| *pair == c) {
            Some((_, two)) => all.extend(two.chars()),
            None => all.push(c),
        }
        all
    });
    (0..=name.len()).find(|at| begins(&name[*at..], &typed))
}

fn begins(name: &[char], typed: &[char]) -> bool {
    let Some((last, before)) = typed.split_last() else { return true };
    let same = |(typed, name): (&char, &char)| typed == name || first(*name) == Some(*typed);
    name.len() > before.len()
        && before.iter().zip(name).all(same)
        && keys(&name[before.len()..]).starts_with(&keys(&[*last]))
}

/// What a syllable begins with; none for any other character.
fn first(c: char) -> Option<char> {
    syllable(c).map(|(first, _, _)| first)
}

fn syllable(c: char) -> Option<(char, &'static str, &'static str)> {
    let at = ('가'..='힣').contains(&c).then(|| c as usize - '가' as usize)?;
    Some((FIRST[at / 588], VOWEL[at / 28 % 21], LAST[at % 28]))
}

/// The keys that have to be pressed for it.
fn keys(text: &[char]) -> String {
    let mut keys = String::new();
    for c in text {
        match syllable(*c) {
            Some((first, vowel, last)) => {
                keys.push(first);
                keys.push_str(vowel);
                keys.push_str(last);
            }
            None => keys.push(*c),
        }
    }
    keys
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_meant_at_every_key_on_the_way_to_it() {
        for typed in ["", "ㅈ", "저", "정", "정ㅇ", "정유", "정윶", "정유지", "정유진"] {
            assert_eq!(meant("정유진", typed), Some(0), "{typed}");
        }
        for typed in ["ㅇ", "유", "윶", "유진"] {
            assert_eq!(meant("정유진", typed), Some(1), "{typed}");
        }
        for typed in ["정진", "유진님", "진유", "ㅗ", "정윷", "x"] {
            assert_eq!(meant("정유진", typed), None, "{typed}");
        }
    }

    #[test]
    fn beginnings_are_enough() {
        assert_eq!(meant("김서현", "ㄱㅅㅎ"), Some(0));
        assert_eq!(meant("김서현", "ㄳㅎ"), Some(0), "as an input method writes it");
        assert_eq!(meant("김서현", "ㅅㅎ"), Some(1));
        assert_eq!(meant("김서현", "김ㅅ"), Some(0));
        assert_eq!(meant("김서현", "ㅎㅅ"), None);
        assert_eq!(meant("까치", "ㄱ"), None, "a doubled consonant is another one");
        assert_eq!(meant("곽왕", "고"), Some(0), "the vowel is still growing");
    }

    #[test]
    fn other_letters_are_what_they_are() {
        assert_eq!(meant("ada lovelace", "lo"), Some(4));
        assert_eq!(meant("minji.practice", "min"), Some(0));
        assert_eq!(meant("", "a"), None);
        assert_eq!(meant("", ""), Some(0));
    }
}
