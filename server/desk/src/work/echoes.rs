//! What customers said lately, so that many who say the same are seen as one.

use crate::lock;
use model::id::{CustomerId, ThreadId};
use model::text::{cut, likeness, print};
use std::collections::VecDeque;
use std::sync::Mutex;

/// How many posts are remembered: an hour of a launch day.
const MOST: usize = 1_000;
/// Characters of each: enough to tell whether two are alike.
const WORDS: usize = 300;
/// Bits in which the prints of two texts may differ to be worth a look.
const NEAR: u32 = 16;
/// How alike two posts are that say the same.
const SAME: f64 = 0.8;

/// The latest beginnings of threads. In memory: after a start it knows the threads that wait.
#[derive(Default)]
pub(crate) struct Echoes(Mutex<VecDeque<Echo>>);

struct Echo {
    thread: ThreadId,
    customer: CustomerId,
    print: u64,
    words: String,
}

impl Echoes {
    /// Remembers how a thread begins, and names those of other customers that began nearly so, the latest first.
    pub fn heard(&self, thread: ThreadId, customer: CustomerId, text: &str) -> Vec<ThreadId> {
        let words = cut(text, WORDS);
        let Some(print) = print(&words) else { return Vec::new() };
        let mut all = lock(&self.0);
        let alike = |echo: &&Echo| {
            echo.customer != customer
                && (echo.print ^ print).count_ones() <= NEAR
                && (echo.words == words || likeness(&echo.words, &words) >= SAME)
        };
        // One is enough; the others are for those whose beginnings were undone.
        let found = all.iter().rev().filter(alike).map(|echo| echo.thread).take(3).collect();
        if all.len() == MOST {
            all.pop_front();
        }
        all.push_back(Echo { thread, customer, print, words });
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PASTED: &str = "@brand 데이터 이월 제도를 도입해 주세요. 고객의 목소리를 들어 주세요!";

    #[test]
    fn those_who_say_the_same_are_found_and_nobody_else() {
        let echoes = Echoes::default();
        let say = |customer, text| {
            let thread = ThreadId::new();
            (thread, echoes.heard(thread, customer, text))
        };
        let (first, second) = (CustomerId::new(), CustomerId::new());
        let (thread, none) = say(first, PASTED);
        assert!(none.is_empty());
        assert_eq!(say(second, "@brand 데이터 이월 제도 도입해주세요!! 고객의 목소리를 들어주세요").1, [thread]);
        assert_eq!(say(first, PASTED).1.len(), 1, "their own words are no echo");
        assert!(say(second, "어제 대리점에서 유심을 샀는데 인식이 안 됩니다. 어떻게 해야 하나요").1.is_empty());
        say(first, "감사합니다");
        assert!(say(second, "감사합니다").1.is_empty(), "everybody says that");
    }

    #[test]
    fn it_forgets_the_oldest() {
        let echoes = Echoes::default();
        let first = ThreadId::new();
        echoes.heard(first, CustomerId::new(), PASTED);
        for n in 0..=MOST {
            echoes.heard(
                ThreadId::new(),
                CustomerId::new(),
                &format!("{n} 번째로 남기는 완전히 다른 이야기였습니다요 {}", n * 7919),
            );
        }
        assert_eq!(lock(&echoes.0).len(), MOST);
        assert!(!echoes.heard(ThreadId::new(), CustomerId::new(), PASTED).contains(&first));
    }
}
