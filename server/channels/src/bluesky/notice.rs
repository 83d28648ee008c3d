//! What the network tells the account: mentions, replies and quotes, newest first, page by page.
//!
//! Pages are sorted by the time a post claims, not by when it was noticed, so that a late one may appear below those that
//! were read already. Therefore every fetch reads the newest page whole and a little further than the last one's mark,
//! and from time to time an hour further. What was given out before is left out, if the cursor proves that it was kept.

use super::session::{Intent, Session};
use super::view::{Person, PostView, illustrated, inbound};
use super::xrpc::Call;
use crate::{Batch, Cursor, Failure, Inbound};
use model::message::Media;
use model::time::{DAY, HOUR, MINUTE, SECOND, Time};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use serde_json::value::RawValue;
use std::collections::{HashMap, HashSet, VecDeque};
use std::sync::{Mutex, PoisonError};

/// Notifications in a page: the network's most.
const PAGE: usize = 100;
/// Pages in one fetch; a longer absence is caught up in several.
const PAGES: usize = 10;
/// How far a fetch reads below the mark, and how far now and then.
const OVERLAP: i64 = 10 * SECOND;
const SWEEP: i64 = HOUR;
const SWEEP_EVERY: i64 = 5 * MINUTE;
/// How far back an account's first fetch reads.
const FIRST: i64 = 7 * DAY;
/// The kinds that somebody must read. The network would filter by them, but only after it has cut its pages: those would
/// come empty, without the times that say where we are.
const SPOKEN: [&str; 3] = ["mention", "reply", "quote"];
/// Posts that are remembered as given out.
const REMEMBERED: usize = 5_000;

/// Our cursor: JSON inside a [`Cursor`].
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
struct Mark {
    /// Everything the network listed up to this time was read.
    read: Time,
    /// When the last long look back was.
    swept: Time,
    /// A fetch that is not down at its floor yet.
    #[serde(skip_serializing_if = "Option::is_none")]
    descent: Option<Descent>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Descent {
    /// The network's cursor of the next page.
    page: String,
    /// The newest that was seen: the mark when we are down.
    top: Time,
    /// Where it ends.
    floor: Time,
}

#[derive(Deserialize)]
struct Page {
    /// Each is read by itself: one that nobody can read, or that nests too deep, must not hide the others.
    #[serde(default)]
    notifications: Vec<Box<RawValue>>,
    cursor: Option<String>,
}

#[derive(Deserialize)]
struct Posts {
    posts: Vec<Box<RawValue>>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Notice {
    uri: String,
    author: Person,
    reason: String,
    record: Value,
    indexed_at: String,
}

/// What was given out since this process began, and the cursor that went with it.
#[derive(Default)]
pub(super) struct Memory(Mutex<Given>);

#[derive(Default)]
struct Given {
    with: Option<Cursor>,
    known: HashSet<String>,
    order: VecDeque<String>,
}

impl Memory {
    /// Those that were not kept yet. A cursor other than the last one says that the batch with it was lost.
    fn fresh(&self, after: Option<&Cursor>, notices: Vec<Notice>) -> Vec<Notice> {
        let mut given = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if given.with.as_ref() != after {
            *given = Given::default();
        }
        notices.into_iter().filter(|notice| !given.known.contains(&notice.uri)).collect()
    }

    fn remember(&self, with: Option<Cursor>, posts: &[Inbound]) {
        let mut given = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        given.with = with;
        for post in posts {
            if given.known.insert(post.remote.clone()) {
                given.order.push_back(post.remote.clone());
            }
            if given.order.len() > REMEMBERED
                && let Some(oldest) = given.order.pop_front()
            {
                given.known.remove(&oldest);
            }
        }
    }
}

/// The next batch.
pub(super) async fn fetch(
    session: &Session,
    me: &str,
    memory: &Memory,
    after: Option<Cursor>,
    now: Time,
) -> Result<Batch, Failure> {
    let mark: Option<Mark> = after.as_ref().and_then(|cursor| serde_json::from_str(&cursor.0).ok());
    let known = mark.is_some();
    let mut mark = mark.unwrap_or_default();
    let sweep = known && now.since(mark.swept) > SWEEP_EVERY;
    let mut descent = mark.descent.take().unwrap_or_else(|| {
        let floor = match (known, sweep) {
            (false, _) => now.plus(-FIRST),
            (true, true) => mark.read.plus(-SWEEP),
            (true, false) => mark.read.plus(-OVERLAP),
        };
        Descent { page: String::new(), top: mark.read, floor }
    });
    let mut notices = Vec::new();
    let mut down = false;
    for _ in 0..PAGES {
        let (page, next) = page(session, &descent.page).await?;
        descent.top = page.iter().filter_map(time).max().map_or(descent.top, |newest| newest.max(descent.top));
        let lowest = page.iter().filter_map(time).min();
        notices.extend(page.into_iter().filter(|notice| SPOKEN.contains(&notice.reason.as_str())));
        down = next.is_none() || lowest.is_some_and(|lowest| lowest < descent.floor);
        match next {
            Some(next) if !down => descent.page = next,
            _ => break,
        }
    }
    let notices = memory.fresh(after.as_ref(), notices);
    let inbound = read(session, me, notices).await?;
    // The top may carry a clock that runs ahead, but never ahead of ours: else what comes next would lie below the mark.
    let mark = if down {
        let swept = if sweep || !known { now } else { mark.swept };
        Mark { read: descent.top.min(now), swept, descent: None }
    } else {
        Mark { descent: Some(descent), ..mark }
    };
    let cursor = serde_json::to_string(&mark).ok().map(Cursor).or(after.clone());
    memory.remember(cursor.clone(), &inbound);
    // Where nothing moved there is nothing to save.
    Ok(Batch { inbound, cursor: cursor.filter(|cursor| Some(cursor) != after.as_ref()), more: !down })
}

fn time(notice: &Notice) -> Option<Time> {
    Time::from_rfc3339(&notice.indexed_at)
}

async fn page(session: &Session, cursor: &str) -> Result<(Vec<Notice>, Option<String>), Failure> {
    let mut query = vec![("limit", PAGE.to_string())];
    if !cursor.is_empty() {
        query.push(("cursor", cursor.to_owned()));
    }
    let page: Page =
        session.call(Intent::Watch, &Call::query("app.bsky.notification.listNotifications", query)).await?;
    let notices =
        page.notifications.into_iter().filter_map(|notice| match serde_json::from_str::<Notice>(notice.get()) {
            Ok(notice) => Some(notice),
            Err(error) => {
                tracing::warn!(%error, "a notification cannot be read and is left out");
                None
            }
        });
    Ok((notices.collect(), page.cursor.filter(|next| !next.is_empty() && next != cursor)))
}

/// In our words, oldest first, each once; images are asked for where there are any.
async fn read(session: &Session, me: &str, notices: Vec<Notice>) -> Result<Vec<Inbound>, Failure> {
    let with_images = notices.iter().filter(|n| illustrated(&n.record)).map(|n| n.uri.clone()).collect();
    let mut images = images(session, with_images).await?;
    let mut seen = HashSet::new();
    let mut all = Vec::new();
    // They came newest first; what claims the same time keeps its order.
    for notice in notices.into_iter().rev() {
        let uri = notice.uri.clone();
        if !seen.insert(uri.clone()) {
            continue;
        }
        match inbound(notice.uri, notice.author, notice.record, &Value::Null, &notice.indexed_at, me) {
            Some(mut post) => {
                post.media = images.remove(&uri).unwrap_or_default();
                all.push(post);
            }
            None => tracing::warn!(uri, "a post cannot be read and is left out"),
        }
    }
    all.sort_by_key(|post| post.at);
    Ok(all)
}

async fn images(session: &Session, uris: Vec<String>) -> Result<HashMap<String, Vec<Media>>, Failure> {
    let mut all = HashMap::new();
    for some in uris.chunks(25) {
        for post in posts(session, Intent::Watch, some).await? {
            all.insert(post.uri.clone(), post.media());
        }
    }
    Ok(all)
}

/// At most 25 posts by their URIs. Those that are deleted or cannot be read are missing.
pub(super) async fn posts(session: &Session, intent: Intent, uris: &[String]) -> Result<Vec<PostView>, Failure> {
    let query = uris.iter().map(|uri| ("uris", uri.clone())).collect();
    let found: Posts = session.call(intent, &Call::query("app.bsky.feed.getPosts", query)).await?;
    Ok(found.posts.into_iter().filter_map(|post| serde_json::from_str(post.get()).ok()).collect())
}
