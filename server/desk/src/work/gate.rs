use std::sync::atomic::{AtomicU64, Ordering};
use tokio::sync::{Mutex, MutexGuard};

/// One fetch of an account at a time. Whoever waits for news of their own need not fetch, if a whole fetch has begun and
/// ended since they came.
#[derive(Default)]
pub(crate) struct Gate {
    begun: AtomicU64,
    /// The last fetch that took in all there was.
    done: Mutex<u64>,
}

/// The right to fetch.
pub(super) struct Pass<'a> {
    number: u64,
    done: MutexGuard<'a, u64>,
}

impl Gate {
    pub(super) async fn enter(&self) -> Pass<'_> {
        let done = self.done.lock().await;
        Pass { number: self.begun.fetch_add(1, Ordering::SeqCst) + 1, done }
    }

    /// None once a fetch that began after this was asked has brought it all.
    pub(super) async fn enter_unless_done(&self) -> Option<Pass<'_>> {
        let enough = self.begun.load(Ordering::SeqCst) + 1;
        let done = self.done.lock().await;
        if *done >= enough {
            return None;
        }
        Some(Pass { number: self.begun.fetch_add(1, Ordering::SeqCst) + 1, done })
    }
}

impl Pass<'_> {
    /// The fetch brought all there was when it began.
    pub(super) fn done(mut self) {
        *self.done = self.number;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use futures::FutureExt;

    #[tokio::test]
    async fn only_a_fetch_that_began_later_is_enough() {
        let gate = Gate::default();
        let first = gate.enter().await;
        // They come while a fetch is under way, which may have looked already.
        let (mut second, mut third) = (Box::pin(gate.enter_unless_done()), Box::pin(gate.enter_unless_done()));
        assert!((&mut second).now_or_never().is_none());
        assert!((&mut third).now_or_never().is_none());
        first.done();
        second.await.expect("the first fetch began before").done();
        assert!(third.await.is_none(), "the second one's is enough");
        assert!(gate.enter_unless_done().await.is_some(), "whoever comes now fetches");
    }

    #[tokio::test]
    async fn a_fetch_that_failed_is_enough_for_nobody() {
        let gate = Gate::default();
        let first = gate.enter_unless_done().await;
        let mut second = Box::pin(gate.enter_unless_done());
        assert!((&mut second).now_or_never().is_none());
        drop(first);
        assert!(second.await.is_some());
    }
}
