//! Spam of the three kinds that flood every brand's inbox.

mod words;

use super::fold::{fold, joined};
use super::scan::{Found, scan};
use words::{HONEST, INNOCENT, OFFERS, TOPICS};

/// What spam sells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spam {
    /// Medicine.
    Pharma,
    /// Bets and games for money.
    Gambling,
    /// Credit, and cash for what one has not.
    Loan,
}

/// From here on it is spam: a sure word and one offer with it, or a word that hides.
const SURE: i32 = 4;

/// What a text sells, if it is spam: it speaks of it by an explicit list of words, however they are written (`비.아.그.라`,
/// `V1AGRA`, `C A S I N O`), and offers it rather than complains of it. Customers ask about spam, loans and bets in the
/// very same words, so a text that could be theirs is none.
pub fn spam(text: &str) -> Option<Spam> {
    let line = Line::read(text);
    let offers =
        OFFERS.iter().filter(|kind| kind.iter().any(|word| line.says(word))).count() + usize::from(line.reached);
    let honest = HONEST.iter().filter(|kind| kind.iter().any(|word| line.plain.contains(word))).count();
    // Only who fears to be found hides a word.
    let points = |(word, points): &(&str, u32)| *points as i32 * if line.hides(word) { 2 } else { 1 };
    let said = TOPICS.iter().map(|(kind, words)| {
        let points = || words.iter().filter(|(word, _)| line.says(word)).map(points);
        (points().sum::<i32>(), points().max().unwrap_or_default(), *kind)
    });
    let (topic, surest, kind) = said.max_by_key(|(points, ..)| *points)?;
    // Words that customers need as well prove nothing, however many.
    (surest > 1 && topic + (offers as i32).min(3) - 2 * honest as i32 >= SURE).then_some(kind)
}

/// A text as the lists see it.
struct Line {
    /// As it is written, in small letters, with a space at either end.
    plain: String,
    /// As it is meant: words without marks inside them, and letters set apart put together.
    meant: String,
    /// The same with digits and signs as the letters they stand for.
    signs: String,
    /// Whether there is a link, a name or a number to answer to.
    reached: bool,
}

impl Line {
    fn read(text: &str) -> Line {
        let mut meant = String::from(" ");
        let mut signs = String::from(" ");
        let mut letters = 0;
        for word in fold(text).split_whitespace() {
            let word: String = word.chars().filter(|c| c.is_alphanumeric() || "@$!".contains(*c)).collect();
            let word = joined(word.trim_matches(['@', '$', '!']));
            // C A S I N O
            let single = word.chars().count() == 1;
            if letters > 0 && single {
                meant.pop();
                signs.pop();
            }
            letters = if single { letters + 1 } else { 0 };
            meant.extend(word.chars().filter(|c| c.is_alphanumeric()).chain([' ']));
            signs.extend(word.chars().map(letter).chain([' ']));
        }
        let phone = text.split_whitespace().any(|word| word.chars().filter(char::is_ascii_digit).count() >= 9);
        let meant = INNOCENT.iter().fold(meant, |line, word| line.replace(word, ""));
        let reached = phone || scan(text).iter().any(|found| !matches!(found, Found::Tag(..)));
        Line { plain: format!(" {} ", text.to_lowercase()), meant, signs, reached }
    }

    fn says(&self, word: &str) -> bool {
        if !word.is_ascii() {
            return self.meant.contains(word);
        }
        let word: String = word.chars().map(letter).collect();
        self.signs.match_indices(&word).any(|(at, _)| {
            let rest = &self.signs[at + word.len()..];
            self.signs[..at].ends_with(' ') && rest.strip_prefix('s').unwrap_or(rest).starts_with(' ')
        })
    }

    /// Whether a word that is meant is not written.
    fn hides(&self, word: &str) -> bool {
        !self.plain.contains(word)
    }
}

/// The letter that a sign is read as; `l` and `i`, which 1 may both be, are one.
fn letter(c: char) -> char {
    match c {
        '0' => 'o',
        '1' | '!' | 'l' => 'i',
        '3' => 'e',
        '4' | '@' => 'a',
        '5' | '$' => 's',
        '7' => 't',
        _ => c,
    }
}

#[cfg(test)]
mod tests;
