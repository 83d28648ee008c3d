//! The live crowd: customers who mention the brands, go on below an answer, insist, or just like it.

use super::people::{PEOPLE, Person};
use super::post::{Entry, Post};
use super::words::Follow;
use super::world::{Held, World};
use crate::Author;
use model::time::{MINUTE, Time};
use rand::Rng;
use rand::seq::{IndexedRandom, IteratorRandom};
use std::io;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::watch;

/// How far back the crowd remembers, in posts.
const MEMORY: usize = 400;
/// A customer has nothing more to say after so many posts in one conversation.
const ENOUGH: usize = 4;
/// Openings before one may come again.
const VARIETY: usize = 30;

/// What somebody is about to do.
enum Deed {
    Say { who: Author, text: String, parent: Option<String> },
    Like { who: Author, post: String },
}

impl World {
    /// Lets the crowd live at its pace ([`World::set_rate`]) until `stop` says so or its sender is gone.
    pub async fn run(self: Arc<Self>, mut stop: watch::Receiver<bool>) {
        let mut pace = self.paced();
        loop {
            let rate = *pace.borrow_and_update();
            let turn = async {
                match rate {
                    0 => std::future::pending().await,
                    rate => tokio::time::sleep(self.gap(rate)).await,
                }
            };
            tokio::select! {
                _ = stop.wait_for(|stop| *stop) => return,
                _ = pace.changed() => continue,
                () = turn => {}
            }
            let world = self.clone();
            // Its own thread: the journal waits for the disk.
            let stepped = tokio::task::spawn_blocking(move || world.step(Time::now())).await;
            if let Ok(Err(error)) = stepped {
                tracing::warn!(%error, "a practice customer could not post");
            }
        }
    }

    /// One customer does one thing: gives the post, or `None` for a like, or if there is no brand to write to.
    pub fn step(&self, at: Time) -> io::Result<Option<Post>> {
        let decide = |held: &mut Held| match held.deed(at) {
            None => Ok((None, None)),
            Some(Deed::Like { who, post }) => Ok((held.liking(&who.handle, &post), None)),
            Some(Deed::Say { who, text, parent }) => {
                let post = held.speak(&who, &text, parent.as_deref(), at)?;
                Ok((Some(Entry::Post(post.clone())), Some(post)))
            }
        };
        self.keep(decide, |error| error)
    }

    /// Time to the next deed: around a minute over the rate, never like a clock.
    fn gap(&self, rate: u32) -> Duration {
        let unit: f64 = self.held().chance.random();
        let wait = -(1.0 - unit).ln();
        Duration::from_secs_f64(60.0 / f64::from(rate) * wait.clamp(0.1, 3.0))
    }
}

impl Held {
    fn deed(&mut self, at: Time) -> Option<Deed> {
        if self.chance.random_bool(0.6)
            && let Some(deed) = self.react()
        {
            return Some(deed);
        }
        if self.chance.random_bool(0.15)
            && let Some(deed) = self.insist(at)
        {
            return Some(deed);
        }
        self.open()
    }

    /// Somebody whom a brand has answered lately, and who said nothing since, says or likes something, or nothing ever.
    fn react(&mut self) -> Option<Deed> {
        let start = self.posts.len().saturating_sub(MEMORY);
        let unread = |post: &&Post| self.brands.contains(&post.author.handle) && !self.settled.contains(&post.remote);
        let answer = self.posts[start..].iter().find(unread)?;
        let (answer, asked) = (answer.remote.clone(), answer.parent.as_deref().and_then(|parent| self.find(parent)));
        let who = asked.map(|post| post.author.clone());
        let said = asked.map_or(0, |post| self.said(&post.root, &post.author.handle));
        // It is read now, whatever comes of it.
        self.settled.insert(answer.clone());
        let who = who.filter(|who| !self.brands.contains(&who.handle))?;
        let follow = match self.chance.random_range(0..100) {
            _ if said >= ENOUGH => return Some(Deed::Like { who, post: answer }),
            // Most people who have been answered say nothing more: a team must see its answers stand.
            0..30 => return None,
            30..65 => return Some(Deed::Like { who, post: answer }),
            65..80 => Follow::Thanks,
            80..90 => Follow::Broken,
            _ => Follow::More,
        };
        let text = self.phrase(&who, follow)?;
        Some(Deed::Say { who, text, parent: Some(answer) })
    }

    /// Somebody of the insisting kind asks again below a question that nobody has answered for a minute.
    fn insist(&mut self, at: Time) -> Option<Deed> {
        let start = self.posts.len().saturating_sub(MEMORY);
        let waits = |post: &&Post| {
            let insists = Person::named(&post.author.handle).is_some_and(|person| person.insists);
            let last = self.thread(&post.root).last().map_or(post.at, |last| last.at);
            let alone = self.thread(&post.root).all(|p| !self.brands.contains(&p.author.handle));
            let room = self.said(&post.root, &post.author.handle) < ENOUGH;
            post.parent.is_none() && insists && alone && room && at.since(last) >= MINUTE
        };
        let waiting: Vec<_> =
            self.posts[start..].iter().filter(waits).map(|p| (p.author.clone(), p.root.clone())).collect();
        let (who, root) = waiting.into_iter().choose(&mut self.chance)?;
        let last = self.thread(&root).last()?.remote.clone();
        let text = self.phrase(&who, Follow::Again)?;
        Some(Deed::Say { who, text, parent: Some(last) })
    }

    /// Somebody has a new concern.
    fn open(&mut self) -> Option<Deed> {
        let brand = self.brands.iter().choose(&mut self.chance)?.clone();
        let person = PEOPLE.choose(&mut self.chance)?;
        let phrases = person.tongue.phrases();
        let fresh = phrases.openings.iter().filter(|phrase| !self.said_lately.contains(*phrase));
        let phrase = fresh.choose(&mut self.chance).or_else(|| phrases.openings.choose(&mut self.chance))?;
        self.said_lately.push_back(phrase);
        if self.said_lately.len() > VARIETY {
            self.said_lately.pop_front();
        }
        let words = phrases.fill(phrase, &mut self.chance);
        let text = if self.chance.random_bool(0.8) { format!("@{brand} {words}") } else { format!("{words} @{brand}") };
        Some(Deed::Say { who: person.author(), text, parent: None })
    }

    fn phrase(&mut self, who: &Author, follow: Follow) -> Option<String> {
        let phrases = Person::named(&who.handle).map_or(super::words::Tongue::Korean, |p| p.tongue).phrases();
        let phrase = phrases.follow(follow).choose(&mut self.chance)?;
        Some(phrases.fill(phrase, &mut self.chance))
    }

    fn said(&self, root: &str, handle: &str) -> usize {
        self.thread(root).filter(|post| post.author.handle == handle).count()
    }
}
