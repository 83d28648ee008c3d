use crate::error::Result;
use crate::tx::Tx;
use model::id::{OperatorId, SessionId};
use model::operator::{Operator, Session, Settings};
use model::time::Time;
use sqlx::{FromRow, query, query_as, query_scalar};

#[derive(FromRow)]
struct SignedIn {
    session: SessionId,
    until: Time,
    #[sqlx(flatten)]
    operator: Operator,
    #[sqlx(json)]
    settings: Settings,
}

impl Tx {
    /// Remembers a browser. `hash` is the SHA-256 of its cookie: the cookie itself is nowhere.
    pub async fn insert_session(
        &mut self,
        id: SessionId,
        operator: OperatorId,
        hash: &[u8; 32],
        agent: &str,
        at: Time,
        until: Time,
    ) -> Result<()> {
        const SQL: &str = "
            INSERT INTO session (id, operator, hash, agent, at, seen, until)
            VALUES ($1, $2, $3, $4, $5, $5, $6)";
        on!(self, c => query(SQL)
            .bind(id)
            .bind(operator)
            .bind(&hash[..])
            .bind(agent)
            .bind(at)
            .bind(until)
            .execute(c)
            .await?
            .rows_affected());
        Ok(())
    }

    /// Whose browser it is and until when, if its session has not run out and they are not disabled.
    pub async fn session(
        &mut self,
        hash: &[u8; 32],
        now: Time,
    ) -> Result<Option<(SessionId, Time, Operator, Settings)>> {
        const SQL: &str = "
            SELECT s.id AS session, s.until, o.id, o.name, o.email, o.role, o.cotag, o.disabled, o.trusted, o.settings
            FROM session s JOIN operator o ON o.id = s.operator
            WHERE s.hash = $1 AND s.until > $2 AND NOT o.disabled";
        let row: Option<SignedIn> = on!(self, c => query_as(SQL).bind(&hash[..]).bind(now).fetch_optional(c).await?);
        Ok(row.map(|row| (row.session, row.until, row.operator, row.settings)))
    }

    /// Whether a session still lets its operator in.
    pub async fn session_lasts(&mut self, id: SessionId, now: Time) -> Result<bool> {
        const SQL: &str = "
            SELECT EXISTS (SELECT 1 FROM session s JOIN operator o ON o.id = s.operator
            WHERE s.id = $1 AND s.until > $2 AND NOT o.disabled)";
        Ok(on!(self, c => query_scalar(SQL).bind(id).bind(now).fetch_one(c).await?))
    }

    /// Notes that it was used.
    pub async fn touch_session(&mut self, id: SessionId, now: Time) -> Result<()> {
        const SQL: &str = "UPDATE session SET seen = $2 WHERE id = $1";
        on!(self, c => query(SQL).bind(id).bind(now).execute(c).await?.rows_affected());
        Ok(())
    }

    /// An operator's browsers, latest sign-in first, none of them marked as the current one.
    pub async fn sessions_of(&mut self, operator: OperatorId) -> Result<Vec<Session>> {
        const SQL: &str = "SELECT id, at, seen, agent FROM session WHERE operator = $1 ORDER BY at DESC, id";
        Ok(on!(self, c => query_as(SQL).bind(operator).fetch_all(c).await?))
    }

    /// Signs one browser out. `false`: that operator has no such session.
    pub async fn delete_session(&mut self, id: SessionId, operator: OperatorId) -> Result<bool> {
        self.changes_people();
        const SQL: &str = "DELETE FROM session WHERE id = $1 AND operator = $2";
        Ok(on!(self, c => query(SQL).bind(id).bind(operator).execute(c).await?.rows_affected()) == 1)
    }

    /// Signs all of an operator's browsers out, but for one, and says which they were.
    pub async fn delete_sessions_of(
        &mut self,
        operator: OperatorId,
        except: Option<SessionId>,
    ) -> Result<Vec<SessionId>> {
        self.changes_people();
        const SQL: &str = "DELETE FROM session WHERE operator = $1 AND id <> $2 RETURNING id";
        let except = except.unwrap_or(SessionId(Default::default()));
        Ok(on!(self, c => query_scalar(SQL).bind(operator).bind(except).fetch_all(c).await?))
    }

    /// Forgets what has run out.
    pub async fn prune_sessions(&mut self, now: Time) -> Result<()> {
        on!(self, c => query("DELETE FROM session WHERE until <= $1").bind(now).execute(c).await?.rows_affected());
        Ok(())
    }
}
