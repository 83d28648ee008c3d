//! Threads that were merged into another one. Nothing of theirs moves: what is read of that one is read of them too.

use crate::engine::Engine;
use crate::error::Result;
use crate::threads::{CardRow, card};
use crate::tx::Tx;
use model::id::{AccountId, CustomerId, ThreadId};
use model::message::{Direction, Message};
use model::text::cut;
use model::thread::{Card, EXCERPT, Sum};
use sqlx::types::Json;
use sqlx::{query_as, query_scalar};

impl Tx {
    /// The threads that were merged into one, none for most.
    pub async fn merged_into(&mut self, thread: ThreadId) -> Result<Vec<ThreadId>> {
        const SQL: &str = "SELECT id FROM thread WHERE merged = $1 ORDER BY id";
        Ok(on!(self, c => query_scalar(SQL).bind(thread).fetch_all(c).await?))
    }

    /// A thread to change as with [`Tx::thread_to_change`], or the one that speaks for it.
    pub async fn speaker_to_change(&mut self, id: ThreadId) -> Result<Option<Card>> {
        let Some(card) = self.thread_to_change(id).await? else { return Ok(None) };
        match card.merged {
            // One step: whoever merges brings along what was merged before.
            Some(speaker) => self.thread_to_change(speaker).await,
            None => Ok(Some(card)),
        }
    }

    /// What these customers wait for on an account, as far as a clock runs.
    pub async fn waiting_of(&mut self, account: AccountId, customers: &[CustomerId]) -> Result<Vec<Card>> {
        let sql = match self.engine() {
            Engine::Sqlite => {
                card!(
                    "WHERE t.customer IN (SELECT unhex(value) FROM json_each($1)) AND t.account = $2 AND t.wait IS NOT NULL \
                     ORDER BY t.at, t.id"
                )
            }
            Engine::Postgres => {
                card!(
                    "WHERE t.customer IN (SELECT jsonb_array_elements_text($1)::uuid) AND t.account = $2 \
                     AND t.wait IS NOT NULL ORDER BY t.at, t.id"
                )
            }
        };
        let ids: Vec<_> = customers.iter().map(|customer| customer.0.simple().to_string()).collect();
        let rows: Vec<CardRow> = on!(self, c => query_as(sql).bind(Json(&ids)).bind(account).fetch_all(c).await?);
        Ok(rows.into_iter().map(Card::from).collect())
    }

    /// What the posts of some threads say together, the latest `limit` of each looked at.
    pub async fn sum(&mut self, threads: &[ThreadId], limit: i64) -> Result<Option<Sum>> {
        const COUNT: &str = "SELECT count(*) FROM message WHERE thread = $1";
        let (mut messages, mut posts) = (0, Vec::new());
        for thread in threads {
            messages += on!(self, c => query_scalar::<_, i64>(COUNT).bind(thread).fetch_one(c).await?);
            posts.extend(self.own_messages(*thread, limit).await?);
        }
        posts.sort_by_key(|post| (post.at, post.id));
        Ok(told(messages, &posts))
    }
}

fn told(messages: i64, posts: &[Message]) -> Option<Sum> {
    let said = |post: &&Message| post.direction == Direction::In;
    let answered = posts.iter().rfind(|post| !said(post)).map(|post| (post.at, post.id));
    let wait = posts.iter().filter(said).find(|post| Some((post.at, post.id)) > answered).map(|post| post.at);
    let excerpt = posts.iter().rfind(said).map(|post| cut(&post.text, EXCERPT)).unwrap_or_default();
    Some(Sum { messages, excerpt, at: posts.last().map(|post| post.at)?, wait })
}

/// Posts of several threads as one conversation: its latest `limit`, oldest first.
pub(crate) fn interleave(mut posts: Vec<Message>, limit: i64) -> Vec<Message> {
    posts.sort_by_key(|post| (post.at, post.id));
    posts.split_off(posts.len().saturating_sub(limit.max(0) as usize))
}
