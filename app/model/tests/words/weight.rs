//! X's counter.

use crate::draw::{Chance, text};
use crate::oracle::ask;
use model::text::weight;

/// How many of the texts weigh what twitter-text says; shows the first that do not.
fn equal(texts: &[String]) -> usize {
    let lengths = ask("weights", texts);
    let pairs = texts.iter().zip(&lengths);
    let other: Vec<_> = pairs.filter(|(text, length)| weight(text).to_string() != **length).collect();
    for (text, length) in other.iter().take(10) {
        println!("{text:?}: twitter-text says {length}, we say {}", weight(text));
    }
    texts.len() - other.len()
}

#[test]
fn ten_thousand_texts_weigh_the_same() {
    let mut chance = Chance(20_260_701);
    let texts: Vec<_> = (0..10_000).map(|_| text(&mut chance)).collect();
    let equal = equal(&texts);
    println!("npm twitter-text 3.1.0 on drawn texts: {equal} of {} equal", texts.len());
    assert_eq!(equal, texts.len());
}

/// Of Han and Hangul, whose letters are all alike, each 41st.
#[test]
fn characters_weigh_the_same_in_every_place() {
    let alike = |c: &char| matches!(c, '\u{3400}'..='\u{a48c}' | '가'..='\u{fa00}') && !(*c as u32).is_multiple_of(41);
    let texts: Vec<_> = ('\u{1}'..='\u{ffff}')
        .chain('\u{1f000}'..='\u{1fbff}')
        .filter(|c| !alike(c))
        .map(|c| {
            let joined = format!("#{c}\u{20e3}{c}\u{fe0f}\u{200d}♀\u{fe0f}");
            format!("{c} e{c}\u{301} a.com/b{c}d {c}a.com a{c}b.com https://{c}a.com/{c} a.{c} {joined}")
        })
        .collect();
    let equal = equal(&texts);
    println!("npm twitter-text 3.1.0 on texts around each character: {equal} of {} equal", texts.len());
    assert_eq!(equal, texts.len());
}
