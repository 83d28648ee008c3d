use crate::error::Result;
use crate::tx::Tx;
use model::id::{ImageId, OperatorId};
use sqlx::query_as;

impl Tx {
    /// Keeps an image; `kind` is its media type.
    pub async fn insert_image(&mut self, id: ImageId, by: OperatorId, kind: &str, bytes: &[u8]) -> Result<()> {
        const SQL: &str = "INSERT INTO image (id, operator, kind, bytes) VALUES ($1, $2, $3, $4)";
        later!(self, SQL, id, by, kind.to_owned(), bytes.to_owned());
        Ok(())
    }

    /// Its media type and its bytes.
    pub async fn image(&mut self, id: ImageId) -> Result<Option<(String, Vec<u8>)>> {
        const SQL: &str = "SELECT kind, bytes FROM image WHERE id = $1";
        Ok(on!(self, c => query_as(SQL).bind(id).fetch_optional(c).await?))
    }
}
