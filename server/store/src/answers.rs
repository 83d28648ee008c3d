use crate::error::Result;
use crate::tx::Tx;
use model::answer::Answer;
use model::id::AnswerId;
use sqlx::{query, query_as};

impl Tx {
    /// All kept answers, by name.
    pub async fn answers(&mut self) -> Result<Vec<Answer>> {
        const SQL: &str = "SELECT id, name, text, by, at FROM answer ORDER BY name, id";
        Ok(on!(self, c => query_as(SQL).fetch_all(c).await?))
    }

    /// Keeps an answer, or keeps it anew. `false`: another one has that name (`answer_name`).
    pub async fn put_answer(&mut self, answer: &Answer) -> Result<bool> {
        const TAKEN: &str = "SELECT id FROM answer WHERE name = $1 AND id <> $2";
        const SQL: &str = "
            INSERT INTO answer (id, name, text, by, at) VALUES ($1, $2, $3, $4, $5)
            ON CONFLICT (id) DO UPDATE SET name = excluded.name, text = excluded.text, by = excluded.by, at = excluded.at";
        let taken: Option<(AnswerId,)> =
            on!(self, c => query_as(TAKEN).bind(&answer.name).bind(answer.id).fetch_optional(c).await?);
        if taken.is_some() {
            return Ok(false);
        }
        on!(self, c => query(SQL)
            .bind(answer.id)
            .bind(&answer.name)
            .bind(&answer.text)
            .bind(answer.by)
            .bind(answer.at)
            .execute(c)
            .await?
            .rows_affected());
        Ok(true)
    }

    /// Forgets one. `false`: there is none.
    pub async fn delete_answer(&mut self, id: AnswerId) -> Result<bool> {
        const SQL: &str = "DELETE FROM answer WHERE id = $1";
        Ok(on!(self, c => query(SQL).bind(id).execute(c).await?.rows_affected()) == 1)
    }
}
