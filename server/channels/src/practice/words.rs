//! What the crowd says. Our own words, in Korean and in English; `{place}` and the like are filled in from lists.

mod english;
mod korean;

use rand::Rng;
use rand::seq::IndexedRandom;

/// A language of the crowd.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tongue {
    Korean,
    English,
}

/// Why somebody writes below a post.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Follow {
    /// The answer helped.
    Thanks,
    /// It did not.
    Broken,
    /// It raised another question.
    More,
    /// There was no answer yet.
    Again,
}

/// All that one language has to say.
pub(super) struct Phrases {
    /// First posts.
    pub openings: &'static [&'static str],
    thanks: &'static [&'static str],
    broken: &'static [&'static str],
    more: &'static [&'static str],
    again: &'static [&'static str],
    /// Field → what may stand in it.
    fields: &'static [(&'static str, &'static [&'static str])],
}

impl Tongue {
    pub fn phrases(self) -> &'static Phrases {
        match self {
            Tongue::Korean => &korean::PHRASES,
            Tongue::English => &english::PHRASES,
        }
    }
}

impl Phrases {
    pub fn follow(&self, follow: Follow) -> &'static [&'static str] {
        match follow {
            Follow::Thanks => self.thanks,
            Follow::Broken => self.broken,
            Follow::More => self.more,
            Follow::Again => self.again,
        }
    }

    /// The phrase with its fields filled in.
    pub fn fill(&self, phrase: &str, chance: &mut impl Rng) -> String {
        self.fields.iter().fold(phrase.to_owned(), |text, (field, values)| match values.choose(chance) {
            Some(value) => text.replace(field, value),
            None => text,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use model::text::graphemes;
    use rand::SeedableRng;
    use std::collections::BTreeSet;

    const BOTH: [Tongue; 2] = [Tongue::Korean, Tongue::English];
    const FOLLOWS: [Follow; 4] = [Follow::Thanks, Follow::Broken, Follow::More, Follow::Again];

    fn all(tongue: Tongue) -> Vec<&'static str> {
        let phrases = tongue.phrases();
        FOLLOWS.iter().flat_map(|f| phrases.follow(*f)).chain(phrases.openings).copied().collect()
    }

    #[test]
    fn there_is_enough_to_say_and_nothing_twice() {
        let count = |of: fn(Tongue) -> usize| BOTH.map(of);
        let [korean, english] = count(|t| t.phrases().openings.len());
        assert!(korean + english >= 60 && korean > english, "{korean} + {english}");
        let follows: usize = count(|t| FOLLOWS.iter().map(|f| t.phrases().follow(*f).len()).sum()).iter().sum();
        assert!(follows >= 40, "{follows}");
        let phrases: Vec<_> = BOTH.into_iter().flat_map(all).collect();
        assert_eq!(phrases.iter().collect::<BTreeSet<_>>().len(), phrases.len());
    }

    #[test]
    fn every_field_is_filled_and_everything_fits() {
        let mut chance = rand::rngs::StdRng::seed_from_u64(1);
        for tongue in BOTH {
            for phrase in all(tongue) {
                let text = tongue.phrases().fill(phrase, &mut chance);
                assert!(!text.contains(['{', '}']), "{text}");
                assert!(graphemes(&text) < 250, "{text}");
            }
        }
    }
}
