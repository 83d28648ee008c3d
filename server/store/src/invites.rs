use crate::error::Result;
use crate::tx::Tx;
use model::id::InviteId;
use model::operator::Invite;
use model::time::Time;
use sqlx::{query, query_as};

impl Tx {
    /// Remembers an invitation. `hash` is the SHA-256 of what its link carries.
    pub async fn insert_invite(&mut self, invite: &Invite, hash: &[u8; 32]) -> Result<()> {
        const SQL: &str = "INSERT INTO invite (id, role, by, hash, until) VALUES ($1, $2, $3, $4, $5)";
        on!(self, c => query(SQL)
            .bind(invite.id)
            .bind(invite.role)
            .bind(invite.by)
            .bind(&hash[..])
            .bind(invite.until)
            .execute(c)
            .await?
            .rows_affected());
        Ok(())
    }

    /// Uses a link up: of all who come with it, one gets the invitation.
    pub async fn take_invite(&mut self, hash: &[u8; 32], now: Time) -> Result<Option<Invite>> {
        const SQL: &str = "DELETE FROM invite WHERE hash = $1 AND until > $2 RETURNING id, role, by, until";
        Ok(on!(self, c => query_as(SQL).bind(&hash[..]).bind(now).fetch_optional(c).await?))
    }

    /// What a link invites to, while it works.
    pub async fn invite(&mut self, hash: &[u8; 32], now: Time) -> Result<Option<Invite>> {
        const SQL: &str = "SELECT id, role, by, until FROM invite WHERE hash = $1 AND until > $2";
        Ok(on!(self, c => query_as(SQL).bind(&hash[..]).bind(now).fetch_optional(c).await?))
    }

    /// All invitations that still work, first to end first.
    pub async fn invites(&mut self, now: Time) -> Result<Vec<Invite>> {
        const SQL: &str = "SELECT id, role, by, until FROM invite WHERE until > $1 ORDER BY until, id";
        Ok(on!(self, c => query_as(SQL).bind(now).fetch_all(c).await?))
    }

    /// Takes one back. `false`: there is none.
    pub async fn delete_invite(&mut self, id: InviteId) -> Result<bool> {
        const SQL: &str = "DELETE FROM invite WHERE id = $1";
        Ok(on!(self, c => query(SQL).bind(id).execute(c).await?.rows_affected()) == 1)
    }
}
