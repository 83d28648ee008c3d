//! What goes out to Bluesky as a facet: exactly what its own library marks, so that a post from here reads like one from
//! its own app. <https://github.com/bluesky-social/atproto/blob/main/packages/api/src/rich-text/detection.ts>

use super::super::domain;
use super::link::particle;
use super::{Found, name, run, space, starts};

/// Mentions, links, tags and signs of shares, in order; one may stand inside another. Unlike the library's, a link ends
/// where Hangul begins that is no part of its host: in `skt.co.kr로` the particle is no part of it.
pub fn facets(text: &str) -> Vec<Found> {
    let before = |c: char| space(c) || c == '(';
    let mut all: Vec<_> = name::mentions(text, before, &["test"]).collect();
    all.extend(links(text));
    all.extend(name::tags(text));
    all.extend(name::shares(text));
    all.sort_by_key(|found| (found.range().start, std::cmp::Reverse(found.range().end)));
    all
}

fn links(text: &str) -> Vec<Found> {
    let (mut found, mut end) = (Vec::new(), 0);
    for at in starts(text, |c| space(c) || c == '(') {
        let Some((word, named)) = body(&text[at..]).filter(|_| at >= end) else { continue };
        // All of the word is read, whether it is a link or not.
        end = at + word.len();
        // The library asks for small letters, and takes `httpbin.org` for a whole address.
        let whole = word.starts_with("http");
        if !whole && !named.is_some_and(|host| host.rsplit_once('.').is_some_and(|(_, top)| domain::iana(top))) {
            continue;
        }
        if let Some(link) = particle(strip(word)) {
            let scheme = if whole { "" } else { "https://" };
            found.push(Found::Link(at..at + link.len(), format!("{scheme}{link}")));
        }
    }
    found
}

/// What may be a link, to the next space: with a scheme, or with the host that it begins with.
fn body(text: &str) -> Option<(&str, Option<&str>)> {
    let word = run(text, |c| !space(c));
    for scheme in ["http://", "https://"] {
        if word.len() > scheme.len() && word.get(..scheme.len()).is_some_and(|w| w.eq_ignore_ascii_case(scheme)) {
            return Some((word, None));
        }
    }
    let label = |text: &str| run(text, |c| c.is_ascii_alphanumeric()).len();
    let mut end = label(word);
    let first = end;
    while word[end..].starts_with('.') && label(&word[end + 1..]) > 0 {
        end += 1 + label(&word[end + 1..]);
    }
    (end > first && word.starts_with(|c: char| c.is_ascii_alphabetic())).then_some((word, Some(&word[..end])))
}

/// Without one mark at its end, and without a bracket that was never opened.
fn strip(link: &str) -> &str {
    let link = link.strip_suffix(['.', ',', ';', ':', '!', '?']).unwrap_or(link);
    if link.contains('(') { link } else { link.strip_suffix(')').unwrap_or(link) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marked(text: &str) -> Vec<&str> {
        facets(text).into_iter().map(|found| &text[found.range()]).collect()
    }

    #[test]
    fn a_particle_is_no_part_of_a_link() {
        assert_eq!(
            marked("자세한 내용은 skt.co.kr로, (https://a.com/b을) #개통"),
            ["skt.co.kr", "https://a.com/b", "#개통"]
        );
        assert_eq!(marked("https://한국.com을 보세요 https://가나다"), ["https://한국.com"]);
    }

    #[test]
    fn what_the_library_marks_is_marked() {
        assert_eq!(marked("“https://a.com” 11st.co.kr t-world.co.kr HTTP://a.kr"), Vec::<&str>::new());
        assert_eq!(
            marked("https://a.com/b” httpbin.nowhere a.com!! @a.test @a.practice"),
            ["https://a.com/b”", "httpbin.nowhere", "a.com!", "@a.test"]
        );
    }
}
