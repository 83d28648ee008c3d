use crate::error::Result;
use crate::tx::Tx;
use model::id::TokenId;
use model::operator::{Operator, Settings, Token};
use sqlx::{FromRow, query, query_as, query_scalar};

#[derive(FromRow)]
struct Bearer {
    token: TokenId,
    #[sqlx(flatten)]
    operator: Operator,
    #[sqlx(json)]
    settings: Settings,
}

impl Tx {
    /// Remembers a script's key. `hash` is the SHA-256 of its secret.
    pub async fn insert_token(&mut self, token: &Token, hash: &[u8; 32]) -> Result<()> {
        const SQL: &str = "INSERT INTO token (id, name, operator, hash, at) VALUES ($1, $2, $3, $4, $5)";
        on!(self, c => query(SQL)
            .bind(token.id)
            .bind(&token.name)
            .bind(token.operator)
            .bind(&hash[..])
            .bind(token.at)
            .execute(c)
            .await?
            .rows_affected());
        Ok(())
    }

    /// Whose rights a key carries, unless they are disabled.
    pub async fn token(&mut self, hash: &[u8; 32]) -> Result<Option<(TokenId, Operator, Settings)>> {
        const SQL: &str = "
            SELECT t.id AS token, o.id, o.name, o.email, o.role, o.cotag, o.disabled, o.trusted, o.settings
            FROM token t JOIN operator o ON o.id = t.operator
            WHERE t.hash = $1 AND NOT o.disabled";
        let row: Option<Bearer> = on!(self, c => query_as(SQL).bind(&hash[..]).fetch_optional(c).await?);
        Ok(row.map(|row| (row.token, row.operator, row.settings)))
    }

    /// Whether a key still lets its operator in.
    pub async fn token_lasts(&mut self, id: TokenId) -> Result<bool> {
        const SQL: &str = "
            SELECT EXISTS (SELECT 1 FROM token t JOIN operator o ON o.id = t.operator
            WHERE t.id = $1 AND NOT o.disabled)";
        Ok(on!(self, c => query_scalar(SQL).bind(id).fetch_one(c).await?))
    }

    /// All keys, newest first.
    pub async fn tokens(&mut self) -> Result<Vec<Token>> {
        const SQL: &str = "SELECT id, name, operator, at FROM token ORDER BY at DESC, id";
        Ok(on!(self, c => query_as(SQL).fetch_all(c).await?))
    }

    /// Ends a key. `false`: there is none.
    pub async fn delete_token(&mut self, id: TokenId) -> Result<bool> {
        self.changes_people();
        const SQL: &str = "DELETE FROM token WHERE id = $1";
        Ok(on!(self, c => query(SQL).bind(id).execute(c).await?.rows_affected()) == 1)
    }
}
