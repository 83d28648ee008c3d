use crate::error::Result;
use crate::tx::Tx;
use model::id::ThreadId;
use model::note::Note;
use sqlx::query_as;
use sqlx::types::Json;

impl Tx {
    /// Keeps a note.
    pub async fn insert_note(&mut self, note: &Note) -> Result<()> {
        const SQL: &str = "INSERT INTO note (id, thread, by, at, text, mentions) VALUES ($1, $2, $3, $4, $5, $6)";
        let (text, mentions) = (note.text.clone(), Json(note.mentions.clone()));
        later!(self, SQL, note.id, note.thread, note.by, note.at, text, mentions);
        Ok(())
    }

    /// What colleagues wrote beside a thread, oldest first.
    pub async fn notes(&mut self, thread: ThreadId) -> Result<Vec<Note>> {
        const SQL: &str = "SELECT id, thread, by, at, text, mentions FROM note WHERE thread = $1 ORDER BY at, id";
        Ok(on!(self, c => query_as(SQL).bind(thread).fetch_all(c).await?))
    }
}
