//! The rows by which a tag finds its threads: copies of what the thread's own row says, in the order of its lists.

use crate::error::Result;
use crate::threads::place;
use crate::tx::Tx;
use model::id::ThreadId;
use model::thread::Card;

impl Tx {
    pub(crate) async fn insert_tags(&mut self, card: &Card) -> Result<()> {
        const SQL: &str = "
            INSERT INTO thread_tag (tag, state, place, thread) VALUES ($1, $2, $3, $4)
            ON CONFLICT (tag, state, place, thread) DO NOTHING";
        for tag in &card.tags {
            later!(self, SQL, tag.clone(), card.state, place(card), card.id);
        }
        Ok(())
    }

    pub(crate) async fn untag(&mut self, thread: ThreadId) -> Result<()> {
        const SQL: &str = "DELETE FROM thread_tag WHERE thread = $1";
        later!(self, SQL, thread);
        Ok(())
    }
}
