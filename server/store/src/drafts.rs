use crate::error::Result;
use crate::tx::Tx;
use model::draft::{Draft, Lease};
use model::id::{OperatorId, ReplyId, ThreadId};
use model::message::Attachment;
use model::reply::Outcome;
use model::time::Time;
use sqlx::types::Json;
use sqlx::{FromRow, query_as, query_scalar};

#[derive(FromRow)]
struct Row {
    thread: ThreadId,
    version: i64,
    text: String,
    #[sqlx(json)]
    images: Vec<Attachment>,
    #[sqlx(json)]
    outcome: Option<Outcome>,
    started: Option<OperatorId>,
    #[sqlx(json)]
    edited: Vec<OperatorId>,
    at: Time,
    token: i64,
    writer: Option<OperatorId>,
    since: Option<Time>,
    until: Option<Time>,
    reply: Option<ReplyId>,
}

impl From<Row> for Draft {
    fn from(row: Row) -> Self {
        let lease = match (row.writer, row.since, row.until) {
            (Some(by), Some(since), Some(until)) => Some(Lease { by, since, until }),
            _ => None,
        };
        Draft {
            thread: row.thread,
            version: row.version,
            text: row.text,
            images: row.images,
            outcome: row.outcome,
            started: row.started,
            edited: row.edited,
            at: row.at,
            token: row.token,
            lease,
            reply: row.reply,
        }
    }
}

impl Tx {
    /// What is being written to a thread; an empty draft if nobody ever did. Whoever changes it locks its thread first.
    pub async fn draft(&mut self, thread: ThreadId) -> Result<Draft> {
        const SQL: &str = "
            SELECT thread, version, text, images, outcome, started, edited, at, token, writer, since, until, reply
            FROM draft WHERE thread = $1";
        let row: Option<Row> = on!(self, c => query_as(SQL).bind(thread).fetch_optional(c).await?);
        Ok(row.map_or_else(|| Draft::empty(thread), Draft::from))
    }

    /// Writes it.
    pub async fn put_draft(&mut self, draft: &Draft) -> Result<()> {
        const SQL: &str = "
            INSERT INTO draft (thread, version, text, images, outcome, started, edited, at, token, writer, since, until,
              reply)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
            ON CONFLICT (thread) DO UPDATE SET
              version = excluded.version, text = excluded.text, images = excluded.images, outcome = excluded.outcome,
              started = excluded.started, edited = excluded.edited, at = excluded.at, token = excluded.token,
              writer = excluded.writer, since = excluded.since, until = excluded.until, reply = excluded.reply";
        let Draft { thread, version, started, at, token, lease, reply, .. } = *draft;
        let (text, images, outcome, edited) =
            (draft.text.clone(), Json(draft.images.clone()), Json(draft.outcome.clone()), Json(draft.edited.clone()));
        let (writer, since, until) =
            (lease.map(|lease| lease.by), lease.map(|lease| lease.since), lease.map(|lease| lease.until));
        later!(
            self, SQL, thread, version, text, images, outcome, started, edited, at, token, writer, since, until, reply
        );
        Ok(())
    }

    /// Ends a thread's lease: its words stay, its number goes on counting.
    pub(crate) async fn end_lease(&mut self, thread: ThreadId) -> Result<()> {
        const SQL: &str = "UPDATE draft SET writer = NULL, since = NULL, until = NULL WHERE thread = $1";
        later!(self, SQL, thread);
        Ok(())
    }

    /// Threads whose writer fell silent, the longest silent first.
    pub async fn silent_drafts(&mut self, now: Time, limit: i64) -> Result<Vec<ThreadId>> {
        const SQL: &str = "
            SELECT thread FROM draft WHERE writer IS NOT NULL AND until <= $1 ORDER BY until LIMIT $2";
        Ok(on!(self, c => query_scalar(SQL).bind(now).bind(limit).fetch_all(c).await?))
    }

    /// Threads in which somebody has the right to write.
    pub async fn drafts_of(&mut self, writer: OperatorId) -> Result<Vec<ThreadId>> {
        const SQL: &str = "SELECT thread FROM draft WHERE writer = $1 AND writer IS NOT NULL";
        Ok(on!(self, c => query_scalar(SQL).bind(writer).fetch_all(c).await?))
    }
}
