//! Everything below a post. Some of it is never notified: a reply that the network noticed before its parent.

use super::session::{Fault, Intent, Session};
use super::view::PostView;
use super::xrpc::Call;
use crate::{Failure, Inbound};
use serde::Deserialize;
use serde_json::value::RawValue;
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
        let tree: Tree = match answer {
            Err(Fault::Said { name, .. }) if name == "NotFound" => continue,
            answer => answer?,
        };
        for post in walk(tree.thread, &mut tops) {
            if seen.insert(post.uri.clone()) {
                all.extend(post.inbound(me));
            }
        }
    }
    all.sort_by_key(|post| post.at);
    Ok(all)
}

#[derive(Deserialize)]
struct Tree {
    thread: Node,
}

/// A post and what hangs below it. One that is deleted or blocked has no post.
#[derive(Deserialize)]
struct Node {
    /// Read by itself: one that nobody can read, or that nests too deep, must not hide the others.
    post: Option<Box<RawValue>>,
    #[serde(default)]
    replies: Vec<Node>,
}

/// The posts of a tree, without those that are deleted, blocked or unreadable (what hangs below these is still read).
/// Posts whose replies were cut off go to `deeper`.
fn walk(tree: Node, deeper: &mut Vec<String>) -> Vec<PostView> {
    let mut posts = Vec::new();
    let mut nodes = vec![(tree, 0)];
    while let Some((node, depth)) = nodes.pop() {
        let post = node.post.and_then(|post| serde_json::from_str::<PostView>(post.get()).ok());
        if let Some(post) = post {
            if node.replies.is_empty() && post.reply_count > 0 && depth >= DEPTH {
                deeper.push(post.uri.clone());
            }
            posts.push(post);
        }
        nodes.extend(node.replies.into_iter().map(|reply| (reply, depth + 1)));
    }
    posts
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{Value, json};

    fn post(n: usize) -> Value {
        let author = json!({ "did": "did:plc:a", "handle": "minji.test" });
        let record = json!({ "text": n.to_string(), "createdAt": "2026-11-21T09:00:00Z" });
        json!({ "uri": format!("at://{n}"), "cid": "c", "author": author, "record": record, "replyCount": 1 })
    }

    fn read(tree: Value) -> Node {
        serde_json::from_str(&tree.to_string()).unwrap()
    }

    #[test]
    fn the_gone_and_the_broken_hide_nobody() {
        let broken = json!({ "post": { "uri": 5 }, "replies": [{ "post": post(2) }] });
        let tree = json!({ "post": post(1), "replies": [{ "notFound": true }, { "blocked": true }, broken, { "post": post(3) }] });
        let mut deeper = Vec::new();
        let mut uris: Vec<_> = walk(read(tree), &mut deeper).into_iter().map(|p| p.uri).collect();
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
        assert_eq!(walk(read(tree), &mut deeper).len(), DEPTH + 1);
        assert_eq!(deeper, [format!("at://{DEPTH}")]);
    }
}
