use unicode_segmentation::UnicodeSegmentation;

/// What Bluesky counts: extended grapheme clusters, so that 👨‍👩‍👧‍👦 is one and 각 is one.
pub fn graphemes(text: &str) -> usize {
    text.graphemes(true).count()
}

/// The first `limit` grapheme clusters on one line, with `…` if something was left out.
pub fn cut(text: &str, limit: usize) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.grapheme_indices(true).nth(limit) {
        None => line,
        Some((end, _)) => format!("{}…", line[..end].trim_end()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_family_is_one() {
        assert_eq!(graphemes("👨‍👩‍👧‍👦"), 1);
        assert_eq!(graphemes("안녕하세요"), 5);
        assert_eq!(graphemes("\u{1112}\u{1161}\u{11ab}"), 1, "한 in three jamo");
        assert_eq!(graphemes(""), 0);
    }

    #[test]
    fn cut_keeps_whole_letters() {
        assert_eq!(cut("짧다", 140), "짧다");
        assert_eq!(cut("가나다라", 2), "가나…");
        assert_eq!(cut("a\n\n b", 9), "a b");
    }
}
