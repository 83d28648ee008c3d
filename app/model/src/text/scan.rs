use std::ops::Range;

/// A link or a mention in a text, as a range of bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found {
    /// The address with its scheme, and where it stands.
    Link(Range<usize>, String),
    /// The handle without `@`, and where it stands, `@` included.
    Mention(Range<usize>, String),
    /// The tag without `#`, and where it stands, `#` included.
    Tag(Range<usize>, String),
}

/// Links, mentions and hash tags, in order. A link ends where Hangul begins: in `skt.co.kr로` the particle is no part of
/// it. Bare domains are links only under a few common top-level domains, so that `네.알겠습니다` and `3.5` are not.
pub fn scan(text: &str) -> Vec<Found> {
    let mut found = Vec::new();
    let mut start = 0;
    while let Some(word) = next_word(text, start) {
        start = word.end;
        found.extend(read(text, word));
    }
    found
}

/// The next word: it starts after spaces, opening brackets and quotes, and ends at a space, or at a bracket or quote
/// that follows a letter no link can hold (`링크(https://…`).
fn next_word(text: &str, from: usize) -> Option<Range<usize>> {
    let opens = |c: char| matches!(c, '(' | '[' | '{' | '<' | '"' | '“' | '‘' | '「' | '『' | '（');
    let start = from + text[from..].find(|c: char| !c.is_whitespace() && !opens(c))?;
    let mut korean = false;
    let apart = |c: char| {
        let cut = c.is_whitespace() || (korean && opens(c));
        korean = !c.is_ascii();
        cut
    };
    let end = text[start..].find(apart).map_or(text.len(), |i| start + i);
    Some(start..end)
}

fn read(text: &str, word: Range<usize>) -> Option<Found> {
    let body = &text[word.clone()];
    if let Some(rest) = body.strip_prefix('@') {
        let handle = run(rest, |c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-')).trim_end_matches(['.', '-']);
        return (handle.contains('.') && !handle.starts_with('.'))
            .then(|| Found::Mention(word.start..word.start + 1 + handle.len(), handle.into()));
    }
    if let Some(rest) = body.strip_prefix('#') {
        let tag = run(rest, |c| c.is_alphanumeric() || c == '_');
        let named = tag.chars().any(|c| !c.is_ascii_digit());
        return named.then(|| Found::Tag(word.start..word.start + 1 + tag.len(), tag.into()));
    }
    let link = run(body, |c| c.is_ascii_graphic() && !matches!(c, '"' | '<' | '>' | '`' | '{' | '}' | '|' | '\\'));
    let link = tidy(link);
    let range = word.start..word.start + link.len();
    if let Some(rest) = link.strip_prefix("https://").or_else(|| link.strip_prefix("http://")) {
        return rest.contains('.').then(|| Found::Link(range, link.into()));
    }
    bare(link).then(|| Found::Link(range, format!("https://{link}")))
}

fn run(text: &str, takes: impl Fn(char) -> bool) -> &str {
    &text[..text.find(|c| !takes(c)).unwrap_or(text.len())]
}

/// Sentence marks at the end belong to the sentence, and so does a bracket that was never opened inside.
fn tidy(link: &str) -> &str {
    let link = link.trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', '*', '~']);
    if link.ends_with(')') && !link.contains('(') { tidy(&link[..link.len() - 1]) } else { link }
}

/// `host.tld` or `host.tld/path`, without a scheme.
fn bare(link: &str) -> bool {
    const ENDS: [&str; 14] =
        ["com", "net", "org", "kr", "io", "app", "co", "me", "dev", "ai", "jp", "uk", "eu", "social"];
    let host = link.split(['/', '?', '#']).next().unwrap_or_default();
    let named = |part: &str| !part.is_empty() && part.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
    match host.rsplit_once('.') {
        Some((name, end)) => ENDS.contains(&end) && name.split('.').all(named) && !link.contains('@'),
        None => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn links(text: &str) -> Vec<String> {
        let link = |f| if let Found::Link(range, _) = f { Some(text[range].to_owned()) } else { None };
        scan(text).into_iter().filter_map(link).collect()
    }

    #[test]
    fn a_particle_is_no_part_of_a_link() {
        assert_eq!(links("자세한 내용은 skt.co.kr로 오세요"), ["skt.co.kr"]);
        assert_eq!(links("https://example.com/a?b=1을 보세요."), ["https://example.com/a?b=1"]);
    }

    #[test]
    fn marks_end_a_link() {
        assert_eq!(
            links("See https://a.example.com/x, (https://b.org/y)."),
            ["https://a.example.com/x", "https://b.org/y"]
        );
        assert_eq!(
            links("https://en.wikipedia.org/wiki/Voice_(grammar)"),
            ["https://en.wikipedia.org/wiki/Voice_(grammar)"]
        );
    }

    #[test]
    fn sentences_are_no_links() {
        assert!(links("네.알겠습니다 3.5 e.g. a@b.com").is_empty());
    }

    #[test]
    fn mentions_and_tags() {
        let text = "@minji.bsky.social님 #개통 #2026";
        assert_eq!(scan(text), [Found::Mention(0..18, "minji.bsky.social".into()), Found::Tag(22..29, "개통".into())]);
    }
}
