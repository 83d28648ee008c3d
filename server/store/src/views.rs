use crate::error::Result;
use crate::tx::Tx;
use model::id::{OperatorId, ViewId};
use model::view::View;
use sqlx::types::Json;
use sqlx::{query, query_as};

impl Tx {
    /// An operator's own lists and everybody's, by name.
    pub async fn views(&mut self, operator: OperatorId) -> Result<Vec<View>> {
        const SQL: &str = "
            SELECT id, name, by, shared, filter FROM view WHERE by = $1
            UNION ALL
            SELECT id, name, by, shared, filter FROM view WHERE shared AND by <> $1
            ORDER BY name, id";
        Ok(on!(self, c => query_as(SQL).bind(operator).fetch_all(c).await?))
    }

    /// One of them.
    pub async fn view(&mut self, id: ViewId) -> Result<Option<View>> {
        const SQL: &str = "SELECT id, name, by, shared, filter FROM view WHERE id = $1";
        Ok(on!(self, c => query_as(SQL).bind(id).fetch_optional(c).await?))
    }

    /// Keeps a list, or keeps it anew.
    pub async fn put_view(&mut self, view: &View) -> Result<()> {
        const SQL: &str = "
            INSERT INTO view (id, name, by, shared, filter) VALUES ($1, $2, $3, $4, $5)
            ON CONFLICT (id) DO UPDATE SET name = excluded.name, shared = excluded.shared, filter = excluded.filter";
        on!(self, c => query(SQL)
            .bind(view.id)
            .bind(&view.name)
            .bind(view.by)
            .bind(view.shared)
            .bind(Json(&view.filter))
            .execute(c)
            .await?
            .rows_affected());
        Ok(())
    }

    /// Forgets one. `false`: there is none.
    pub async fn delete_view(&mut self, id: ViewId) -> Result<bool> {
        const SQL: &str = "DELETE FROM view WHERE id = $1";
        Ok(on!(self, c => query(SQL).bind(id).execute(c).await?.rows_affected()) == 1)
    }
}
