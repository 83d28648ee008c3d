mod facet;
mod link;
mod name;
mod table;

pub use facet::facets;
use std::ops::Range;

/// A link or a mention in a text, as a range of bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found {
    /// The address with its scheme, and where it stands.
    Link(Range<usize>, String),
    /// The handle without `@`, and where it stands, `@` included.
    Mention(Range<usize>, String),
    /// The tag without `#` and where it stands, `#` included; or a share's sign with its `$`, in capitals.
    Tag(Range<usize>, String),
}

impl Found {
    /// Where it stands.
    pub fn range(&self) -> Range<usize> {
        match self {
            Found::Link(range, _) | Found::Mention(range, _) | Found::Tag(range, _) => range.clone(),
        }
    }
}

/// Links, mentions and hash tags, in order, none inside another: what Bluesky's own library finds, but that
///
/// - a link ends where Hangul begins: in `skt.co.kr로` the particle is no part of it;
/// - quotes, wide marks and all marks of the sentence at its end are no part of it either;
/// - a bare host may hold hyphens or begin with a digit (`11st.co.kr`), a scheme may be in capitals;
/// - a quote or any bracket may stand before it;
/// - a mail address is no link, and a handle of the practice network is a mention.
pub fn scan(text: &str) -> Vec<Found> {
    let mut all = link::links(text);
    // `test` is for tests of the real protocol, `practice` is our own network.
    all.extend(name::mentions(text, |c| space(c) || opens(c), &["test", "practice"]));
    all.extend(name::tags(text));
    all.extend(name::shares(text));
    all.sort_unstable_by_key(|found| (found.range().start, std::cmp::Reverse(found.range().end)));
    let mut end = 0;
    all.retain(|found| {
        let apart = found.range().start >= end;
        if apart {
            end = found.range().end;
        }
        apart
    });
    all
}

/// Where something may begin: at the start, and behind whatever `before` says.
fn starts(text: &str, before: impl Fn(char) -> bool) -> impl Iterator<Item = usize> {
    let behind = text.char_indices().filter(move |(_, c)| before(*c)).map(|(at, c)| at + c.len_utf8());
    std::iter::once(0).chain(behind)
}

/// What JavaScript takes for a space.
fn space(c: char) -> bool {
    c == '\u{feff}' || (c.is_whitespace() && c != '\u{85}')
}

/// What a link or a mention may stand in.
fn opens(c: char) -> bool {
    matches!(c, '(' | '[' | '{' | '<' | '"' | '“' | '‘' | '「' | '『' | '（' | '《' | '〈' | '【' | '［')
}

fn run(text: &str, takes: impl Fn(char) -> bool) -> &str {
    &text[..text.find(|c| !takes(c)).unwrap_or(text.len())]
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
        assert_eq!(links("https://한국.com을 보세요"), ["https://한국.com"]);
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
        assert_eq!(links("“https://a.com/b”, 「c.kr」。"), ["https://a.com/b", "c.kr"]);
    }

    #[test]
    fn sentences_are_no_links() {
        assert!(links("네.알겠습니다 3.5 e.g. a@b.com kim.min@b.com https:// https://.").is_empty());
    }

    #[test]
    fn hosts_of_brands_are_links() {
        assert_eq!(
            links("11st.co.kr t-world.co.kr Https://a.kr 3.kr"),
            ["11st.co.kr", "t-world.co.kr", "Https://a.kr"]
        );
    }

    #[test]
    fn mentions_and_tags() {
        let text = "@minji.bsky.social님 #개통 #2026";
        assert_eq!(scan(text), [Found::Mention(0..18, "minji.bsky.social".into()), Found::Tag(22..29, "개통".into())]);
        let text = "@demo.practice ($skm) @nobody #a(b.com)!";
        let (mention, tag) = (|r, n: &str| Found::Mention(r, n.into()), |r, n: &str| Found::Tag(r, n.into()));
        assert_eq!(scan(text), [mention(0..14, "demo.practice"), tag(16..20, "$SKM"), tag(30..38, "a(b.com")]);
    }
}
