use crate::error::Result;
use crate::tx::Tx;
use model::brand::Brand;
use model::time::Time;
use sqlx::types::Json;
use sqlx::{query, query_as};

impl Tx {
    /// The brand, once it was set up.
    pub async fn brand(&mut self) -> Result<Option<Brand>> {
        Ok(on!(self, c => query_as("SELECT name, halted, policy FROM brand").fetch_optional(c).await?))
    }

    /// Writes the brand.
    pub async fn set_brand(&mut self, brand: &Brand) -> Result<()> {
        const SQL: &str = "
            INSERT INTO brand (id, name, halted, policy) VALUES (1, $1, $2, $3)
            ON CONFLICT (id) DO UPDATE SET name = excluded.name, halted = excluded.halted, policy = excluded.policy";
        on!(self, c => query(SQL)
            .bind(&brand.name)
            .bind(brand.halted)
            .bind(Json(&brand.policy))
            .execute(c)
            .await?
            .rows_affected());
        Ok(())
    }

    /// Writes something, to see whether writing works.
    pub(crate) async fn beat(&mut self, at: Time) -> Result<()> {
        on!(self, c => query("UPDATE pulse SET at = $1").bind(at).execute(c).await?.rows_affected());
        Ok(())
    }
}
