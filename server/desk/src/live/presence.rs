use super::{Aside, encode};
use crate::lock;
use bytes::Bytes;
use model::id::{OperatorId, ThreadId};
use model::live::{Frame, Presence};
use std::collections::HashMap;
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};
use tokio::sync::broadcast;

/// Who is on and where they look. In memory only: a restart begins with an empty room, and everybody comes back.
pub(crate) struct Presences {
    lines: Mutex<HashMap<OperatorId, Vec<Look>>>,
    asides: broadcast::Sender<Aside>,
    next: AtomicU64,
}

/// What one line's operator looks at.
struct Look {
    line: u64,
    thread: Option<ThreadId>,
}

impl Presences {
    /// Nobody yet; who moves is said to all who listen.
    pub(crate) fn new(asides: broadcast::Sender<Aside>) -> Self {
        Self { lines: Mutex::default(), asides, next: AtomicU64::new(1) }
    }

    /// A new line of this operator: its number, and what it will hear.
    pub(crate) fn enter(&self, operator: OperatorId) -> (u64, broadcast::Receiver<Aside>) {
        let line = self.next.fetch_add(1, Ordering::Relaxed);
        self.change(operator, |looks| looks.push(Look { line, thread: None }));
        // Its own arrival is no news to a line that begins with [`Presences::present`].
        (line, self.asides.subscribe())
    }

    /// The line's operator looks elsewhere. The line that moved last speaks for the operator.
    pub(crate) fn look(&self, operator: OperatorId, line: u64, thread: Option<ThreadId>) {
        self.change(operator, |looks| {
            if let Some(index) = looks.iter().position(|look| look.line == line) {
                looks.remove(index);
                looks.push(Look { line, thread });
            }
        });
    }

    /// The line is gone.
    pub(crate) fn leave(&self, operator: OperatorId, line: u64) {
        self.change(operator, |looks| looks.retain(|look| look.line != line));
    }

    /// Everybody who is on.
    pub(crate) fn present(&self) -> Bytes {
        let lines = lock(&self.lines);
        let all = lines.iter().map(|(operator, looks)| presence(*operator, looks)).collect();
        encode(&Frame::Present { all })
    }

    fn change(&self, operator: OperatorId, change: impl FnOnce(&mut Vec<Look>)) {
        let mut lines = lock(&self.lines);
        let looks = lines.entry(operator).or_default();
        let before = presence(operator, looks);
        change(looks);
        let after = presence(operator, looks);
        if looks.is_empty() {
            lines.remove(&operator);
        }
        if before != after {
            // Sent under the lock, so that frames leave in the order of the changes. Nobody may be listening.
            _ = self.asides.send(Aside::Moved(encode(&Frame::Moved(after))));
        }
    }
}

fn presence(operator: OperatorId, looks: &[Look]) -> Presence {
    let last = looks.last();
    Presence { operator, on: last.is_some(), thread: last.and_then(|look| look.thread) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_tabs_are_one_person() {
        let presences = Presences::new(broadcast::channel(16).0);
        let (operator, thread) = (OperatorId::new(), ThreadId::new());
        let (first, mut moved) = presences.enter(operator);
        let (second, _) = presences.enter(operator);
        presences.look(operator, second, Some(thread));
        presences.leave(operator, first);
        presences.leave(operator, second);
        let mut frames: Vec<Frame> = Vec::new();
        while let Ok(Aside::Moved(frame)) = moved.try_recv() {
            frames.push(serde_json::from_slice(&frame).unwrap());
        }
        let here = |on, thread| Frame::Moved(Presence { operator, on, thread });
        assert_eq!(frames, [here(true, Some(thread)), here(false, None)]);
        assert_eq!(presences.present(), encode(&Frame::Present { all: Vec::new() }));
    }
}
