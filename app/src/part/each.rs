//! Lists that live: a row is drawn once and then only moved. All lists share the code that does it.

use crate::seal::Seal;
use leptos::prelude::*;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::Arc;

/// Draws `all`, and keeps up with it. Two rows are the same one exactly when their keys are.
pub fn each<T: Send + 'static, K: Hash + 'static>(
    all: impl Fn() -> Vec<T> + Send + Sync + 'static,
    key: fn(&T) -> K,
    row: impl Fn(T) -> AnyView + Send + Sync + 'static,
) -> AnyView {
    let row = Arc::new(row);
    let line = move |one: T| {
        let row = row.clone();
        Line { key: hash(&key(&one)), draw: Box::new(move || row(one)) }
    };
    lines(Box::new(move || all().into_iter().map(&line).collect()))
}

struct Line {
    key: u64,
    draw: Box<dyn FnOnce() -> AnyView + Send>,
}

fn lines(all: Box<dyn Fn() -> Vec<Line> + Send + Sync>) -> AnyView {
    let draw = |line: Line| (line.draw)();
    view! { <For each=all key=|line| line.key children=draw /> }.seal()
}

fn hash(key: &impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    key.hash(&mut hasher);
    hasher.finish()
}
