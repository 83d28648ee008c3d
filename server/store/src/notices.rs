use crate::error::Result;
use crate::tx::Tx;
use model::id::OperatorId;
use model::notice::{Notice, concerned, excerpt};
use model::time::Time;
use sqlx::{query, query_as, query_scalar};

impl Tx {
    /// Keeps what the record's changes say to whom: with the changes, or not at all.
    pub(crate) async fn insert_notices(&mut self) -> Result<()> {
        const SQL: &str = "
            INSERT INTO notice (operator, at, by, thread, what, text, seen) VALUES ($1, $2, $3, $4, $5, $6, $7)";
        let mut all = Vec::new();
        for (by, change, card) in self.recorded() {
            let Some(thread) = card.map(|card| card.id) else { continue };
            let concerned = concerned(by, change, card);
            if !concerned.is_empty() {
                let text = excerpt(change);
                all.extend(concerned.into_iter().map(|(operator, what)| (operator, by, thread, what, text.clone())));
            }
        }
        let at = Time::now();
        for (operator, by, thread, what, text) in all {
            later!(self, SQL, operator, at, by, thread, what, text, false);
        }
        Ok(())
    }

    /// What somebody was told, latest first, before a place; from the end if none.
    pub async fn notices(&mut self, operator: OperatorId, before: Option<i64>, limit: i64) -> Result<Vec<Notice>> {
        const SQL: &str = "
            SELECT id, at, by, thread, what, text, seen FROM notice
            WHERE operator = $1 AND id < $2 ORDER BY id DESC LIMIT $3";
        let before = before.unwrap_or(i64::MAX);
        Ok(on!(self, c => query_as(SQL).bind(operator).bind(before).bind(limit).fetch_all(c).await?))
    }

    /// How much of it nobody has looked at, counted up to `most`.
    pub async fn new_notices(&mut self, operator: OperatorId, most: i64) -> Result<i64> {
        const SQL: &str = "
            SELECT count(*) FROM (SELECT 1 AS one FROM notice WHERE operator = $1 AND NOT seen LIMIT $2) AS new";
        Ok(on!(self, c => query_scalar(SQL).bind(operator).bind(most).fetch_one(c).await?))
    }

    /// All of it up to a place has been looked at.
    pub async fn see_notices(&mut self, operator: OperatorId, upto: i64) -> Result<()> {
        const SQL: &str = "UPDATE notice SET seen = $3 WHERE operator = $1 AND NOT seen AND id <= $2";
        on!(self, c => query(SQL).bind(operator).bind(upto).bind(true).execute(c).await?.rows_affected());
        Ok(())
    }

    /// Forgets what is older than `before`.
    pub async fn prune_notices(&mut self, before: Time) -> Result<()> {
        on!(self, c => query("DELETE FROM notice WHERE at < $1").bind(before).execute(c).await?.rows_affected());
        Ok(())
    }
}
