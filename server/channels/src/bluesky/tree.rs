//! Everything below a post. Some of it is never notified: a reply that the network noticed before its parent.

use super::notice::strange;
use super::session::{Fault, Intent, Session};
use super::view::PostView;
use super::xrpc::Call;
use crate::{Failure, Inbound};
use serde_json::Value;
use std::collections::HashSet;

/// Levels in one call, and calls for one conversation: deeper ones are cut off, and their notifications still come.
const DEPTH: usize = 10;
const CALLS: usize = 20;

/// Oldest first; the brand's own too. A conversation that is gone is empty.
pub(super) async fn look(session: &Session, me: &str, root: &str) -> Result<Vec<Inbound>, Failure> {
    let mut tops = vec![root.to_owned()];
    let mut seen = HashSet::new();
    let mut all = Vec::new();
    for _ in 0..CALLS {
        let Some(top) = tops.pop() else { break };
        let query = vec![("uri", top), ("depth", DEPTH.to_string()), ("parentHeight", "0".into())];
        let answer = session.call(Intent::Watch, &Call::query("app.bsky.feed.getPostThread", query)).await;
        let mut answer = match answer {
            Err(Fault::Said { name, .. }) if name == "NotFound" => continue,
            answer => answer?,
        };
        for post in walk(answer["thread"].take(), &mut tops).map_err(strange)? {
            if seen.insert(post.uri.clone()) {
                all.extend(post.inbound(me));
            }
        }
    }
    all.sort_by_key(|post| post.at);
    Ok(all)
}

/// The posts of a tree, without those that are deleted, blocked or unreadable (what hangs below these is still read).
/// Posts whose replies were cut off go to `deeper`.
fn walk(tree: Value, deeper: &mut Vec<String>) -> Result<Vec<PostView>, serde_json::Error> {
    let mut posts = Vec::new();
    let mut nodes = vec![(tree, 0)];
    while let Some((mut node, depth)) = nodes.pop() {
        let replies = match node["replies"].take() {
            Value::Array(replies) => replies,
            _ => Vec::new(),
        };
        if let Ok(post) = serde_json::from_value::<PostView>(node["post"].take()) {
            if replies.is_empty() && post.reply_count > 0 && depth >= DEPTH {
                deeper.push(post.uri.clone());
            }
            posts.push(post);
        }
        nodes.extend(replies.into_iter().map(|reply| (reply, depth + 1)));
    }
    Ok(posts)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn post(n: usize) -> Value {
        let author = json!({ "did": "did:plc:a", "handle": "minji.test" });
        let record = json!({ "text": n.to_string(), "createdAt": "2026-11-21T09:00:00Z" });
        json!({ "uri": format!("at://{n}"), "cid": "c", "author": author, "record": record, "replyCount": 1 })
    }

    #[test]
    fn the_gone_and_the_broken_hide_nobody() {
        let broken = json!({ "post": { "uri": 5 }, "replies": [{ "post": post(2) }] });
        let tree = json!({ "post": post(1), "replies": [{ "notFound": true }, { "blocked": true }, broken, { "post": post(3) }] });
        let mut deeper = Vec::new();
        let mut uris: Vec<_> = walk(tree, &mut deeper).unwrap().into_iter().map(|p| p.uri).collect();
        uris.sort();
        assert_eq!(uris, ["at://1", "at://2", "at://3"]);
        assert!(deeper.is_empty(), "their replies are deleted or hidden, not cut off");
    }

    #[test]
    fn what_was_cut_off_is_asked_for() {
        let tree = (0..DEPTH)
            .rev()
            .fold(json!({ "post": post(DEPTH) }), |below, n| json!({ "post": post(n), "replies": [below] }));
        let mut deeper = Vec::new();
        assert_eq!(walk(tree, &mut deeper).unwrap().len(), DEPTH + 1);
        assert_eq!(deeper, [format!("at://{DEPTH}")]);
    }
}
