use super::encode;
use crate::seat::Ticket;
use crate::{Ended, Result, Seat};
use bytes::Bytes;
use model::event::Change;
use model::id::ThreadId;
use model::live::{Frame, TICK};
use model::time::Time;
use std::collections::VecDeque;
use std::time::Duration;
use store::{Feed, Heard};
use tokio::sync::{broadcast, watch};
use tokio::time::{Interval, MissedTickBehavior, interval_at};

/// Events that are read from the log at once.
const REPLAY: i64 = 500;
/// Milliseconds within which the clients of a stopping server come back, each at its own moment.
const SPREAD: std::ops::Range<u64> = 500..5_000;

/// How a line ends whose operator is no longer let in.
const SIGNED_OUT: (u16, &str) = (4401, "signed out");

/// One client's line to the feed. Events come from the log first, then live; whichever it is, each comes once and in
/// order, because the line remembers the last one it said.
pub struct Line {
    seat: Seat,
    number: u64,
    feed: Feed,
    moved: broadcast::Receiver<Bytes>,
    ended: broadcast::Receiver<Ended>,
    stopping: watch::Receiver<bool>,
    tick: Interval,
    last: i64,
    behind: bool,
    unsure: bool,
    ready: VecDeque<Bytes>,
    closing: Option<(u16, &'static str)>,
}

/// What a line says next.
#[derive(Debug, PartialEq, Eq)]
pub enum Said {
    /// A frame, already JSON text.
    Frame(Bytes),
    /// Nothing more: hang up with this websocket code and reason.
    Close(u16, &'static str),
}

impl Line {
    /// Opens a line that goes on after the client's last event.
    pub async fn open(seat: &Seat, after: i64) -> Result<Self> {
        let desk = &seat.desk;
        // Subscribe first, read then: what happens in between is heard twice and said once.
        let (feed, ended) = (desk.store.feed(), desk.ended.subscribe());
        let mut tx = desk.store.read().await?;
        let (oldest, latest) = (tx.oldest_seq().await?, tx.latest_seq().await?);
        drop(tx);
        let (number, moved) = desk.presence.enter(seat.id());
        let every = Duration::from_secs(TICK);
        let mut tick = interval_at(tokio::time::Instant::now() + every, every);
        tick.set_missed_tick_behavior(MissedTickBehavior::Delay);
        let mut line = Self {
            seat: seat.clone(),
            number,
            feed,
            moved,
            ended,
            stopping: desk.stopped(),
            tick,
            last: after,
            behind: after < latest,
            // Whoever was shut out since the question was asked is heard by nobody yet.
            unsure: true,
            ready: VecDeque::new(),
            closing: None,
        };
        // Before the log's beginning, or beyond its end: the client knows another log.
        if after + 1 < oldest || after > latest {
            line.ready.push_back(encode(&Frame::Stale));
            line.closing = Some((1000, "stale"));
        } else {
            line.ready.push_back(desk.presence.present());
        }
        Ok(line)
    }

    /// Where the operator looks now.
    pub fn look(&self, thread: Option<ThreadId>, writing: bool) {
        self.seat.desk.presence.look(self.seat.id(), self.number, thread, writing);
    }

    /// The next thing to say. Cancel-safe: nothing is lost when another branch of a `select!` wins.
    pub async fn next(&mut self) -> Said {
        loop {
            if let Some(frame) = self.ready.pop_front() {
                return Said::Frame(frame);
            }
            if let Some((code, reason)) = self.closing {
                return Said::Close(code, reason);
            }
            if self.unsure {
                match Box::pin(self.check()).await {
                    Ok(true) => self.unsure = false,
                    Ok(false) => self.closing = Some(SIGNED_OUT),
                    Err(_) => return Said::Close(1011, "try again"),
                }
                continue;
            }
            if self.behind {
                // Boxed: what reading the log needs would otherwise be kept free in every line for as long as it lives.
                if Box::pin(self.catch_up()).await.is_err() {
                    return Said::Close(1011, "try again");
                }
                continue;
            }
            self.listen().await;
        }
    }

    /// Whether the operator would still be let in.
    async fn check(&self) -> Result<bool> {
        self.seat.welcome(&mut self.seat.desk.store.read().await?).await
    }

    async fn catch_up(&mut self) -> Result<()> {
        let events = self.seat.desk.store.read().await?.events_after(self.last, REPLAY).await?;
        self.behind = events.len() as i64 == REPLAY;
        for event in events {
            self.last = event.seq;
            self.ready.push_back(encode(&Frame::Event(event)));
        }
        Ok(())
    }

    async fn listen(&mut self) {
        tokio::select! {
            heard = self.feed.next() => match heard {
                Heard::Event(told) if told.event.seq > self.last => {
                    self.last = told.event.seq;
                    self.ready.push_back(told.frame.clone());
                    if let Change::OperatorChanged { operator } = &told.event.change
                        && operator.id == self.seat.id() && operator.disabled
                    {
                        self.closing = Some(SIGNED_OUT);
                    }
                }
                Heard::Event(_) => {}
                Heard::Lagged => self.behind = true,
            },
            moved = self.moved.recv() => match moved {
                Ok(frame) => self.ready.push_back(frame),
                Err(_) => self.ready.push_back(self.seat.desk.presence.present()),
            },
            ended = self.ended.recv() => match ended {
                Ok(ended) if concerns(&self.seat, ended) => self.closing = Some(SIGNED_OUT),
                Ok(_) => {}
                // Too many ended at once to know whether ours did: come back and be asked who you are.
                Err(_) => self.closing = Some((1012, "come back")),
            },
            _ = self.tick.tick() => {
                self.ready.push_back(encode(&Frame::Tick { seq: self.last, at: Time::now() }));
                // Another process may have shut them out.
                self.unsure = true;
            }
            _ = self.stopping.wait_for(|stopping| *stopping) => {
                let after = rand::random_range(SPREAD);
                self.ready.push_back(encode(&Frame::Bye { after }));
                self.closing = Some((1001, "going away"));
            }
        }
    }
}

fn concerns(seat: &Seat, ended: Ended) -> bool {
    match ended {
        Ended::Session(session) => seat.ticket() == Ticket::Session(session),
        Ended::Token(token) => seat.ticket() == Ticket::Token(token),
        Ended::Operator(operator) => seat.id() == operator,
    }
}

impl Drop for Line {
    fn drop(&mut self) {
        self.seat.desk.presence.leave(self.seat.id(), self.number);
    }
}
