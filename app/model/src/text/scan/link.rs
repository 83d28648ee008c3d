//! Links.

use super::super::domain;
use super::{Found, opens, run, space, starts};

pub(super) fn links(text: &str) -> Vec<Found> {
    let mut found = Vec::new();
    let mut end = 0;
    for at in starts(text, |c| space(c) || opens(c)) {
        if at < end {
            continue;
        }
        if let Some(link) = link(&text[at..]) {
            end = at + link.len();
            let scheme = if scheme(link).is_some() { "" } else { "https://" };
            found.push(Found::Link(at..end, format!("{scheme}{link}")));
        }
    }
    found
}

/// The link that a text begins with.
fn link(text: &str) -> Option<&str> {
    let schemed = scheme(text);
    let host = schemed.unwrap_or(text);
    if !host.starts_with(|c: char| c.is_alphanumeric() || c == '[') || (schemed.is_none() && !bare(host)) {
        return None;
    }
    let before = text.len() - host.len();
    let link = tidy(&text[..before + address(host).len()]);
    let host = link.get(before..)?;
    let named = !host.is_empty() && (host.contains('.') || !host.contains(hangul));
    named.then_some(link)
}

/// A link without the Hangul behind it that is no part of its host, and without the marks before that; none if there is
/// nothing but Hangul.
pub(super) fn particle(link: &str) -> Option<&str> {
    if !link.contains(hangul) {
        return Some(link);
    }
    let before = link.len() - scheme(link).unwrap_or(link).len();
    let short = cut(&link[before..]);
    let whole = &link[..before + short.len()];
    let whole = if short.len() + before < link.len() { tidy(whole) } else { whole };
    let host = whole.get(before..)?;
    (!host.is_empty() && (host.contains('.') || !host.contains(hangul))).then_some(whole)
}

/// What is behind the scheme.
fn scheme(text: &str) -> Option<&str> {
    let long = ["https://", "http://"].into_iter().map(str::len);
    long.filter_map(|long| text.split_at_checked(long)).find_map(|(scheme, rest)| {
        let known = scheme.eq_ignore_ascii_case("https://") || scheme.eq_ignore_ascii_case("http://");
        known.then_some(rest)
    })
}

/// Host and path, to the first Hangul behind a dot of the host (`한국.com` is a host), quote or space.
fn address(text: &str) -> &str {
    cut(run(text, |c| !space(c) && !quote(c)))
}

/// To the first Hangul behind a dot of the host.
fn cut(text: &str) -> &str {
    let mut named = false;
    let end = text.find(|c| {
        named |= matches!(c, '.' | ':' | '/' | '?' | '#');
        named && hangul(c)
    });
    let address = &text[..end.unwrap_or(text.len())];
    // Hangul with no dot behind it is no host, but a sentence.
    match address.find(hangul) {
        Some(at) if !tidy(address).contains('.') => &address[..at],
        _ => address,
    }
}

/// `host.tld`, with no `@` behind it that makes it somebody's mail.
fn bare(text: &str) -> bool {
    let host = run(text, |c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-'));
    let host = host.trim_end_matches(['.', '-']);
    // A hyphen right behind the top-level domain is text, as in `skt.com-로밍`.
    let tops = host.match_indices('-').map(|(at, _)| &host[..at]).filter(|host| !host.is_empty());
    let named = |host: &str| {
        let labels = || host.split('.').rev().skip(1);
        let top = host.rsplit_once('.').is_some_and(|(_, top)| domain::iana(top));
        let whole = |label: &str| !label.is_empty() && !label.starts_with('-') && !label.ends_with('-');
        top && labels().all(whole) && labels().any(|label| label.contains(|c: char| c.is_ascii_alphabetic()))
    };
    let mail =
        || run(&text[host.len()..], |c| c.is_ascii_graphic() && !opens(c) && !"/?#\"'".contains(c)).contains('@');
    (named(host) || tops.take(8).any(named)) && !mail()
}

/// Marks at the end belong to the sentence, and so does a bracket that was never opened inside.
fn tidy(link: &str) -> &str {
    let open = link.contains('(');
    link.trim_end_matches(|c| matches!(c, '.' | ',' | ';' | ':' | '!' | '?' | '\'' | '*' | '~') || (c == ')' && !open))
}

fn hangul(c: char) -> bool {
    matches!(c, '가'..='힣' | '\u{3131}'..='\u{318e}' | '\u{1100}'..='\u{11ff}')
}

/// What no address holds unless it is written with `%`: quotes, and the wide marks of East Asian keyboards.
fn quote(c: char) -> bool {
    matches!(c, '"' | '<' | '>' | '`' | '“' | '”' | '‘' | '’' | '…' | '\u{3001}' | '\u{3002}' | '\u{3008}'..='\u{3011}')
        || matches!(c, '！' | '（' | '）' | '，' | '．' | '：' | '；' | '？' | '［' | '］' | '｛' | '｝' | '～')
}
