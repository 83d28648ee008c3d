//! Bluesky's graphemes and facets.

use crate::draw::{Chance, text};
use crate::oracle::ask;
use model::text::{Found, graphemes, scan};
use serde::Deserialize;
use std::collections::BTreeMap;

#[derive(Deserialize)]
struct Answer {
    graphemes: usize,
    facets: Vec<Facet>,
}

/// In bytes: start, end; then kind and value.
#[derive(Clone, Debug, PartialEq, Deserialize)]
struct Facet(usize, usize, String, String);

impl From<Found> for Facet {
    fn from(found: Found) -> Facet {
        let range = found.range();
        let (kind, value) = match found {
            Found::Link(_, to) => ("link", to),
            Found::Mention(_, handle) => ("mention", handle),
            Found::Tag(_, tag) => ("tag", tag),
        };
        Facet(range.start, range.end, kind.into(), value)
    }
}

const PARTICLE: &str = "a link ends before the Hangul behind it";
const HANGUL: &str = "Hangul behind a scheme with no domain is no link";
const MARKS: &str = "quotes, wide marks and several marks end a link";
const INSIDE: &str = "one inside another is left out";
const MAIL: &str = "a mail address is no link";
const EMPTY: &str = "a scheme with no host is no link";
const HTTP: &str = "a bare host that begins with http gets its scheme, or is no link";
const OPENED: &str = "a quote or any bracket may stand before";
const HOST: &str = "a bare host may hold hyphens or begin with a digit";
const CAPITALS: &str = "a scheme may be in capitals";
const PRACTICE: &str = "handles of the practice network are mentions";
const SECOND: &str = "a second one in a word that the reference has read to its end";

/// Why the reference's facet is not among ours.
fn why_not(text: &str, theirs: &Facet, ours: &[Facet]) -> Option<&'static str> {
    let slice = &text[theirs.0..theirs.1];
    let scheme = ["https://", "http://"].into_iter().find(|scheme| slice.starts_with(scheme)).unwrap_or_default();
    let hangul = |c: char| matches!(c, '가'..='힣' | '\u{1100}'..='\u{11ff}' | '\u{3131}'..='\u{318e}');
    let mark = |c: char| ".,;:!?'*~)\"<>`“”‘’…、。「」（）《》！？，．：；［］｛｝～".contains(c);
    if theirs.2 == "link"
        && let Some(ours) = ours.iter().find(|ours| ours.0 == theirs.0 && ours.2 == "link")
    {
        let rest = &text[ours.1..];
        return if ours.1 == theirs.1 {
            slice.starts_with("http").then_some(HTTP)
        } else if ours.1 > theirs.1 {
            None
        } else if rest.trim_start_matches(mark).starts_with(hangul) {
            Some(PARTICLE)
        } else {
            rest.starts_with(mark).then_some(MARKS)
        };
    }
    if ours.iter().any(|ours| ours.0 <= theirs.0 && ours.1 > theirs.0) {
        return Some(INSIDE);
    }
    let host = slice[scheme.len()..].split(['/', '?', '#']).next().unwrap_or_default();
    match () {
        () if theirs.2 != "link" => None,
        () if slice.starts_with("http") && scheme.is_empty() => Some(HTTP),
        () if host.contains('@') && scheme.is_empty() => Some(MAIL),
        () if host.contains(hangul) => Some(HANGUL),
        () if !host.starts_with(char::is_alphanumeric) => Some(EMPTY),
        () => None,
    }
}

/// Why ours is not among the reference's.
fn why_ours(text: &str, ours: &Facet, theirs: &[Facet]) -> Option<&'static str> {
    let slice = &text[ours.0..ours.1];
    let host = slice.split('/').next().unwrap_or_default();
    let space = |c: char| c == '\u{feff}' || (c.is_whitespace() && c != '\u{85}');
    let before = text[..ours.0].chars().next_back();
    // What has been read of this word, by a link or a domain that is none.
    let word = text[..ours.0].rsplit(space).next().unwrap_or_default();
    let read = |part: &str| {
        let part = part.to_lowercase();
        let domain = &part[..part.find(|c: char| !c.is_ascii_alphanumeric() && c != '.').unwrap_or(part.len())];
        part.starts_with("http://")
            || part.starts_with("https://")
            || domain.starts_with(|c: char| c.is_ascii_lowercase())
                && domain
                    .find('.')
                    .is_some_and(|dot| domain[dot + 1..].starts_with(|c: char| c.is_ascii_alphanumeric()))
    };
    match () {
        // The same link, only shorter, is told of by the other.
        () if theirs.iter().any(|theirs| theirs.0 == ours.0 && theirs.2 == ours.2) => Some(""),
        () if ours.2 == "mention" && slice.ends_with(".practice") => Some(PRACTICE),
        () if before.is_some_and(|c| "[{<\"“‘「『（《〈【［".contains(c)) => Some(OPENED),
        () if ours.2 == "link" && word.split('(').any(read) => Some(SECOND),
        () if ours.2 == "link" && slice.contains("://") && !slice.starts_with("http") => Some(CAPITALS),
        () if ours.2 == "link" && (host.contains('-') || slice.starts_with(|c: char| c.is_ascii_digit())) => Some(HOST),
        () => None,
    }
}

#[test]
fn ten_thousand_texts_have_the_same_facets() {
    let mut chance = Chance(20_260_702);
    let texts: Vec<_> = (0..10_000).map(|_| text(&mut chance)).collect();
    let answers: Vec<Answer> = ask("facets", &texts).iter().map(|line| serde_json::from_str(line).unwrap()).collect();
    let (mut lengths, mut same, mut facets, mut unexplained) = (0, 0, 0, 0);
    let mut exceptions = BTreeMap::<&str, usize>::new();
    for (text, answer) in texts.iter().zip(&answers) {
        lengths += usize::from(graphemes(text) == answer.graphemes);
        if graphemes(text) != answer.graphemes {
            println!("{text:?} has {} graphemes, we say {}", answer.graphemes, graphemes(text));
        }
        let ours: Vec<Facet> = scan(text).into_iter().map(Facet::from).collect();
        facets += answer.facets.len();
        same += answer.facets.iter().filter(|facet| ours.contains(facet)).count();
        let missing = answer.facets.iter().filter(|facet| !ours.contains(facet));
        let missing = missing.map(|facet| (facet, why_not(text, facet, &ours)));
        let more = ours.iter().filter(|facet| !answer.facets.contains(facet));
        let more = more.map(|facet| (facet, why_ours(text, facet, &answer.facets)));
        for (facet, why) in missing.chain(more) {
            match why {
                Some("") => {}
                Some(why) => *exceptions.entry(why).or_default() += 1,
                None => {
                    unexplained += 1;
                    println!("{text:?}: {facet:?}\n  ours {ours:?}\n  theirs {:?}", answer.facets);
                }
            }
        }
    }
    println!("@atproto/api's graphemes: {lengths} of {} equal", texts.len());
    println!("@atproto/api's facets: {same} of {facets} equal; {unexplained} without a reason; with one:");
    exceptions.iter().for_each(|(why, count)| println!("  {count:5} {why}"));
    assert_eq!(lengths, texts.len());
    assert_eq!(unexplained, 0);
}
