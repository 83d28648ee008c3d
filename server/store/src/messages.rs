use crate::engine::Engine;
use crate::error::Result;
use crate::merges::interleave;
use crate::tx::Tx;
use model::id::{AccountId, CustomerId, ReplyId, ThreadId};
use model::message::Message;
use sqlx::types::Json;
use sqlx::{FromRow, query, query_as, query_scalar};
use std::cmp::Reverse;

macro_rules! message {
    ($rest:literal) => {
        concat!("SELECT id, thread, direction, customer, by, text, media, remote, url, at FROM message ", $rest)
    };
}

#[derive(FromRow)]
struct Told {
    #[sqlx(flatten)]
    message: Message,
    account: AccountId,
}

impl Tx {
    /// Keeps a post, once. `false`: the account had it already (`message_remote`). `reply` is the one it came from.
    pub async fn insert_message(
        &mut self,
        message: &Message,
        account: AccountId,
        reply: Option<ReplyId>,
    ) -> Result<bool> {
        const SQL: &str = "
            INSERT INTO message (id, thread, account, direction, customer, by, text, media, remote, url, at, reply)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
            ON CONFLICT (account, remote) DO NOTHING";
        let done = on!(self, c => query(SQL)
            .bind(message.id)
            .bind(message.thread)
            .bind(account)
            .bind(message.direction)
            .bind(message.customer)
            .bind(message.by)
            .bind(&message.text)
            .bind(Json(&message.media))
            .bind(&message.remote)
            .bind(&message.url)
            .bind(message.at)
            .bind(reply)
            .execute(c)
            .await?
            .rows_affected());
        Ok(done == 1)
    }

    /// Which of these posts an account has already, by the network's own ids.
    pub async fn remotes_known(&mut self, account: AccountId, remotes: &[&str]) -> Result<Vec<String>> {
        let sql = match self.engine() {
            Engine::Sqlite => {
                "SELECT remote FROM message WHERE account = $1 AND remote IN (SELECT value FROM json_each($2))"
            }
            Engine::Postgres => {
                "SELECT remote FROM message WHERE account = $1 AND remote IN (SELECT jsonb_array_elements_text($2))"
            }
        };
        Ok(on!(self, c => query_scalar(sql).bind(account).bind(Json(remotes)).fetch_all(c).await?))
    }

    /// A conversation with all that was merged into it: its latest `limit` posts, oldest first.
    pub async fn messages(&mut self, thread: ThreadId, limit: i64) -> Result<Vec<Message>> {
        let mut posts = self.own_messages(thread, limit).await?;
        for merged in self.merged_into(thread).await? {
            posts.extend(self.own_messages(merged, limit).await?);
        }
        Ok(interleave(posts, limit))
    }

    /// A thread's own posts, the latest `limit`, latest first.
    pub(crate) async fn own_messages(&mut self, thread: ThreadId, limit: i64) -> Result<Vec<Message>> {
        const SQL: &str = message!("WHERE thread = $1 ORDER BY at DESC, id DESC LIMIT $2");
        Ok(on!(self, c => query_as(SQL).bind(thread).bind(limit).fetch_all(c).await?))
    }

    /// What the customer said last, in whichever of the threads that are one.
    pub async fn latest_inbound(&mut self, thread: ThreadId) -> Result<Option<Message>> {
        const SQL: &str = message!("WHERE thread = $1 AND direction = 'in' ORDER BY at DESC, id DESC LIMIT 1");
        let mut latest: Option<Message> = None;
        for thread in [vec![thread], self.merged_into(thread).await?].concat() {
            let one: Option<Message> = on!(self, c => query_as(SQL).bind(thread).fetch_optional(c).await?);
            latest = latest.into_iter().chain(one).max_by_key(|post| (post.at, post.id));
        }
        Ok(latest)
    }

    /// What a person was told in all threads but one, latest first, each with the account that said it. Any profile of
    /// theirs names them.
    pub async fn told(&mut self, customer: CustomerId, but: ThreadId, limit: i64) -> Result<Vec<(Message, AccountId)>> {
        const SQL: &str = "
            SELECT m.id, m.thread, m.direction, m.customer, m.by, m.text, m.media, m.remote, m.url, m.at, m.account
            FROM thread t JOIN message m ON m.thread = t.id
            WHERE t.customer = $1 AND t.id <> $2 AND m.direction = 'out'
            ORDER BY m.at DESC, m.id DESC LIMIT $3";
        let mut rows: Vec<Told> = Vec::new();
        for profile in self.profile_ids(customer).await? {
            rows.extend::<Vec<Told>>(
                on!(self, c => query_as(SQL).bind(profile).bind(but).bind(limit).fetch_all(c).await?),
            );
        }
        rows.sort_by_key(|told| Reverse((told.message.at, told.message.id)));
        rows.truncate(limit.max(0) as usize);
        Ok(rows.into_iter().map(|told| (told.message, told.account)).collect())
    }

    /// What the brand said last in a thread.
    pub async fn latest_outbound(&mut self, thread: ThreadId) -> Result<Option<Message>> {
        const SQL: &str = message!("WHERE thread = $1 AND direction = 'out' ORDER BY at DESC, id DESC LIMIT 1");
        Ok(on!(self, c => query_as(SQL).bind(thread).fetch_optional(c).await?))
    }

    /// Where a post belongs.
    pub async fn thread_of_remote(&mut self, account: AccountId, remote: &str) -> Result<Option<ThreadId>> {
        const SQL: &str = "SELECT thread FROM message WHERE account = $1 AND remote = $2";
        Ok(on!(self, c => query_scalar(SQL).bind(account).bind(remote).fetch_optional(c).await?))
    }
}
