use crate::engine::{Engine, Line};
use crate::error::{Error, Result};
use crate::locked::Locked;
use crate::postgres;
use crate::record::{Answer, Entry, Record};
use model::event::Change;
use model::id::{MutationId, OperatorId};
use model::thread::Card;
use model::time::Time;

/// Runs one expression on whichever engine the transaction is of: `on!(self, c => query(SQL).execute(c).await?)`.
macro_rules! on {
    ($tx:expr, $c:ident => $body:expr) => {
        match &mut $tx.line {
            crate::engine::Line::Sqlite(line) => {
                let $c = line.ready().await?;
                $body
            }
            crate::engine::Line::Postgres(line) => {
                let $c = &mut **line;
                $body
            }
        }
    };
}

/// Writes what answers nothing: `later!(self, SQL, id, text)`, with values that the statement may keep. On SQLite it
/// goes with whatever is asked next, because asking costs more than writing.
macro_rules! later {
    ($tx:expr, $sql:expr, $($value:expr),+) => {
        match &mut $tx.line {
            crate::engine::Line::Sqlite(line) => {
                line.later($sql)?$(.bind($value)?)+;
            }
            crate::engine::Line::Postgres(line) => {
                sqlx::query($sql)$(.bind($value))+.execute(&mut **line).await?;
            }
        }
    };
}

/// One transaction: all of it happens, or nothing. Dropping it undoes it.
pub struct Tx {
    pub(crate) line: Line,
    pub(crate) locked: Vec<Locked>,
    record: Record,
}

impl Tx {
    pub(crate) fn new(line: Line) -> Self {
        Tx { line, locked: Vec::new(), record: Record::default() }
    }

    pub(crate) fn engine(&self) -> Engine {
        match self.line {
            Line::Sqlite(_) => Engine::Sqlite,
            Line::Postgres(_) => Engine::Postgres,
        }
    }

    /// Says what is being done, by whom (nobody: the world outside, or background work), with the thread as it then
    /// stands. It becomes part of the log, in this order, when the transaction commits.
    pub fn record(&mut self, by: Option<OperatorId>, change: Change, card: Option<Card>) {
        self.record.entries.push(Entry { by, change, card });
    }

    /// Keeps what an operator is answered, so that whoever says the same thing again hears it again ([`Tx::answer`]).
    /// If they said it twice at once, the second commit is a [`Error::Conflict`].
    pub fn keep_answer(&mut self, mutation: MutationId, operator: OperatorId, at: Time, text: String) {
        self.record.answer = Some(Answer { mutation, operator, at, text });
    }

    /// Says that who is let in, or as whom, is another from here on ([`crate::Store::people`]).
    pub(crate) fn changes_people(&mut self) {
        self.record.people = true;
    }

    /// What was recorded so far: by whom, what, with which card.
    pub(crate) fn recorded(&self) -> impl Iterator<Item = (Option<OperatorId>, &Change, Option<&Card>)> {
        self.record.entries.iter().map(|entry| (entry.by, &entry.change, entry.card.as_ref()))
    }

    /// Makes it all true, and lets every feed know.
    pub async fn commit(mut self) -> Result<()> {
        let done = tokio::spawn(async move {
            self.insert_notices().await?;
            match self.line {
                Line::Sqlite(line) => line.commit(self.record).await,
                Line::Postgres(line) => postgres::commit(line, self.record).await,
            }
        });
        // On its own, because a caller who goes away in the middle must not leave events in the log that no feed heard.
        done.await.unwrap_or(Err(Error::Broken(sqlx::Error::WorkerCrashed)))
    }
}
