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

    /// Forgets answers that nobody will ask for again.
    pub async fn prune_mutations(&mut self, before: Time) -> Result<()> {
        on!(self, c => query("DELETE FROM mutation WHERE at < $1").bind(before).execute(c).await?.rows_affected());
        Ok(())
    }
}
