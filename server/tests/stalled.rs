//! G10: one client stops reading, and fifty others notice nothing.

use crate::house::{Caller, House, until};
use crate::live::{Ear, lines, memory};
use model::id::{MutationId, ThreadId};
use model::time::Time;
use serde_json::{Value, json};
use std::sync::atomic::{AtomicUsize, Ordering};

const BOARDS: usize = 50;
/// Events without the deaf one, to compare with, and then with it.
const BEFORE: usize = 1_000;
const EVENTS: usize = 10_000;
/// Notes that are written at once.
const HANDS: usize = 4;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn fifty_boards_notice_nothing_of_one_that_does_not_read() {
    let house = House::start();
    let lead = house.lead().await;
    let (_, thread) = lead.thread("민지", "@hangang 개통이 안 돼요").await;
    let page: model::thread::Page = lead.ask("thread/board", json!({})).await;
    let mut boards = Vec::new();
    for _ in 0..BOARDS {
        boards.push(Board { ear: Ear::open(&lead, page.seq).await, last: page.seq, late: Vec::new() });
    }
    let calm = play(&lead, thread, &mut boards, BEFORE).await;
    let deaf = Ear::open(&lead, 0).await;
    let before = memory(&lead).await;
    let loud = play(&lead, thread, &mut boards, EVENTS).await;
    let grown = memory(&lead).await.saturating_sub(before);
    println!(
        "{EVENTS} events on {BOARDS} boards beside a deaf one: p50 {:.1} ms, p99 {:.1} ms, longest {:.1} ms (before it \
         came: {:.1}, {:.1}, {:.1}); resident memory grew by {:.1} MB",
        at(&loud, 0.5),
        at(&loud, 0.99),
        at(&loud, 1.0),
        at(&calm, 0.5),
        at(&calm, 0.99),
        at(&calm, 1.0),
        grown as f64 / f64::from(1 << 20)
    );
    assert_eq!(loud.len(), BOARDS * EVENTS, "each heard each");
    assert!(grown < 64 << 20, "{grown}");
    until("the deaf one is dropped", async || (lines(&lead).await == BOARDS as f64).then_some(())).await;
    drop(deaf);
}

/// One that reads.
struct Board {
    ear: Ear,
    last: i64,
    late: Vec<i64>,
}

impl Board {
    /// Hears so many events, none missing and none twice; notes how old each is.
    async fn hear(&mut self, count: usize) {
        while self.late.len() < count {
            let frame = self.ear.text().await.expect("the line is open");
            let Some(seq) = number(&frame, "{\"event\":{\"seq\":") else { continue };
            assert_eq!(seq, self.last + 1);
            self.last = seq;
            self.late.push(Time::now().0 - number(&frame, "\"at\":").unwrap());
        }
    }
}

/// So many notes, heard by all; microseconds until each was heard, in order.
async fn play(lead: &Caller, thread: ThreadId, boards: &mut [Board], count: usize) -> Vec<i64> {
    let written = AtomicUsize::new(0);
    let write = async || {
        while written.fetch_add(1, Ordering::Relaxed) < count {
            let body = json!({"thread": thread, "text": "가".repeat(400), "mutation": MutationId::new()});
            lead.ask::<Value>("thread/note", body).await;
        }
    };
    let hands = futures::future::join_all((0..HANDS).map(|_| write()));
    tokio::join!(hands, futures::future::join_all(boards.iter_mut().map(|board| board.hear(count))));
    let mut late: Vec<_> = boards.iter_mut().flat_map(|board| std::mem::take(&mut board.late)).collect();
    late.sort();
    late
}

fn number(frame: &str, before: &str) -> Option<i64> {
    let rest = &frame[frame.find(before)? + before.len()..];
    rest[..rest.find(|c: char| !c.is_ascii_digit())?].parse().ok()
}

/// Milliseconds.
fn at(late: &[i64], share: f64) -> f64 {
    late[((late.len() - 1) as f64 * share) as usize] as f64 / 1e3
}
