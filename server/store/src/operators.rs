use crate::engine::Engine;
use crate::error::Result;
use crate::tx::Tx;
use model::id::OperatorId;
use model::operator::{Operator, Settings};
use sqlx::types::Json;
use sqlx::{FromRow, query, query_as, query_scalar};

/// An operator's own columns, to stand after `SELECT` or `RETURNING`.
macro_rules! operator {
    ($rest:literal) => {
        concat!("SELECT id, name, email, role, cotag, disabled, trusted FROM operator ", $rest)
    };
}

#[derive(FromRow)]
struct Known {
    #[sqlx(flatten)]
    operator: Operator,
    password: String,
}

impl Tx {
    /// The whole team, disabled ones too, by name.
    pub async fn operators(&mut self) -> Result<Vec<Operator>> {
        Ok(on!(self, c => query_as(operator!("ORDER BY name, id")).fetch_all(c).await?))
    }

    /// One of them.
    pub async fn operator(&mut self, id: OperatorId) -> Result<Option<Operator>> {
        Ok(on!(self, c => query_as(operator!("WHERE id = $1")).bind(id).fetch_optional(c).await?))
    }

    /// Whether somebody is let in. That stays so until this transaction ends: whoever locks them out meanwhile waits for it,
    /// and then finds what it did.
    pub async fn stays(&mut self, id: OperatorId) -> Result<bool> {
        let sql = match self.engine() {
            Engine::Sqlite => "SELECT NOT disabled FROM operator WHERE id = $1",
            Engine::Postgres => "SELECT NOT disabled FROM operator WHERE id = $1 FOR SHARE",
        };
        Ok(on!(self, c => query_scalar(sql).bind(id).fetch_optional(c).await?).unwrap_or(false))
    }

    /// Who signs in with this address (lower case), and their argon2 hash; it is empty while they chose no password.
    pub async fn operator_by_email(&mut self, email: &str) -> Result<Option<(Operator, String)>> {
        const SQL: &str =
            "SELECT id, name, email, role, cotag, disabled, trusted, password FROM operator WHERE email = $1";
        let row: Option<Known> = on!(self, c => query_as(SQL).bind(email).fetch_optional(c).await?);
        Ok(row.map(|known| (known.operator, known.password)))
    }

    /// Takes somebody on. `false`: the address is taken (`operator_email`).
    pub async fn insert_operator(&mut self, operator: &Operator, hash: &str) -> Result<bool> {
        const SQL: &str = "
            INSERT INTO operator (id, name, email, role, cotag, disabled, trusted, password, settings)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
            ON CONFLICT (email) DO NOTHING";
        let done = on!(self, c => query(SQL)
            .bind(operator.id)
            .bind(&operator.name)
            .bind(&operator.email)
            .bind(operator.role)
            .bind(&operator.cotag)
            .bind(operator.disabled)
            .bind(operator.trusted)
            .bind(hash)
            .bind(Json(Settings::default()))
            .execute(c)
            .await?
            .rows_affected());
        Ok(done == 1)
    }

    /// Writes name, role, cotag, and whether they are disabled or trusted. The address stays as it is.
    pub async fn update_operator(&mut self, operator: &Operator) -> Result<()> {
        self.changes_people();
        const SQL: &str = "
            UPDATE operator SET name = $2, role = $3, cotag = $4, disabled = $5, trusted = $6 WHERE id = $1";
        on!(self, c => query(SQL)
            .bind(operator.id)
            .bind(&operator.name)
            .bind(operator.role)
            .bind(&operator.cotag)
            .bind(operator.disabled)
            .bind(operator.trusted)
            .execute(c)
            .await?
            .rows_affected());
        Ok(())
    }

    /// Their argon2 hash; empty while they chose no password, none if there is no such operator.
    pub async fn password(&mut self, id: OperatorId) -> Result<Option<String>> {
        const SQL: &str = "SELECT password FROM operator WHERE id = $1";
        Ok(on!(self, c => query_scalar(SQL).bind(id).fetch_optional(c).await?))
    }

    /// Writes their argon2 hash.
    pub async fn set_password(&mut self, id: OperatorId, hash: &str) -> Result<()> {
        const SQL: &str = "UPDATE operator SET password = $2 WHERE id = $1";
        on!(self, c => query(SQL).bind(id).bind(hash).execute(c).await?.rows_affected());
        Ok(())
    }

    /// What they chose for themselves; the defaults if there is no such operator.
    pub async fn settings(&mut self, id: OperatorId) -> Result<Settings> {
        const SQL: &str = "SELECT settings FROM operator WHERE id = $1";
        let row: Option<Json<Settings>> = on!(self, c => query_scalar(SQL).bind(id).fetch_optional(c).await?);
        Ok(row.map(|json| json.0).unwrap_or_default())
    }

    /// Writes what they chose.
    pub async fn set_settings(&mut self, id: OperatorId, settings: &Settings) -> Result<()> {
        self.changes_people();
        const SQL: &str = "UPDATE operator SET settings = $2 WHERE id = $1";
        on!(self, c => query(SQL).bind(id).bind(Json(settings)).execute(c).await?.rows_affected());
        Ok(())
    }

    /// How many leads can sign in.
    pub async fn leads(&mut self) -> Result<i64> {
        const SQL: &str = "SELECT count(*) FROM operator WHERE role = 'lead' AND NOT disabled";
        Ok(on!(self, c => query_scalar(SQL).fetch_one(c).await?))
    }
}
