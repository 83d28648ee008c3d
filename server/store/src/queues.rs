use crate::error::Result;
use crate::tx::Tx;
use model::id::QueueId;
use model::queue::Queue;
use sqlx::types::Json;
use sqlx::{query, query_as};

impl Tx {
    /// All topic lanes, by name.
    pub async fn queues(&mut self) -> Result<Vec<Queue>> {
        const SQL: &str = "SELECT id, name, words, approval FROM queue ORDER BY name, id";
        Ok(on!(self, c => query_as(SQL).fetch_all(c).await?))
    }

    /// One of them.
    pub async fn queue(&mut self, id: QueueId) -> Result<Option<Queue>> {
        const SQL: &str = "SELECT id, name, words, approval FROM queue WHERE id = $1";
        Ok(on!(self, c => query_as(SQL).bind(id).fetch_optional(c).await?))
    }

    /// Keeps a queue, or keeps it anew. `false`: another one has that name (`queue_name`).
    pub async fn put_queue(&mut self, queue: &Queue) -> Result<bool> {
        const TAKEN: &str = "SELECT id FROM queue WHERE name = $1 AND id <> $2";
        const SQL: &str = "
            INSERT INTO queue (id, name, words, approval) VALUES ($1, $2, $3, $4)
            ON CONFLICT (id) DO UPDATE SET name = excluded.name, words = excluded.words, approval = excluded.approval";
        let taken: Option<(QueueId,)> =
            on!(self, c => query_as(TAKEN).bind(&queue.name).bind(queue.id).fetch_optional(c).await?);
        if taken.is_some() {
            return Ok(false);
        }
        on!(self, c => query(SQL)
            .bind(queue.id)
            .bind(&queue.name)
            .bind(Json(&queue.words))
            .bind(queue.approval)
            .execute(c)
            .await?
            .rows_affected());
        Ok(true)
    }

    /// Forgets one; threads that are in it are then in none that is shown. `false`: there is none.
    pub async fn delete_queue(&mut self, id: QueueId) -> Result<bool> {
        const SQL: &str = "DELETE FROM queue WHERE id = $1";
        Ok(on!(self, c => query(SQL).bind(id).execute(c).await?.rows_affected()) == 1)
    }
}
