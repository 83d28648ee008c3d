//! A draft that takes back what was said before.

use super::fold::fold;
use super::likeness::{Pairs, unsigned};

/// How alike two words are that may be one in two forms: `변경` and `변경하실`.
const FORM: f64 = 0.5;
/// Words that one sentence may have more than the other.
const MORE: usize = 2;
/// Sentences of one answer, and words of one sentence, that are compared; no post has so many.
const MOST: usize = 60;

/// The sentence of a draft that contradicts one of an earlier answer, and that one: the same words but for one number
/// with a unit of time or money, one day, or yes instead of no. Where a word is replaced, it is about something else.
pub fn contradicts<'a>(draft: &'a str, earlier: &'a str) -> Option<(&'a str, &'a str)> {
    let told: Vec<_> = sentences(unsigned(earlier)).take(MOST).map(Claim::of).collect();
    let mut said = sentences(unsigned(draft)).take(MOST).map(Claim::of);
    said.find_map(|now| told.iter().find(|then| now.against(then)).map(|then| (now.said, then.said)))
}

fn sentences(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let end = rest.char_indices().find_map(|(at, c)| {
            let next = rest[at + c.len_utf8()..].chars().next();
            let ends = c == '\n' || (matches!(c, '.' | '!' | '?') && next.is_none_or(|c| c.is_whitespace()));
            ends.then_some(at + c.len_utf8())
        });
        let (sentence, after) = rest.split_at(end.unwrap_or(rest.len()));
        rest = after;
        (!sentence.is_empty()).then_some(sentence)
    })
    .map(str::trim)
    .filter(|sentence| !sentence.is_empty())
}

/// What a sentence says of what.
struct Claim<'a> {
    said: &'a str,
    /// Without particles, answers and numbers.
    subject: Vec<Pairs>,
    /// Whether it only holds under a condition.
    open: bool,
    denied: bool,
    /// Numbers and days with what they count, in order.
    values: Vec<(String, Unit)>,
}

/// What a number counts, if a change of it is a contradiction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Unit {
    Named(&'static str),
    Other,
}

impl<'a> Claim<'a> {
    fn of(said: &'a str) -> Claim<'a> {
        let mut plain = format!(" {} ", fold(said).replace(['’', '‘'], "'"));
        let mut denied = false;
        for (words, denies) in ANSWERS.iter().flat_map(|(denies, words)| words.iter().map(move |word| (word, denies))) {
            if plain.contains(words) {
                plain = plain.replace(words, " ");
                denied |= denies;
            }
        }
        let mut values = Vec::new();
        let (mut subject, mut open) = (Vec::new(), false);
        for word in plain.split_whitespace().take(MOST) {
            let word = word.trim_matches(|c: char| !c.is_alphanumeric());
            if word.is_empty() || FILLERS.contains(&word) {
                continue;
            }
            open |= matches!(word, "if" | "unless" | "when") || (word.len() > 3 && word.ends_with('면'));
            if let Some(day) = DAYS.iter().find(|day| word.starts_with(*day)) {
                values.push((day.to_string(), Unit::Named("day")));
                continue;
            }
            if word.starts_with(|c: char| c.is_ascii_digit()) {
                let digits = word.find(|c: char| !c.is_ascii_digit() && !matches!(c, ',' | '.')).unwrap_or(word.len());
                values.push((word[..digits].replace(',', ""), Unit::of(&word[digits..])));
            } else {
                if let (Some((_, unit)), Unit::Named(named)) = (values.last_mut(), Unit::of(word))
                    && *unit == Unit::Other
                {
                    *unit = Unit::Named(named);
                }
                subject.push(Pairs::of(bare(word)));
            }
        }
        Claim { said, subject, open, denied, values }
    }

    fn against(&self, other: &Claim<'_>) -> bool {
        let changed: Vec<_> = self.values.iter().zip(&other.values).filter(|(a, b)| a != b).collect();
        let one = matches!(changed[..], [((_, unit), (_, other))] if unit == other && *unit != Unit::Other);
        let opposite = self.denied != other.denied;
        let taken_back = if opposite { changed.is_empty() } else { one };
        taken_back
            && !(self.open || other.open)
            && self.values.len() == other.values.len()
            && self.subject.len().abs_diff(other.subject.len()) <= MORE
            && (self.within(other) || other.within(self))
    }

    /// Whether each word of it is in the other.
    fn within(&self, other: &Claim<'_>) -> bool {
        let said = |word: &Pairs| other.subject.iter().any(|other| word.alike(other) >= FORM);
        !self.subject.is_empty() && self.subject.iter().all(said)
    }
}

impl Unit {
    fn of(text: &str) -> Unit {
        UNITS.iter().find(|unit| text.starts_with(*unit)).map_or(Unit::Other, |unit| Unit::Named(unit))
    }
}

/// Without the particle that says only what part of the sentence the word is.
fn bare(word: &str) -> &str {
    let stem = word.trim_end_matches(['은', '는', '이', '가', '을', '를', '도', '만']);
    if stem.is_empty() { word } else { stem }
}

/// How Korean and English say no and yes, the longer before the shorter that it holds.
const ANSWERS: &[(bool, &[&str])] = &[
    (
        true,
        &[
            "불가능합니다",
            "불가능해요",
            "불가능",
            "불가합니다",
            "불가해요",
            "불가",
            "수 없습니다",
            "수 없어요",
            "수는 없습니다",
        ],
    ),
    (
        true,
        &[
            "되지 않습니다",
            "되지 않아요",
            "하지 않습니다",
            "하지 않아요",
            "안 됩니다",
            "안됩니다",
            "안 돼요",
            "안돼요",
            "안 되세요",
        ],
    ),
    (true, &["이 아닙니다", "가 아닙니다", "아닙니다", "없습니다", "없어요", "어렵습니다", "어려워요"]),
    (
        true,
        &[
            " cannot ",
            " can not ",
            " can't ",
            " doesn't ",
            " does not ",
            " don't ",
            " do not ",
            " isn't ",
            " is not ",
            " aren't ",
        ],
    ),
    (true, &[" are not ", " won't ", " will not ", " not "]),
    (
        false,
        &[
            "가능합니다",
            "가능하세요",
            "가능해요",
            "가능",
            "수 있습니다",
            "수 있으세요",
            "수 있어요",
            "있습니다",
            "있어요",
        ],
    ),
    (false, &["됩니다", "되세요", "돼요", "합니다", "해요", "입니다", "이에요", "예요"]),
    (false, &[" can ", " does ", " do ", " is ", " are ", " will "]),
];

const FILLERS: &[&str] = &["네", "예", "아니요", "아뇨", "고객님", "죄송합니다", "죄송하지만", "yes", "no", "sorry"];

const DAYS: &[&str] = &[
    "오늘",
    "내일",
    "모레",
    "월요일",
    "화요일",
    "수요일",
    "목요일",
    "금요일",
    "토요일",
    "일요일",
    "today",
    "tomorrow",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
];

const UNITS: &[&str] = &[
    "일", "시", "분", "원", "만원", "천원", "개월", "월", "주", "달", "년", "day", "hour", "minute", "week", "month",
    "year", "dollar", "won", "am", "pm",
];

#[cfg(test)]
mod tests;
