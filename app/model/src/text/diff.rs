/// A run of words that two texts share, or that only one of them has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// In both.
    Same(String),
    /// Only in the older.
    Gone(String),
    /// Only in the newer.
    New(String),
}

/// Most words of a text that are compared one by one.
const MOST: usize = 600;

/// What became of an older text, word by word with the spaces between them. Same and new pieces in order are the newer
/// text, same and gone ones the older. Texts of more than a few hundred words are shown whole, one after the other.
pub fn diff(older: &str, newer: &str) -> Vec<Piece> {
    let (old, new) = (words(older), words(newer));
    if old.len() > MOST || new.len() > MOST {
        return vec![Piece::Gone(older.to_owned()), Piece::New(newer.to_owned())];
    }
    let longest = table(&old, &new);
    let (mut i, mut j, mut pieces) = (0, 0, Vec::new());
    while i < old.len() || j < new.len() {
        if i < old.len() && j < new.len() && old[i] == new[j] {
            put(&mut pieces, Piece::Same(old[i].to_owned()));
            (i, j) = (i + 1, j + 1);
        } else if j == new.len() || (i < old.len() && longest[i + 1][j] >= longest[i][j + 1]) {
            put(&mut pieces, Piece::Gone(old[i].to_owned()));
            i += 1;
        } else {
            put(&mut pieces, Piece::New(new[j].to_owned()));
            j += 1;
        }
    }
    pieces
}

/// Words and the spaces between them, none of it lost.
fn words(text: &str) -> Vec<&str> {
    let mut words = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let space = first.is_whitespace();
        let end = rest.find(|c: char| c.is_whitespace() != space).unwrap_or(rest.len());
        let (word, after) = rest.split_at(end);
        words.push(word);
        rest = after;
    }
    words
}

/// How many words the rests have in common, from each pair of places on.
fn table(old: &[&str], new: &[&str]) -> Vec<Vec<u16>> {
    let mut longest = vec![vec![0_u16; new.len() + 1]; old.len() + 1];
    for i in (0..old.len()).rev() {
        for j in (0..new.len()).rev() {
            longest[i][j] = match old[i] == new[j] {
                true => longest[i + 1][j + 1] + 1,
                false => longest[i + 1][j].max(longest[i][j + 1]),
            };
        }
    }
    longest
}

fn put(pieces: &mut Vec<Piece>, piece: Piece) {
    match (pieces.last_mut(), &piece) {
        (Some(Piece::Same(all)), Piece::Same(more))
        | (Some(Piece::Gone(all)), Piece::Gone(more))
        | (Some(Piece::New(all)), Piece::New(more)) => all.push_str(more),
        _ => pieces.push(piece),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_changed_word_is_seen() {
        let pieces = diff("내일 오전에 개통됩니다", "내일 오후에 개통됩니다");
        let (same, gone, new) =
            (|t: &str| Piece::Same(t.into()), Piece::Gone("오전에".into()), Piece::New("오후에".into()));
        assert_eq!(pieces, [same("내일 "), gone, new, same(" 개통됩니다")]);
        assert_eq!(diff("네", "네"), [same("네")]);
        assert!(diff("", "").is_empty());
    }

    proptest! {
        #[test]
        fn nothing_is_lost(older in "[가나 ab\\n]{0,40}", newer in "[가나 ab\\n]{0,40}") {
            let (mut old, mut new) = (String::new(), String::new());
            for piece in diff(&older, &newer) {
                match piece {
                    Piece::Same(words) => { old.push_str(&words); new.push_str(&words); }
                    Piece::Gone(words) => old.push_str(&words),
                    Piece::New(words) => new.push_str(&words),
                }
            }
            prop_assert_eq!((old, new), (older, newer));
        }
    }
}
