//! Many boards in one process, each a line of its own, and what reached them when.

use crate::error::Result;
use crate::line::Line;
use futures::stream::{self, StreamExt, TryStreamExt};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};
use tokio::task::JoinSet;

/// Lines that are opened at once.
const AT_ONCE: usize = 32;
/// What a frame that counts has in it, before the microseconds at which it was asked for.
pub const MARK: &str = "bench t=";

/// Open boards.
pub struct Storm {
    heard: Arc<Heard>,
    readers: JoinSet<()>,
    boards: usize,
}

/// What all boards of a storm heard in one round.
struct Heard {
    clock: Instant,
    frames: AtomicUsize,
    disordered: AtomicUsize,
    ended: AtomicUsize,
    late: Mutex<Vec<u32>>,
}

/// One round.
pub struct Round {
    /// Microseconds from asking to hearing, one a delivery.
    pub late: Vec<u32>,
    /// Events that came twice or before an earlier one.
    pub disordered: usize,
    /// Lines that ended.
    pub ended: usize,
}

impl Storm {
    /// Opens that many lines; `clock` is what the marks in the frames count from.
    pub async fn open<F>(count: usize, clock: Instant, line: impl Fn(usize) -> F) -> Result<Self>
    where
        F: Future<Output = Result<Line>>,
    {
        let heard = Arc::new(Heard {
            clock,
            frames: AtomicUsize::new(0),
            disordered: AtomicUsize::new(0),
            ended: AtomicUsize::new(0),
            late: Mutex::default(),
        });
        let opened: Vec<Line> = stream::iter((0..count).map(line)).buffer_unordered(AT_ONCE).try_collect().await?;
        let mut readers = JoinSet::new();
        for line in opened {
            readers.spawn(read(line, heard.clone()));
        }
        Ok(Self { heard, readers, boards: count })
    }

    /// How many lines there are.
    pub fn boards(&self) -> usize {
        self.boards
    }

    /// Waits until that many frames were heard in this round, or nothing more comes for a while.
    pub async fn settle(&self, expected: usize) {
        let (mut before, mut quiet) = (0, 0);
        while self.heard.frames.load(Ordering::Relaxed) < expected && quiet < 50 {
            tokio::time::sleep(Duration::from_millis(100)).await;
            let now = self.heard.frames.load(Ordering::Relaxed);
            quiet = if now == before { quiet + 1 } else { 0 };
            before = now;
        }
    }

    /// What was heard since the last time.
    pub fn take(&self) -> Round {
        self.heard.frames.store(0, Ordering::Relaxed);
        let late = std::mem::take(&mut *self.heard.late.lock().unwrap_or_else(PoisonError::into_inner));
        let disordered = self.heard.disordered.swap(0, Ordering::Relaxed);
        Round { late, disordered, ended: self.heard.ended.load(Ordering::Relaxed) }
    }

    /// Hangs up.
    pub async fn close(mut self) {
        self.readers.shutdown().await;
    }
}

async fn read(mut line: Line, heard: Arc<Heard>) {
    let mut last = 0;
    while let Some(frame) = line.next().await {
        let now = heard.clock.elapsed().as_micros() as u64;
        let Some(asked) = number_after(&frame, MARK) else { continue };
        let seq = number_after(&frame, "\"seq\":").unwrap_or_default();
        if seq <= last {
            heard.disordered.fetch_add(1, Ordering::Relaxed);
        }
        last = seq;
        heard.late.lock().unwrap_or_else(PoisonError::into_inner).push(now.saturating_sub(asked) as u32);
        heard.frames.fetch_add(1, Ordering::Relaxed);
    }
    heard.ended.fetch_add(1, Ordering::Relaxed);
}

fn number_after(frame: &str, mark: &str) -> Option<u64> {
    let rest = &frame[frame.find(mark)? + mark.len()..];
    rest[..rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len())].parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_found() {
        let frame = r#"{"event":{"seq":12,"change":{"text":"bench t=345 고객"}}}"#;
        assert_eq!(number_after(frame, MARK), Some(345));
        assert_eq!(number_after(frame, "\"seq\":"), Some(12));
        assert_eq!(number_after("{}", MARK), None);
    }
}
