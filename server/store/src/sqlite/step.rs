use crate::error::{Error, Result};
use crate::record::{Answer, Entry, Written};
use model::time::Time;
use sqlx::sqlite::SqliteArguments;
use sqlx::{Arguments, AssertSqlSafe, Encode, Sqlite, SqliteConnection, Type, query_with};

/// Most events of one step.
const ROWS: usize = 64;

/// Statements that run one after the other without coming back in between: coming back costs two changes of threads,
/// which is more than most statements take.
#[derive(Default)]
pub(crate) struct Step {
    sql: String,
    values: SqliteArguments,
}

impl Step {
    /// One statement more, whose parameters are named once each and in order; their values come next.
    pub fn say(&mut self, sql: &'static str) -> &mut Self {
        self.separate();
        let mut parts = sql.split('$');
        self.sql += parts.next().unwrap_or_default();
        for (n, part) in parts.enumerate() {
            let rest = part.trim_start_matches(|c: char| c.is_ascii_digit());
            debug_assert_eq!(part[..part.len() - rest.len()].parse(), Ok(n + 1), "in order, in {sql}");
            // A number would count from the first statement's parameters.
            self.sql += "?";
            self.sql += rest;
        }
        self
    }

    /// The beginning of a transaction, and the same.
    pub fn after_begin(mut self) -> Self {
        self.sql.insert_str(0, if self.sql.is_empty() { "BEGIN IMMEDIATE" } else { "BEGIN IMMEDIATE; " });
        self
    }

    /// The same, and what a transaction writes at its end. `first` is the place of its first event.
    pub fn and_all(
        self,
        answer: Option<Answer>,
        entries: &[(Entry, Written)],
        first: i64,
        at: Time,
    ) -> Result<Vec<Step>> {
        let mut step = self;
        if let Some(Answer { mutation, operator, at, text }) = answer {
            step.say("INSERT INTO mutation (operator, id, at, answer) VALUES ($1, $2, $3, $4)");
            step.bind(operator)?.bind(mutation)?.bind(at)?.bind(text)?;
        }
        let (mut steps, mut rest, mut seq) = (Vec::new(), entries, first);
        while !rest.is_empty() {
            // Powers of two, so that few statements have to be kept ready.
            let (entries, after) = rest.split_at(1 << rest.len().min(ROWS).ilog2());
            step.separate();
            step.sql += "INSERT INTO event (seq, at, by, history, change, card) VALUES ";
            for (n, (entry, written)) in entries.iter().enumerate() {
                // With `?`, because SQLite finds a numbered parameter only by going through all of them.
                step.sql += if n == 0 { "(?, ?, ?, ?, ?, ?)" } else { ", (?, ?, ?, ?, ?, ?)" };
                let (change, card) =
                    (written.change.get().to_owned(), written.card.as_ref().map(|card| card.get().to_owned()));
                step.bind(seq)?.bind(at)?.bind(entry.by)?.bind(entry.history())?.bind(change)?.bind(card)?;
                seq += 1;
            }
            steps.push(std::mem::take(&mut step));
            rest = after;
        }
        if steps.is_empty() {
            steps.push(step);
        }
        Ok(steps)
    }

    /// The next parameter's value.
    pub fn bind<T: Encode<'static, Sqlite> + Type<Sqlite>>(&mut self, value: T) -> Result<&mut Self> {
        self.values.add(value).map_err(|error| Error::Broken(sqlx::Error::Encode(error)))?;
        Ok(self)
    }

    /// The same, and the end of the transaction.
    pub fn and_commit(mut self) -> Self {
        self.separate();
        self.sql += "COMMIT";
        self
    }

    fn separate(&mut self) {
        if !self.sql.is_empty() {
            self.sql += "; ";
        }
    }

    pub async fn run(self, connection: &mut SqliteConnection) -> Result<()> {
        if !self.sql.is_empty() {
            query_with(AssertSqlSafe(self.sql), self.values).execute(connection).await?;
        }
        Ok(())
    }
}
