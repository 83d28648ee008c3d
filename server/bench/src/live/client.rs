use super::Word;
use crate::error::{Error, Result};
use crate::line::Line;
use crate::seed;
use model::board::Board;
use model::live::Frame;
use model::time::Time;
use std::net::SocketAddr;
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Instant;
use tokio::sync::watch;

/// One scripted board.
pub struct Client {
    /// Which; the odd ones are cut off.
    pub number: usize,
    /// The server.
    pub address: SocketAddr,
    /// What it shows.
    pub board: Board,
    /// Where the first one shows it to the actor.
    pub shown: Option<Arc<Mutex<Board>>>,
    /// The last event that anybody heard.
    pub latest: Arc<AtomicI64>,
}

/// What it saw.
#[derive(Default)]
pub struct Report {
    /// Its board at the end.
    pub digest: u64,
    /// Milliseconds from commit to here, of the events that came live.
    pub late: Vec<f64>,
    /// Milliseconds until it knew all that had happened while it was away.
    pub caught_up: Vec<f64>,
    /// Missing events, and calls to load afresh.
    pub wrong: usize,
}

impl Report {
    /// Takes another one's in.
    pub fn add(&mut self, other: Report) {
        self.late.extend(other.late);
        self.caught_up.extend(other.caught_up);
        self.wrong += other.wrong;
    }
}

impl Client {
    /// Follows the feed until it is told to stop.
    pub async fn run(mut self, mut word: watch::Receiver<Word>) -> Result<Report> {
        let mut report = Report::default();
        let mut away = false;
        loop {
            if self.number % 2 == 1 {
                let on = word.wait_for(|word| *word != Word::Cut).await;
                on.map_err(|_| Error::Other("the play ended in the middle".into()))?;
            }
            self.follow(&mut word, &mut report, away).await?;
            if matches!(*word.borrow(), Word::Until(last) if self.board.seq() >= last) {
                report.digest = self.board.digest();
                return Ok(report);
            }
            away = true;
        }
    }

    /// One line, until it is cut or the play is over.
    async fn follow(&mut self, word: &mut watch::Receiver<Word>, report: &mut Report, back: bool) -> Result<()> {
        let (begun, goal) = (Instant::now(), self.latest.load(Ordering::Relaxed));
        let mut waiting = back;
        let mut line = Line::follow(self.address, &seed::token(self.number), self.board.seq()).await?;
        let opened = Time::now();
        loop {
            match *word.borrow() {
                Word::Cut if self.number % 2 == 1 => return Ok(()),
                Word::Until(last) if self.board.seq() >= last => return Ok(()),
                _ => {}
            }
            let frame = tokio::select! {
                frame = line.next() => frame.ok_or_else(|| Error::Other("a line ended by itself".into()))?,
                _ = word.changed() => continue,
            };
            match serde_json::from_str(&frame)? {
                Frame::Event(event) => {
                    report.wrong += usize::from(event.seq != self.board.seq() + 1);
                    self.board.apply(&event);
                    if event.at > opened {
                        report.late.push(Time::now().since(event.at) as f64 / 1e3);
                    }
                    self.latest.fetch_max(event.seq, Ordering::Relaxed);
                    if let Some(shown) = &self.shown {
                        shown.lock().unwrap_or_else(PoisonError::into_inner).clone_from(&self.board);
                    }
                }
                Frame::Stale => report.wrong += 1,
                _ => {}
            }
            if waiting && self.board.seq() >= goal {
                waiting = false;
                report.caught_up.push(begun.elapsed().as_secs_f64() * 1e3);
            }
        }
    }
}
