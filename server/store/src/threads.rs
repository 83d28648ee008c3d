use crate::engine::Engine;
use crate::error::Result;
use crate::locked::{Locked, Spot};
use crate::sqlite::Turn;
use crate::tx::Tx;
use model::customer::Face;
use model::draft::Writer;
use model::id::{AccountId, CustomerId, OperatorId, QueueId, ReplyId, ThreadId};
use model::reply;
use model::thread::{Card, POST, State};
use model::time::Time;
use sqlx::types::Json;
use sqlx::{FromRow, query, query_as, query_scalar};

/// Whole cards, the customer's face joined in: what follows chooses among threads `t` and customers `c`.
macro_rules! card {
    ($rest:literal) => {
        concat!(
            "SELECT t.id, t.version, t.account, t.customer, c.name, c.handle, t.state, t.owner, t.excerpt, t.messages, \
             t.turn, t.wait, t.at, t.until, t.reason, t.tags, t.answered, t.reply, t.followers, t.writer, t.since, \
             t.queue, t.language, t.relation, t.merged, t.alike FROM thread t JOIN customer c ON c.id = t.customer ",
            $rest
        )
    };
}
pub(crate) use card;

/// A card as its row holds it.
#[derive(FromRow)]
pub(crate) struct CardRow {
    id: ThreadId,
    version: i64,
    account: AccountId,
    customer: CustomerId,
    name: String,
    handle: String,
    state: State,
    owner: Option<OperatorId>,
    excerpt: String,
    messages: i64,
    turn: i64,
    wait: Option<Time>,
    at: Time,
    until: Option<Time>,
    reason: String,
    #[sqlx(json)]
    tags: Vec<String>,
    answered: Option<OperatorId>,
    #[sqlx(json)]
    reply: Option<(ReplyId, reply::State)>,
    #[sqlx(json)]
    followers: Vec<OperatorId>,
    writer: Option<OperatorId>,
    since: Option<Time>,
    queue: Option<QueueId>,
    language: String,
    relation: bool,
    merged: Option<ThreadId>,
    alike: Option<ThreadId>,
}

impl From<CardRow> for Card {
    fn from(row: CardRow) -> Self {
        Card {
            id: row.id,
            version: row.version,
            account: row.account,
            customer: Face { id: row.customer, name: row.name, handle: row.handle },
            state: row.state,
            owner: row.owner,
            excerpt: row.excerpt,
            messages: row.messages,
            turn: row.turn,
            wait: row.wait,
            at: row.at,
            until: row.until,
            reason: row.reason,
            tags: row.tags,
            answered: row.answered,
            reply: row.reply,
            followers: row.followers,
            writer: row.writer.zip(row.since).map(|(by, since)| Writer { by, since }),
            queue: row.queue,
            language: row.language,
            relation: row.relation,
            merged: row.merged,
            alike: row.alike,
        }
    }
}

/// Where a card stands in its column: open ones by rank, settled ones latest first. Lists run upwards.
pub(crate) fn place(card: &Card) -> i64 {
    if card.state.open() { card.rank().0 } else { -card.at.0 }
}

impl Tx {
    /// A thread as it stands.
    pub async fn thread(&mut self, id: ThreadId) -> Result<Option<Card>> {
        const SQL: &str = card!("WHERE t.id = $1");
        let row: Option<CardRow> = on!(self, c => query_as(SQL).bind(id).fetch_optional(c).await?);
        Ok(row.map(Card::from))
    }

    /// A thread that nobody else can change until this transaction ends.
    pub async fn thread_to_change(&mut self, id: ThreadId) -> Result<Option<Card>> {
        // Most changes begin with it, and beginning on its own would cost half of what all the rest does.
        const BEGIN: &str = concat!("BEGIN IMMEDIATE; ", card!("WHERE t.id = $1"));
        if let Some(card) = self.remembered(id) {
            return Ok(Some(card));
        }
        if let Some(connection) = self.turn().and_then(Turn::start) {
            let row = query_as(BEGIN).bind(id).fetch_optional(connection).await?;
            return Ok(self.lock(row));
        }
        let sql = match self.engine() {
            Engine::Sqlite => card!("WHERE t.id = $1"),
            Engine::Postgres => card!("WHERE t.id = $1 FOR UPDATE OF t"),
        };
        let row = on!(self, c => query_as(sql).bind(id).fetch_optional(c).await?);
        Ok(self.lock(row))
    }

    /// The thread of a customer under the post at its top, to change as with [`Tx::thread_to_change`].
    pub async fn thread_by_root(
        &mut self,
        account: AccountId,
        root: &str,
        customer: CustomerId,
    ) -> Result<Option<Card>> {
        let sql = match self.engine() {
            Engine::Sqlite => card!("WHERE t.customer = $1 AND t.account = $2 AND t.root = $3"),
            Engine::Postgres => card!("WHERE t.customer = $1 AND t.account = $2 AND t.root = $3 FOR UPDATE OF t"),
        };
        let row = on!(self, c => query_as(sql).bind(customer).bind(account).bind(root).fetch_optional(c).await?);
        Ok(self.lock(row))
    }

    fn lock(&mut self, row: Option<CardRow>) -> Option<Card> {
        let card = Card::from(row?);
        self.hold_read(&card);
        Some(card)
    }

    /// Begins a thread. On PostgreSQL somebody else may have begun the same one: then [`crate::Error::Conflict`].
    pub async fn insert_thread(&mut self, card: &Card, root: &str) -> Result<()> {
        const SQL: &str = "
            INSERT INTO thread (id, version, account, customer, root, state, owner, excerpt, messages, turn, wait, at,
              until, reason, tags, answered, reply, followers, writer, since, place, tagged, queue, language, relation, merged,
              alike)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22,
              $23, $24, $25, $26, $27)";
        on!(self, c => query(SQL)
            .bind(card.id)
            .bind(card.version)
            .bind(card.account)
            .bind(card.customer.id)
            .bind(root)
            .bind(card.state)
            .bind(card.owner)
            .bind(&card.excerpt)
            .bind(card.messages)
            .bind(card.turn)
            .bind(card.wait)
            .bind(card.at)
            .bind(card.until)
            .bind(&card.reason)
            .bind(Json(&card.tags))
            .bind(card.answered)
            .bind(Json(card.reply))
            .bind(Json(&card.followers))
            .bind(card.writer.map(|writer| writer.by))
            .bind(card.writer.map(|writer| writer.since))
            .bind(place(card))
            .bind(!card.tags.is_empty())
            .bind(card.queue)
            .bind(&card.language)
            .bind(card.relation)
            .bind(card.merged)
            .bind(card.alike)
            .execute(c)
            .await?
            .rows_affected());
        self.insert_tags(card).await
    }

    /// The post at the top of a thread, in the network's own words.
    pub async fn root(&mut self, id: ThreadId) -> Result<Option<String>> {
        const SQL: &str = "SELECT root FROM thread WHERE id = $1";
        Ok(on!(self, c => query_scalar(SQL).bind(id).fetch_optional(c).await?))
    }

    /// Says what the post at its top is called, once it is out.
    pub async fn set_root(&mut self, id: ThreadId, root: &str) -> Result<()> {
        const SQL: &str = "UPDATE thread SET root = $2 WHERE id = $1";
        on!(self, c => query(SQL).bind(id).bind(root).execute(c).await?.rows_affected());
        Ok(())
    }

    /// Writes a card whose version is one more than the stored one. `false`: somebody was faster, nothing was written. A
    /// card that nobody writes to any more ends the lease of its draft.
    pub async fn put_thread(&mut self, card: &Card) -> Result<bool> {
        // Its place is in every index of threads, and a page of each would be written with it.
        const MOVED: &str = "
            UPDATE thread
            SET state = $1, owner = $2, at = $3, until = $4, place = $5, tagged = $6, queue = $7, merged = $8, alike = $9
            WHERE id = $10";
        const REST: &str = "
            UPDATE thread
            SET version = $1, excerpt = $2, messages = $3, turn = $4, wait = $5, reason = $6, tags = $7, answered = $8,
              reply = $9, followers = $10, writer = $11, since = $12, language = $13, relation = $14
            WHERE id = $15";
        if self.held(card.id).is_none() {
            self.thread_to_change(card.id).await?;
        }
        let Some(was) = self.held(card.id).filter(|was| was.version + 1 == card.version) else { return Ok(false) };
        let now = Locked::of(card).spot;
        if was.spot.tagged {
            self.untag(card.id).await?;
        }
        if now != was.spot {
            let Spot { state, owner, at, until, place, tagged, queue, merged, alike } = now;
            later!(self, MOVED, state, owner, at, until, place, tagged, queue, merged, alike, card.id);
        }
        let Card { id, version, messages, turn, wait, answered, relation, .. } = *card;
        let (excerpt, reason, tags, reply) =
            (card.excerpt.clone(), card.reason.clone(), Json(card.tags.clone()), Json(card.reply));
        let (writer, since) = (card.writer.map(|writer| writer.by), card.writer.map(|writer| writer.since));
        let (followers, language) = (Json(card.followers.clone()), card.language.clone());
        later!(
            self, REST, version, excerpt, messages, turn, wait, reason, tags, answered, reply, followers, writer,
            since, language, relation, id
        );
        if was.leased && card.writer.is_none() {
            self.end_lease(id).await?;
        }
        self.insert_tags(card).await?;
        self.hold_written(card);
        Ok(true)
    }

    /// The tops of an account's threads, the one with the latest message first: where to look for what a notification
    /// did not tell.
    pub async fn open_roots(&mut self, account: AccountId, limit: i64) -> Result<Vec<String>> {
        const SQL: &str = "SELECT root FROM thread WHERE account = $1 ORDER BY at DESC LIMIT $2";
        let mut roots: Vec<String> = on!(self, c => query_scalar(SQL).bind(account).bind(limit).fetch_all(c).await?);
        let mut seen = std::collections::HashSet::new();
        // Several customers can speak under one post, and what the brand is still writing is none.
        roots.retain(|root| !root.starts_with(POST) && seen.insert(root.clone()));
        Ok(roots)
    }

    /// Snoozed threads whose time has come, the longest overdue first.
    pub async fn snoozed_due(&mut self, now: Time, limit: i64) -> Result<Vec<ThreadId>> {
        const SQL: &str = "SELECT id FROM thread WHERE state = 'snoozed' AND until <= $1 ORDER BY until LIMIT $2";
        Ok(on!(self, c => query_scalar(SQL).bind(now).bind(limit).fetch_all(c).await?))
    }
}
