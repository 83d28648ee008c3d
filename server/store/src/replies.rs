use crate::error::{Error, Result};
use crate::tx::Tx;
use model::id::{AccountId, OperatorId, ReplyId, ThreadId};
use model::message::Attachment;
use model::reply::{Reply, State};
use model::thread::Card;
use model::time::Time;
use sqlx::types::Json;
use sqlx::{FromRow, query, query_as, query_scalar};
use uuid::Uuid;

/// A reply with all that its way to the network needs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parcel {
    /// What the team sees of it.
    pub reply: Reply,
    /// The account it goes out from.
    pub account: AccountId,
    /// The thread's turn that it answers.
    pub turn: i64,
    /// The reply of the same turn that it goes on from; none for the first.
    pub after: Option<ReplyId>,
    /// The record key that was chosen before it was queued.
    pub key: String,
    /// The post it answers, in the network's words; empty while the part of the chain before it is not out.
    pub parent: String,
    /// The post at the top of that conversation.
    pub root: String,
    /// The images that go with it.
    pub images: Vec<Attachment>,
    /// How often it was handed to the network.
    pub tries: i64,
    /// The hash that its approver said yes to; empty before.
    pub approved: String,
}

#[derive(FromRow)]
struct Row {
    #[sqlx(flatten)]
    reply: Reply,
    account: AccountId,
    turn: i64,
    after: Uuid,
    key: String,
    parent: String,
    root: String,
    #[sqlx(json)]
    images: Vec<Attachment>,
    tries: i64,
    approved: String,
}

impl From<Row> for Parcel {
    fn from(row: Row) -> Self {
        Parcel {
            reply: row.reply,
            account: row.account,
            turn: row.turn,
            after: (!row.after.is_nil()).then_some(ReplyId(row.after)),
            key: row.key,
            parent: row.parent,
            root: row.root,
            images: row.images,
            tries: row.tries,
            approved: row.approved,
        }
    }
}

macro_rules! reply {
    ($rest:literal) => {
        concat!(
            "SELECT id, thread, by, at, due, text, media, state, remote, why, retry, started, edited, need, approver, \
             hash, chain, part, parts, outcome FROM reply ",
            $rest
        )
    };
}

macro_rules! parcel {
    ($rest:literal) => {
        concat!(
            "SELECT r.id, r.thread, r.by, r.at, r.due, r.text, r.media, r.state, r.remote, r.why, r.retry, r.started, \
             r.edited, r.need, r.approver, r.hash, r.chain, r.part, r.parts, r.outcome, r.account, r.turn, r.after, \
             r.key, r.parent, r.root, r.images, r.tries, r.approved ",
            $rest
        )
    };
}

/// How often two who drop and queue at the same moment may cross.
const CROSSINGS: usize = 3;

impl Tx {
    /// Queues a reply, unless its thread's turn is held (`reply_holder`): then it says by whom, and nothing was written.
    pub async fn insert_reply(&mut self, parcel: &Parcel) -> Result<Option<OperatorId>> {
        const SQL: &str = "
            INSERT INTO reply (id, thread, account, by, at, text, media, state, remote, why, retry, turn, after, key,
              parent, root, images, tries, due, started, edited, need, approver, hash, approved, chain, part, parts,
              outcome)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22,
              $23, $24, $25, $26, $27, $28, $29)
            ON CONFLICT (thread, turn, after) WHERE state NOT IN ('rejected', 'dropped') DO NOTHING";
        const HOLDER: &str = "
            SELECT by FROM reply
            WHERE thread = $1 AND turn = $2 AND after = $3 AND state NOT IN ('rejected', 'dropped')";
        let Parcel { reply, account, turn, after, key, parent, root, images, tries, approved } = parcel;
        let after = after.map_or(Uuid::nil(), |after| after.0);
        for _ in 0..CROSSINGS {
            let done = on!(self, c => query(SQL)
                .bind(reply.id)
                .bind(reply.thread)
                .bind(account)
                .bind(reply.by)
                .bind(reply.at)
                .bind(&reply.text)
                .bind(Json(&reply.media))
                .bind(reply.state)
                .bind(&reply.remote)
                .bind(&reply.why)
                .bind(reply.retry)
                .bind(turn)
                .bind(after)
                .bind(key)
                .bind(parent)
                .bind(root)
                .bind(Json(images))
                .bind(tries)
                .bind(reply.due)
                .bind(reply.started)
                .bind(Json(&reply.edited))
                .bind(Json(&reply.need))
                .bind(reply.approver)
                .bind(&reply.hash)
                .bind(approved)
                .bind(reply.chain)
                .bind(reply.part)
                .bind(reply.parts)
                .bind(Json(&reply.outcome))
                .execute(c)
                .await?
                .rows_affected());
            if done == 1 {
                return Ok(None);
            }
            let holder: Option<OperatorId> = on!(self, c => query_scalar(HOLDER)
                .bind(reply.thread)
                .bind(turn)
                .bind(after)
                .fetch_optional(c)
                .await?);
            if holder.is_some() {
                return Ok(holder);
            }
        }
        Err(Error::Conflict)
    }

    /// One reply with all that its way needs.
    pub async fn parcel(&mut self, id: ReplyId) -> Result<Option<Parcel>> {
        const SQL: &str = parcel!("FROM reply r WHERE r.id = $1");
        let row: Option<Row> = on!(self, c => query_as(SQL).bind(id).fetch_optional(c).await?);
        Ok(row.map(Parcel::from))
    }

    /// Every reply ever queued in a thread, in the order they were queued.
    pub async fn replies(&mut self, thread: ThreadId) -> Result<Vec<Reply>> {
        const SQL: &str = reply!("WHERE thread = $1 ORDER BY line");
        Ok(on!(self, c => query_as(SQL).bind(thread).fetch_all(c).await?))
    }

    /// The latest reply that holds a thread's turn.
    pub async fn holder(&mut self, thread: ThreadId, turn: i64) -> Result<Option<Reply>> {
        const SQL: &str = reply!(
            "WHERE thread = $1 AND turn = $2 AND state NOT IN ('rejected', 'dropped') ORDER BY line DESC LIMIT 1"
        );
        Ok(on!(self, c => query_as(SQL).bind(thread).bind(turn).fetch_optional(c).await?))
    }

    /// Writes how far a reply came (state, remote, why, retry, due), if it still stands where the caller last
    /// saw it. `false`: it does not, or it was rejected and somebody else holds its turn by now.
    pub async fn move_reply(&mut self, reply: &Reply, from: State, tries: i64) -> Result<bool> {
        const SQL: &str = "
            UPDATE reply SET state = $3, remote = $4, why = $5, retry = $6, tries = $7, due = $9
            WHERE id = $1 AND state = $2 AND NOT ($8 AND EXISTS (
              SELECT 1 FROM reply AS other
              WHERE other.thread = reply.thread AND other.turn = reply.turn AND other.after = reply.after
                AND other.state NOT IN ('rejected', 'dropped')
            ))";
        let back = !from.holds() && reply.state.holds();
        let done = on!(self, c => query(SQL)
            .bind(reply.id)
            .bind(from)
            .bind(reply.state)
            .bind(&reply.remote)
            .bind(&reply.why)
            .bind(reply.retry)
            .bind(tries)
            .bind(back)
            .bind(reply.due)
            .execute(c)
            .await?
            .rows_affected());
        Ok(done == 1)
    }

    /// Writes who said yes to which words, before the reply moves on (`reply_approved`).
    pub async fn approve_reply(&mut self, id: ReplyId, approver: OperatorId, hash: &str) -> Result<()> {
        const SQL: &str = "UPDATE reply SET approver = $2, approved = $3 WHERE id = $1";
        on!(self, c => query(SQL).bind(id).bind(approver).bind(hash).execute(c).await?.rows_affected());
        Ok(())
    }

    /// Lets a reply answer the thread's present turn, below another post, while it has not left. `false`: somebody else's reply holds that.
    pub async fn turn_reply(&mut self, parcel: &Parcel, turn: i64, parent: &str, root: &str) -> Result<bool> {
        const SQL: &str = "
            UPDATE reply SET turn = $2, parent = $3, root = $6
            WHERE id = $1 AND NOT EXISTS (
              SELECT 1 FROM reply AS other
              WHERE other.thread = $4 AND other.turn = $2 AND other.after = $5
                AND other.state NOT IN ('rejected', 'dropped') AND other.id <> $1
            )";
        let after = parcel.after.map_or(Uuid::nil(), |after| after.0);
        let done = on!(self, c => query(SQL)
            .bind(parcel.reply.id)
            .bind(turn)
            .bind(parent)
            .bind(parcel.reply.thread)
            .bind(after)
            .bind(root)
            .execute(c)
            .await?
            .rows_affected());
        Ok(done == 1)
    }

    /// The parts of a chain, first to last.
    pub async fn chain(&mut self, chain: ReplyId) -> Result<Vec<Parcel>> {
        const SQL: &str = parcel!("FROM reply r WHERE r.chain = $1 ORDER BY r.line");
        let rows: Vec<Row> = on!(self, c => query_as(SQL).bind(chain).fetch_all(c).await?);
        Ok(rows.into_iter().map(Parcel::from).collect())
    }

    /// Somebody's replies that have not left, the last one first, so that what follows another goes first.
    pub async fn unsent_of(&mut self, operator: OperatorId) -> Result<Vec<ReplyId>> {
        const SQL: &str = "
            SELECT id FROM reply
            WHERE by = $1 AND state NOT IN ('sent', 'dropped') AND state IN ('awaiting', 'queued', 'waiting')
            ORDER BY line DESC";
        Ok(on!(self, c => query_scalar(SQL).bind(operator).fetch_all(c).await?))
    }

    /// What can be handed to the networks now: of each connected account the reply that was queued first among those whose
    /// time has come. So an account's replies keep their order, and an account that stands still stalls no other. While
    /// somebody has stopped everything, nothing can.
    pub async fn due_replies(&mut self, now: Time, limit: i64) -> Result<Vec<Parcel>> {
        const SQL: &str = parcel!(
            "FROM account a JOIN reply r ON r.line = (
               SELECT line FROM reply AS first
               WHERE first.account = a.id AND first.state IN ('queued', 'waiting', 'dispatching', 'unknown')
                 AND (first.due <= $1 OR first.state <> 'queued') AND first.parent <> ''
               ORDER BY first.line LIMIT 1
             )
             WHERE a.standing = 'connected' AND NOT EXISTS (SELECT 1 FROM brand WHERE halted IS NOT NULL)
               AND (r.state = 'queued' OR (r.state = 'waiting' AND r.retry <= $1))
             ORDER BY r.line LIMIT $2"
        );
        let rows: Vec<Row> = on!(self, c => query_as(SQL).bind(now).bind(limit).fetch_all(c).await?);
        Ok(rows.into_iter().map(Parcel::from).collect())
    }

    /// Replies of which nobody knows whether they are out: to be looked up before anything else is done.
    pub async fn unsettled(&mut self, limit: i64) -> Result<Vec<Parcel>> {
        const SQL: &str = parcel!(
            "FROM reply r
             WHERE r.state IN ('dispatching', 'unknown')
             ORDER BY r.line LIMIT $1"
        );
        let rows: Vec<Row> = on!(self, c => query_as(SQL).bind(limit).fetch_all(c).await?);
        Ok(rows.into_iter().map(Parcel::from).collect())
    }

    /// Replies that are neither out nor taken back, latest first, each with its thread.
    pub async fn outbox(&mut self, limit: i64) -> Result<Vec<(Reply, Card)>> {
        const SQL: &str = reply!("WHERE state NOT IN ('sent', 'dropped') ORDER BY line DESC LIMIT $1");
        let replies: Vec<Reply> = on!(self, c => query_as(SQL).bind(limit).fetch_all(c).await?);
        self.with_threads(replies).await
    }

    /// What somebody has promised a time for and the brand has said nothing about since, the soonest first, each with its
    /// thread: among the latest `limit` answers of theirs that told whether, why or when.
    pub async fn promises(&mut self, by: OperatorId, limit: i64) -> Result<Vec<(Reply, Card)>> {
        const SQL: &str = reply!(
            "AS told
             WHERE by = $1 AND outcome <> 'null' AND part = 1 AND state = 'sent' AND NOT EXISTS (
               SELECT 1 FROM reply AS later
               WHERE later.thread = told.thread AND later.line > told.line AND later.state = 'sent'
                 AND later.chain <> told.chain
             )
             ORDER BY line DESC LIMIT $2"
        );
        let mut told: Vec<Reply> = on!(self, c => query_as(SQL).bind(by).bind(limit).fetch_all(c).await?);
        let when = |reply: &Reply| reply.outcome.as_ref().and_then(|outcome| outcome.when);
        told.retain(|reply| when(reply).is_some());
        told.sort_by_key(|reply| (when(reply), reply.id));
        self.with_threads(told).await
    }

    async fn with_threads(&mut self, replies: Vec<Reply>) -> Result<Vec<(Reply, Card)>> {
        let mut found = Vec::with_capacity(replies.len());
        for reply in replies {
            if let Some(card) = self.thread(reply.thread).await? {
                found.push((reply, card));
            }
        }
        Ok(found)
    }

    /// How many replies there are in each state but sent and dropped; states without any are left out.
    pub async fn outbox_counts(&mut self) -> Result<Vec<(State, i64)>> {
        const SQL: &str = "SELECT state, count(*) FROM reply WHERE state NOT IN ('sent', 'dropped') GROUP BY state";
        Ok(on!(self, c => query_as(SQL).fetch_all(c).await?))
    }
}
