use crate::error::Result;
use crate::tx::Tx;
use model::id::{MutationId, OperatorId};
use model::time::Time;
use sqlx::{query, query_scalar};

impl Tx {
    /// What an operator was answered when they said this the first time.
    pub async fn answer(&mut self, id: MutationId, operator: OperatorId) -> Result<Option<String>> {
        const SQL: &str = "SELECT answer FROM mutation WHERE operator = $2 AND id = $1";
        Ok(on!(self, c => query_scalar(SQL).bind(id).bind(operator).fetch_optional(c).await?))
    }

    /// Keeps an answer, in the transaction that earned it. `false`: there is one already, so the same thing was said
    /// twice at once; undo everything and give the first answer.
    pub async fn keep_answer(&mut self, id: MutationId, operator: OperatorId, now: Time, answer: &str) -> Result<bool> {
        const SQL: &str = "
            INSERT INTO mutation (operator, id, at, answer) VALUES ($1, $2, $3, $4)
            ON CONFLICT (operator, id) DO NOTHING";
        let done = on!(self, c => query(SQL)
            .bind(operator)
            .bind(id)
            .bind(now)
            .bind(answer)
            .execute(c)
            .await?
            .rows_affected());
        Ok(done == 1)
    }

    /// Forgets answers that nobody will ask for again.
    pub async fn prune_mutations(&mut self, before: Time) -> Result<()> {
        on!(self, c => query("DELETE FROM mutation WHERE at < $1").bind(before).execute(c).await?.rows_affected());
        Ok(())
    }
}
