//! The rows by which a tag finds its threads: copies of what the thread's own row says, in the order of its lists.

use crate::error::Result;
use crate::threads::place;
use crate::tx::Tx;
use model::thread::Card;
use sqlx::query;

impl Tx {
    pub(crate) async fn insert_tags(&mut self, card: &Card) -> Result<()> {
        const SQL: &str = "
            INSERT INTO thread_tag (tag, state, place, thread) VALUES ($1, $2, $3, $4)
            ON CONFLICT (tag, state, place, thread) DO NOTHING";
        for tag in &card.tags {
            on!(self, c => query(SQL)
                .bind(tag)
                .bind(card.state)
                .bind(place(card))
                .bind(card.id)
                .execute(c)
                .await?
                .rows_affected());
        }
        Ok(())
    }

    /// Replaces a card's rows.
    pub(crate) async fn retag(&mut self, card: &Card) -> Result<()> {
        const SQL: &str = "DELETE FROM thread_tag WHERE thread = $1";
        on!(self, c => query(SQL).bind(card.id).execute(c).await?.rows_affected());
        self.insert_tags(card).await
    }
}
