//! One thing done to many threads: each on its own, by the rules it has on its own, with a look at how far it is.

use super::Act;
use crate::fault::Fault;
use crate::hand::Undo;
use crate::here::Here;
use crate::look::use_text;
use leptos::prelude::*;
use leptos::task::spawn_local;
use model::id::ThreadId;
use model::thread::Card;
use std::cell::RefCell;
use std::rc::Rc;

/// Asked for at once: enough to hide the way to the server, few enough to leave it to others.
const HANDS: usize = 4;

/// How far it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Many {
    /// Threads to come through.
    pub all: usize,
    /// Those that were come to, done or refused.
    pub done: usize,
    /// Somebody wants no more of it.
    pub stopped: bool,
}

/// What is left to do, and what became of the rest.
struct Job {
    left: Vec<(ThreadId, Vec<Act>)>,
    undo: Vec<(ThreadId, Vec<Act>)>,
    refused: Vec<(ThreadId, Fault)>,
    hands: usize,
    undoing: bool,
}

impl Act {
    /// What it means for one of many: tags are added to those that are there.
    fn on(&self, card: &Card) -> Act {
        match self {
            Act::Tag(tags) => {
                let mut all = card.tags.clone();
                all.extend(tags.iter().filter(|tag| !card.tags.contains(tag)).cloned());
                Act::Tag(all)
            }
            other => other.clone(),
        }
    }
}

impl Here {
    /// Does one thing to all threads that are picked.
    pub fn act_many(self, act: Act) {
        let picked = self.hand.picked.get_untracked();
        let card = |id: &ThreadId| self.card_now(*id).map(|card| (*id, vec![act.on(&card)]));
        self.do_many(picked.iter().filter_map(card).collect(), false);
    }

    /// Does what each thread needs.
    fn do_many(self, mut left: Vec<(ThreadId, Vec<Act>)>, undoing: bool) {
        if left.is_empty() || self.hand.many.with_untracked(Option::is_some) {
            return;
        }
        left.reverse();
        self.hand.many.set(Some(Many { all: left.len(), ..Many::default() }));
        let job = Job { left, undo: Vec::new(), refused: Vec::new(), hands: HANDS, undoing };
        let job = Rc::new(RefCell::new(job));
        for _ in 0..HANDS {
            spawn_local(self.work(job.clone()));
        }
    }

    async fn work(self, job: Rc<RefCell<Job>>) {
        while self.hand.many.get_untracked().is_some_and(|many| !many.stopped) {
            let Some((thread, acts)) = job.borrow_mut().left.pop() else { break };
            self.come_to(&job, thread, acts).await;
            self.hand.many.update(|many| many.iter_mut().for_each(|many| many.done += 1));
        }
        let hands = {
            let mut job = job.borrow_mut();
            job.hands -= 1;
            job.hands
        };
        if hands == 0
            && let Some(job) = Rc::into_inner(job)
        {
            self.sum_up(job.into_inner());
        }
    }

    async fn come_to(self, job: &RefCell<Job>, thread: ThreadId, acts: Vec<Act>) {
        let Some(before) = self.card_now(thread) else { return };
        let me = self.my_id_now();
        let undo = acts.first().filter(|_| acts.len() == 1).map(|act| act.undo(&before, me)).unwrap_or_default();
        for act in acts {
            match act.ask(thread).await {
                Ok(card) => self.learn(card),
                Err(fault) => return job.borrow_mut().refused.push((thread, fault)),
            }
        }
        if !undo.is_empty() {
            job.borrow_mut().undo.push((thread, undo));
        }
    }

    /// Says what became of it. What was refused, or not come to, stays picked.
    fn sum_up(self, job: Job) {
        let Some(many) = self.hand.many.get_untracked() else { return };
        self.hand.many.set(None);
        self.hand.acted.update(|n| *n += 1);
        let words = untrack(use_text);
        let done = many.done - job.refused.len();
        if job.undoing {
            self.toasts.say((words.stream().undone)(done));
        } else {
            let kept = |id: &ThreadId| {
                job.refused.iter().any(|(refused, _)| refused == id) || job.left.iter().any(|(left, _)| left == id)
            };
            self.hand.picked.update(|picked| picked.retain(|id| kept(id)));
            self.toasts.say((words.stream().done)(done));
            if !job.undo.is_empty() {
                self.hand.undo.update_value(|all| all.push(Undo::Many(job.undo, |here, all| here.do_many(all, true))));
            }
        }
        if let Some((_, first)) = job.refused.first() {
            self.toasts.warn((words.stream().refused)(job.refused.len(), &self.explain(first)));
        }
    }
}
