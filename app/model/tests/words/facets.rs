//! Bluesky's graphemes and facets.

use crate::draw::{Chance, text};
use crate::oracle::ask;
use model::text::{Found, facets, graphemes};
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

/// Why a facet of the reference's is not among ours: Korean stands behind it, or is all there is of it.
fn korean(text: &str, theirs: &Facet, ours: &[Facet]) -> bool {
    let hangul = |c: char| matches!(c, '가'..='힣' | '\u{1100}'..='\u{11ff}' | '\u{3131}'..='\u{318e}');
    let short = |ours: &&Facet| ours.0 == theirs.0 && ours.1 < theirs.1 && ours.2 == "link";
    let mark = |c: char| c.is_ascii_punctuation();
    match ours.iter().find(short) {
        Some(ours) => text[ours.1..theirs.1].trim_start_matches(mark).starts_with(hangul),
        None => text[theirs.0..theirs.1]
            .split("://")
            .nth(1)
            .is_some_and(|host| host.trim_start_matches(mark).starts_with(hangul)),
    }
}

#[test]
fn ten_thousand_texts_have_the_same_facets() {
    let mut chance = Chance(20_260_702);
    let texts: Vec<_> = (0..10_000).map(|_| text(&mut chance)).collect();
    let answers: Vec<Answer> = ask("facets", &texts).iter().map(|line| serde_json::from_str(line).unwrap()).collect();
    let (mut lengths, mut same, mut all, mut particles, mut other) = (0, 0, 0, BTreeMap::new(), 0);
    for (text, answer) in texts.iter().zip(&answers) {
        lengths += usize::from(graphemes(text) == answer.graphemes);
        if graphemes(text) != answer.graphemes {
            println!("{text:?} has {} graphemes, we say {}", answer.graphemes, graphemes(text));
        }
        let ours: Vec<Facet> = facets(text).into_iter().map(Facet::from).collect();
        all += answer.facets.len();
        same += answer.facets.iter().filter(|facet| ours.contains(facet)).count();
        for theirs in answer.facets.iter().filter(|facet| !ours.contains(facet)) {
            if korean(text, theirs, &ours) {
                *particles.entry(text[theirs.0..theirs.1].to_owned()).or_default() += 1_usize;
            } else {
                other += 1;
                println!("{text:?}: {theirs:?}\n  ours {ours:?}\n  theirs {:?}", answer.facets);
            }
        }
        for more in ours.iter().filter(|facet| !answer.facets.contains(facet)) {
            // The same link without its particle is told of by the other.
            if !answer.facets.iter().any(|theirs| theirs.0 == more.0 && theirs.1 > more.1 && more.2 == "link") {
                other += 1;
                println!("{text:?}: only ours {more:?}\n  theirs {:?}", answer.facets);
            }
        }
    }
    println!("@atproto/api's graphemes: {lengths} of {} equal", texts.len());
    let excepted: usize = particles.values().sum();
    println!(
        "@atproto/api's facets: {same} of {all} equal, {excepted} with Korean behind the link, {other} others; such as"
    );
    particles.keys().take(20).for_each(|link| println!("  {link}"));
    assert_eq!(lengths, texts.len());
    assert_eq!(other, 0);
    assert_eq!(same + excepted, all);
}
