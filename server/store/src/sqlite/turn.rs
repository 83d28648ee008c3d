//! Who writes: one at a time, and one wait for the disk for all who queue.
//!
//! A writer who is done while others wait leaves the transaction open, and they go on inside it, each behind a savepoint
//! of its own. When everybody is through who waited then, one COMMIT makes all of it true. Only then does anybody hear
//! that it is, and only then do the feeds. Whoever fails takes back nothing but their own.

use super::cards::Cards;
use super::step::Step;
use crate::bell::{Bell, Told};
use crate::error::{Error, Result};
use crate::record::{Entry, Record, Written};
use model::event::Event;
use model::id::ThreadId;
use model::thread::Card;
use model::time::Time;
use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{AssertSqlSafe, ConnectOptions, Connection, Executor, SqliteConnection};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use tokio::runtime::Handle;
use tokio::sync::{Mutex, OwnedMappedMutexGuard, OwnedMutexGuard, oneshot};

/// Writers of one commit: what a disk that fails can undo at once.
const ROUND: usize = 64;

/// The way to write. A clone is the same one.
#[derive(Clone, Debug)]
pub(crate) struct Writer {
    /// Fair: who asks first is first. None once it is closed.
    round: Arc<Mutex<Option<Round>>>,
    /// How many ask right now.
    waiting: Arc<AtomicUsize>,
}

/// The one connection that writes, and what its transaction holds.
#[derive(Debug)]
struct Round {
    connection: SqliteConnection,
    options: SqliteConnectOptions,
    state: State,
    /// The log's newest place, and the newest that is committed: the only writer counts on by itself.
    latest: i64,
    committed: i64,
    /// Something went wrong since the connection last began a transaction on its own.
    shaken: bool,
    /// Whose work is in it and who wait for its COMMIT.
    members: Vec<Member>,
    cards: Cards,
    bell: Bell,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    /// No transaction.
    Idle,
    /// A transaction with the members' work and no other.
    Open,
    /// Somebody began and did not end: what they did must go first.
    Torn,
}

#[derive(Debug)]
struct Member {
    told: Vec<Arc<Told>>,
    people: bool,
    done: oneshot::Sender<Result<()>>,
}

/// A transaction of one's own, begun by whatever is asked first. Dropping it undoes it.
pub(crate) struct Turn {
    round: OwnedMappedMutexGuard<Option<Round>, Round>,
    writer: Writer,
    begun: bool,
    /// What nobody waits for.
    later: Step,
    /// Threads as they will stand.
    cards: Vec<Card>,
}

impl Writer {
    /// `latest` is the log's newest place.
    pub fn new(connection: SqliteConnection, options: SqliteConnectOptions, latest: i64, bell: Bell) -> Self {
        let round = Round {
            connection,
            options,
            state: State::Idle,
            latest,
            committed: latest,
            shaken: false,
            members: Vec::new(),
            cards: Cards::default(),
            bell,
        };
        Self { round: Arc::new(Mutex::new(Some(round))), waiting: Arc::default() }
    }

    /// Waits for one's turn.
    pub async fn turn(&self) -> Result<Turn> {
        let _waiting = Waiting::new(&self.waiting);
        let round = self.lock().await?;
        Ok(Turn { round, writer: self.clone(), begun: false, later: Step::default(), cards: Vec::new() })
    }

    /// Ends the round, if one is open.
    pub async fn settle(&self) -> Result<()> {
        self.lock().await?.end().await;
        Ok(())
    }

    /// Ends the round and lets go of the file.
    pub async fn close(&self) {
        if let Some(mut round) = self.round.lock().await.take() {
            round.end().await;
            round.connection.close().await.ok();
        }
    }

    async fn lock(&self) -> Result<OwnedMappedMutexGuard<Option<Round>, Round>> {
        OwnedMutexGuard::try_map(self.round.clone().lock_owned().await, Option::as_mut).map_err(|_| Error::Gone)
    }

    /// Ends the round as soon as everybody who asks now had their turn.
    fn end_later(self) {
        tokio::spawn(async move { self.settle().await });
    }
}

impl Turn {
    /// The connection, its transaction begun and all written that could wait.
    pub async fn ready(&mut self) -> Result<&mut SqliteConnection> {
        if !self.begun {
            self.round.begin().await?;
            self.begun = true;
        }
        let later = std::mem::take(&mut self.later);
        later.run(&mut self.round.connection).await?;
        Ok(&mut self.round.connection)
    }

    /// The connection, if no transaction is open and the next question may begin one by itself.
    pub fn start(&mut self) -> Option<&mut SqliteConnection> {
        if self.begun || !self.round.start() {
            return None;
        }
        self.begun = true;
        Some(&mut self.round.connection)
    }

    /// A thread as it stands, if that is remembered.
    pub fn card(&self, id: ThreadId) -> Option<&Card> {
        let sure = self.begun || self.round.state != State::Torn;
        if sure { self.round.cards.get(id) } else { None }
    }

    /// Remembers a thread that was read and not written yet.
    pub fn know(&mut self, card: Card) {
        self.round.cards.put(card);
    }

    /// Remembers a thread as it was written, once that is kept.
    pub fn learn(&mut self, card: Card) {
        self.cards.push(card);
    }

    /// Forgets all threads.
    pub fn forget(&mut self) {
        self.round.cards.forget();
        self.cards.clear();
    }

    /// Writes something with what is asked or written next.
    pub fn later(&mut self, sql: &'static str) -> &mut Step {
        self.later.say(sql);
        &mut self.later
    }

    /// Makes it true, together with what others do meanwhile, then tells it. Never to be cancelled in the middle.
    pub async fn commit(mut self, record: Record) -> Result<()> {
        let mut step = std::mem::take(&mut self.later);
        if self.start().is_some() {
            step = step.after_begin();
        } else if !self.begun {
            self.round.begin().await?;
        }
        let (at, first) = (Time::now(), self.round.latest + 1);
        let entries = record.entries.into_iter().map(|entry| entry.written().map(|written| (entry, written)));
        let entries = entries.collect::<Result<Vec<_>>>()?;
        let mut steps = step.and_all(record.answer, &entries, first, at)?;
        let latest = self.round.latest + entries.len() as i64;
        let last = self.writer.waiting.load(Ordering::Relaxed) == 0 || self.round.members.len() + 1 == ROUND;
        if last && let Some(step) = steps.pop() {
            steps.push(step.and_commit());
        }
        let connection = &mut self.round.connection;
        let write = async {
            for step in steps {
                step.run(connection).await?;
            }
            Ok(())
        };
        // While SQLite is at it.
        let tell = entries.into_iter().zip(first..).map(|(entry, seq)| told(entry, seq, at));
        let tell = async { tell.collect::<Result<Vec<_>>>() };
        let ((), told) = tokio::try_join!(write, tell)?;
        let (done, heard) = oneshot::channel();
        self.round.members.push(Member { told, people: record.people, done });
        self.round.latest = latest;
        self.round.state = State::Open;
        for card in std::mem::take(&mut self.cards) {
            self.round.cards.put(card);
        }
        if last {
            self.round.succeed();
        } else if self.round.members.len() == 1 {
            self.writer.clone().end_later();
        }
        let followed = self.round.bell.followed();
        drop(self);
        let done = heard.await.unwrap_or(Err(Error::Gone));
        if followed {
            // The feeds first: each has little to do, and whoever asked still has an answer to make.
            tokio::task::yield_now().await;
        }
        done
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        // Soon, so that nothing stays locked until somebody writes. Whoever comes first mends it: this, or the next turn.
        if self.round.state == State::Torn && Handle::try_current().is_ok() {
            self.writer.clone().end_later();
        }
    }
}

impl Round {
    /// Whether a step may begin the transaction by itself; if so, that is taken as done.
    fn start(&mut self) -> bool {
        let may = self.state == State::Idle && !self.shaken;
        if may {
            self.state = State::Torn;
        }
        may
    }

    async fn begin(&mut self) -> Result<()> {
        self.mend().await;
        let first = self.state == State::Idle;
        // Before the first step, because whoever waits for it may go away.
        self.state = State::Torn;
        if !first {
            return self.run(format!("SAVEPOINT turn_{}", self.members.len())).await;
        }
        let Err(error) = self.run("BEGIN IMMEDIATE".into()).await else {
            self.shaken = false;
            return Ok(());
        };
        if matches!(error, Error::Conflict | Error::NoRoom) {
            return Err(error);
        }
        tracing::warn!(%error, "the database connection is replaced");
        let stuck = std::mem::replace(&mut self.connection, self.options.connect().await?);
        stuck.close_hard().await?;
        self.run("BEGIN IMMEDIATE".into()).await
    }

    /// Takes back what somebody left behind.
    async fn mend(&mut self) {
        if self.state != State::Torn {
            return;
        }
        // Whoever it was may have read what they had begun to write.
        self.cards.forget();
        if !self.members.is_empty() && self.run(format!("ROLLBACK TO turn_{}", self.members.len())).await.is_ok() {
            self.state = State::Open;
            return;
        }
        // A disk that fails can end a transaction by itself: then all of it is gone, and may be said again.
        self.fail(&Error::Conflict).await;
    }

    /// Makes the members' work true.
    async fn end(&mut self) {
        self.mend().await;
        if self.state == State::Idle {
            return;
        }
        match self.run("COMMIT".into()).await {
            Ok(()) => self.succeed(),
            Err(error) => self.fail(&error).await,
        }
    }

    /// Tells the members and the feeds that it is true.
    fn succeed(&mut self) {
        (self.state, self.committed) = (State::Idle, self.latest);
        for member in self.members.drain(..) {
            if member.people {
                self.bell.count_people();
            }
            member.told.into_iter().for_each(|told| self.bell.ring(told));
            // Whoever went away does not want to know.
            member.done.send(Ok(())).ok();
        }
    }

    /// Undoes all of it, and tells the members.
    async fn fail(&mut self, error: &Error) {
        self.shaken = true;
        self.cards.forget();
        // It fails where no transaction is left, and there is nothing to undo then.
        self.run("ROLLBACK".into()).await.ok();
        (self.state, self.latest) = (State::Idle, self.committed);
        for member in self.members.drain(..) {
            member.done.send(Err(error.for_another())).ok();
        }
    }

    async fn run(&mut self, sql: String) -> Result<()> {
        self.connection.execute(AssertSqlSafe(sql)).await?;
        Ok(())
    }
}

fn told((entry, written): (Entry, Written), seq: i64, at: Time) -> Result<Arc<Told>> {
    let Entry { by, change, card } = entry;
    Ok(Arc::new(Told::written(Event { seq, at, by, change, card }, &written)?))
}

/// Counts somebody who waits, for as long as they do.
struct Waiting<'a>(&'a AtomicUsize);

impl<'a> Waiting<'a> {
    fn new(count: &'a AtomicUsize) -> Self {
        count.fetch_add(1, Ordering::Relaxed);
        Self(count)
    }
}

impl Drop for Waiting<'_> {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
    }
}
