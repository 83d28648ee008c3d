use crate::error::{Error, Result};
use crate::record::{Answer, Entry};
use model::time::Time;
use sqlx::sqlite::SqliteArguments;
use sqlx::{Arguments, AssertSqlSafe, Encode, Sqlite, SqliteConnection, Type, query_with};

/// Most events of one step.
const ROWS: usize = 64;

/// Statements that run one after the other without coming back in between: coming back costs two changes of threads,
/// which is more than most statements take.
#[derive(Default)]
pub(super) struct Step {
    sql: String,
    values: SqliteArguments,
}

impl Step {
    /// What a transaction writes at its end. `first` is the place of its first event.
    pub fn all(answer: Option<Answer>, entries: &[Entry], first: i64, at: Time) -> Result<Vec<Step>> {
        let mut step = Step::default();
        if let Some(answer) = answer {
            step.answer(answer)?;
        }
        let (mut steps, mut rest, mut seq) = (Vec::new(), entries, first);
        while !rest.is_empty() {
            // Powers of two, so that few statements have to be kept ready.
            let (entries, after) = rest.split_at(1 << rest.len().min(ROWS).ilog2());
            step.sql += "INSERT INTO event (seq, at, by, history, change, card) VALUES ";
            for (n, entry) in entries.iter().enumerate() {
                // With `?`, because SQLite finds a numbered parameter only by going through all of them.
                step.sql += if n == 0 { "(?, ?, ?, ?, ?, ?)" } else { ", (?, ?, ?, ?, ?, ?)" };
                let (change, card) = entry.text()?;
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

    fn answer(&mut self, answer: Answer) -> Result<()> {
        self.sql += "INSERT INTO mutation (operator, id, at, answer) VALUES (?, ?, ?, ?); ";
        self.bind(answer.operator)?.bind(answer.mutation)?.bind(answer.at)?.bind(answer.text)?;
        Ok(())
    }

    fn bind<T: Encode<'static, Sqlite> + Type<Sqlite>>(&mut self, value: T) -> Result<&mut Self> {
        self.values.add(value).map_err(|error| Error::Broken(sqlx::Error::Encode(error)))?;
        Ok(self)
    }

    /// The same, and the end of the transaction.
    pub fn and_commit(mut self) -> Self {
        self.sql += if self.sql.is_empty() { "COMMIT" } else { "; COMMIT" };
        self
    }

    pub async fn run(self, connection: &mut SqliteConnection) -> Result<()> {
        if !self.sql.is_empty() {
            query_with(AssertSqlSafe(self.sql), self.values).execute(connection).await?;
        }
        Ok(())
    }
}
