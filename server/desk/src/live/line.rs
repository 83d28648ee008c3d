use super::{Aside, encode};
use crate::seat::Ticket;
use crate::{Desk, Ended, Result, Seat};
use bytes::Bytes;
use model::event::Change;
use model::id::{OperatorId, ThreadId};
use model::live::{Frame, TICK};
use model::time::Time;
use std::collections::VecDeque;
use std::sync::Arc;
use std::time::Duration;
use store::{Feed, Heard};
use tokio::sync::broadcast;
use tokio::time::{Interval, MissedTickBehavior, interval_at};

/// Events that are read from the log at once: enough to be quick, and little to hold for everybody who comes back.
const REPLAY: i64 = 100;
/// Milliseconds within which the clients of a stopping server come back, each at its own moment.
const SPREAD: std::ops::Range<u64> = 500..5_000;

/// How a line ends whose operator is no longer let in.
const SIGNED_OUT: (u16, &str) = (4401, "signed out");

/// One client's line to the feed. Events come from the log first, then live; whichever it is, each comes once and in
/// order, because the line remembers the last one it said. Thousands of them are open at once: it holds what it needs.
pub struct Line {
    desk: Arc<Desk>,
    operator: OperatorId,
    ticket: Ticket,
    number: u64,
    /// What is in front of the operator.
    thread: Option<ThreadId>,
    feed: Feed,
    asides: broadcast::Receiver<Aside>,
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
        let desk = seat.desk.clone();
        // Subscribe first, read then: what happens in between is heard twice and said once.
        let feed = desk.store.feed();
        let (oldest, latest) = desk.store.glance().await?.log_span().await?;
        let (number, asides) = desk.presence.enter(seat.id());
        let every = Duration::from_secs(TICK);
        let mut tick = interval_at(tokio::time::Instant::now() + every, every);
        tick.set_missed_tick_behavior(MissedTickBehavior::Delay);
        let mut line = Self {
            desk,
            operator: seat.id(),
            ticket: seat.ticket(),
            number,
            thread: None,
            feed,
            asides,
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
            line.start_over();
        }
        Ok(line)
    }

    /// Where the operator looks now.
    pub fn look(&mut self, thread: Option<ThreadId>) {
        self.thread = thread;
        self.desk.presence.look(self.operator, self.number, thread);
    }

    /// The next thing to say. Cancel-safe: nothing is lost when another branch of a `select!` wins.
    pub async fn next(&mut self) -> Said {
        loop {
            if let Some(frame) = self.ready.pop_front() {
                return Said::Frame(frame);
            }
            if self.ready.capacity() > REPLAY as usize / 4 {
                self.ready = VecDeque::new();
            }
            if let Some((code, reason)) = self.closing {
                return Said::Close(code, reason);
            }
            if self.unsure {
                match Box::pin(self.desk.lets_in(self.ticket, self.operator)).await {
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

    async fn catch_up(&mut self) -> Result<()> {
        let frames = self.desk.store.glance().await?.frames_after(self.last, REPLAY).await?;
        self.behind = frames.len() as i64 == REPLAY;
        for (seq, frame) in frames {
            self.last = seq;
            self.ready.push_back(frame);
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
                        && operator.id == self.operator && operator.disabled
                    {
                        self.closing = Some(SIGNED_OUT);
                    }
                }
                Heard::Event(_) => {}
                Heard::Lagged => self.behind = true,
            },
            aside = self.asides.recv() => match aside {
                Ok(Aside::Moved(frame)) => self.ready.push_back(frame),
                Ok(Aside::Drafted(thread, frame)) if self.thread == Some(thread) => self.ready.push_back(frame),
                Ok(Aside::Drafted(..)) => {}
                Ok(Aside::Ended(ended)) if self.concerns(ended) => self.closing = Some(SIGNED_OUT),
                Ok(Aside::Ended(_)) => {}
                Ok(Aside::Stopping) => self.take_leave(),
                // What was said meanwhile is not kept: look at where it all led.
                Err(_) => self.start_over(),
            },
            _ = self.tick.tick() => {
                self.ready.push_back(encode(&Frame::Tick { seq: self.last, at: Time::now() }));
                // Another process may have shut them out.
                self.unsure = true;
            }
        }
    }

    /// Says who is here, as if nothing had been heard before.
    fn start_over(&mut self) {
        self.ready.push_back(self.desk.presence.present());
        self.unsure = true;
        if *self.desk.stopping.borrow() {
            self.take_leave();
        }
    }

    fn take_leave(&mut self) {
        let after = rand::random_range(SPREAD);
        self.ready.push_back(encode(&Frame::Bye { after }));
        self.closing = Some((1001, "going away"));
    }

    fn concerns(&self, ended: Ended) -> bool {
        match ended {
            Ended::Session(session) => self.ticket == Ticket::Session(session),
            Ended::Token(token) => self.ticket == Ticket::Token(token),
            Ended::Operator(operator) => self.operator == operator,
        }
    }
}

impl Drop for Line {
    fn drop(&mut self) {
        self.desk.presence.leave(self.operator, self.number);
    }
}
