use super::weight::links;
use super::{graphemes, weight};
use serde::{Deserialize, Serialize};

/// What a network counts when it says how long a post may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Measure {
    /// Grapheme clusters, each as long as it is: Bluesky.
    Graphemes,
    /// [`weight`]: X.
    Weighted,
    /// Grapheme clusters, but a link with a scheme counts 23 and `@user@host` counts as `@user`: Mastodon
    /// (<https://docs.joinmastodon.org/user/posting/>; an instance tells its 23 as `characters_reserved_per_url`).
    Characters,
}

impl Measure {
    /// How long a text is.
    pub fn count(self, text: &str) -> usize {
        match self {
            Measure::Graphemes => graphemes(text),
            Measure::Weighted => weight(text),
            Measure::Characters => graphemes(&counted(text)),
        }
    }
}

/// What a link counts on Mastodon.
const LINK: usize = 23;

/// The text that Mastodon counts instead.
fn counted(text: &str) -> String {
    let mut short = String::with_capacity(text.len());
    let mut end = 0;
    for link in links(text) {
        let schemed = text.as_bytes()[link.clone()].iter().take(8).any(|byte| *byte == b':');
        if schemed {
            shorten(&text[end..link.start], &mut short);
            short.extend(std::iter::repeat_n('x', LINK));
            end = link.end;
        }
    }
    shorten(&text[end..], &mut short);
    short
}

/// Leaves the servers of mentions away.
fn shorten(text: &str, into: &mut String) {
    let named = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '.' | '-');
    let mut rest = text;
    while let Some(at) = rest.find('@') {
        let (before, from) = rest.split_at(at + 1);
        into.push_str(before);
        rest = from;
        let apart =
            before[..at].chars().next_back().is_none_or(|c| !c.is_alphanumeric() && !matches!(c, '_' | '=' | '/'));
        let user = &from[..from.find(|c| !named(c)).unwrap_or(from.len())];
        let Some(host) = from[user.len()..].strip_prefix('@').filter(|_| apart && !user.is_empty()) else { continue };
        let host = host[..host.find(|c| !named(c)).unwrap_or(host.len())].trim_end_matches(['.', '-']);
        if !host.is_empty() {
            into.push_str(user);
            rest = &from[user.len() + 1 + host.len()..];
        }
    }
    into.push_str(rest);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_network_counts_in_its_own_way() {
        let text = "안녕 https://example.com/a/b/c/d/e/f/g/h";
        let counts = [Measure::Graphemes, Measure::Weighted, Measure::Characters].map(|of| of.count(text));
        assert_eq!(counts, [38, 28, 26]);
    }

    #[test]
    fn mastodon_counts_no_servers() {
        let count = |text| Measure::Characters.count(text);
        assert_eq!(count("@minji@mastodon.social 안녕"), count("@minji 안녕"));
        assert_eq!(count("(@a@b.c)."), 5);
        assert_eq!(count("mail@a@b.c"), 10, "a mention stands apart");
        assert_eq!(count("example.com"), 11, "a bare host is text");
        assert_eq!(count("@ @@ @a@"), 8);
    }
}
