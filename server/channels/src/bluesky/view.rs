//! The network's posts in our words. Everything is optional and nothing is trusted: a post that cannot be read is left
//! out, and the others go on.

use crate::{Author, Inbound};
use model::message::Media;
use model::time::Time;
use serde::Deserialize;
use serde_json::Value;

/// A post with its author, as `getPosts` and `getPostThread` show it.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct PostView {
    pub uri: String,
    pub cid: String,
    pub author: Person,
    record: Value,
    #[serde(default)]
    embed: Value,
    #[serde(default)]
    indexed_at: String,
    #[serde(default)]
    pub reply_count: u64,
    #[serde(default)]
    pub viewer: Viewer,
}

/// What stands between us and a post.
#[derive(Deserialize, Default)]
#[serde(rename_all = "camelCase", default)]
pub(super) struct Viewer {
    pub reply_disabled: bool,
}

/// Somebody on the network.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Person {
    pub did: String,
    handle: String,
    #[serde(default)]
    display_name: Option<String>,
}

/// What its author wrote.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Record {
    #[serde(default)]
    text: String,
    #[serde(default)]
    created_at: String,
    reply: Option<Reply>,
    #[serde(default)]
    embed: Value,
}

#[derive(Deserialize)]
struct Reply {
    root: Ref,
    parent: Ref,
}

#[derive(Deserialize)]
struct Ref {
    uri: String,
}

impl PostView {
    /// In our words; `None` if it makes no sense.
    pub fn inbound(self, me: &str) -> Option<Inbound> {
        inbound(self.uri, self.author, self.record, &self.embed, &self.indexed_at, me)
    }

    /// The images beside it, with addresses.
    pub fn media(&self) -> Vec<Media> {
        media(&self.embed)
    }
}

/// A record and its author in our words. `embed` is the embed's view, which alone knows addresses; may be null.
pub(super) fn inbound(
    uri: String,
    author: Person,
    record: Value,
    embed: &Value,
    indexed: &str,
    me: &str,
) -> Option<Inbound> {
    // A list would be read as a record without names.
    let record: Record = serde_json::from_value(Some(record).filter(Value::is_object)?).ok()?;
    // Clocks of customers run ahead; the network sorts by whichever is earlier, and so do we.
    let at = [record.created_at.as_str(), indexed].into_iter().filter_map(Time::from_rfc3339).min()?;
    let quoted = quoted(&record.embed);
    let (root, parent) = match record.reply {
        Some(reply) => (reply.root.uri, Some(reply.parent.uri)),
        None => (uri.clone(), quoted),
    };
    let url = address(&author.handle, &uri);
    let own = author.did == me;
    let author = Author {
        remote: author.did,
        handle: clean(author.handle),
        name: clean(author.display_name.unwrap_or_default()),
    };
    Some(Inbound { remote: uri, root, parent, author, own, text: clean(record.text), media: media(embed), url, at })
}

/// Whether its images must be asked for: the record names them, and only a view has their addresses.
pub(super) fn illustrated(record: &Value) -> bool {
    let kind = |embed: &Value| embed["$type"].as_str().unwrap_or_default().to_owned();
    let shows = |kind: &str| matches!(kind, "app.bsky.embed.images" | "app.bsky.embed.video");
    let embed = &record["embed"];
    shows(&kind(embed)) || shows(&kind(&embed["media"]))
}

/// The post that a record quotes.
fn quoted(embed: &Value) -> Option<String> {
    let uri = match embed["$type"].as_str()? {
        "app.bsky.embed.record" => embed["record"]["uri"].as_str()?,
        "app.bsky.embed.recordWithMedia" => embed["record"]["record"]["uri"].as_str()?,
        _ => return None,
    };
    uri.contains("/app.bsky.feed.post/").then(|| uri.to_owned())
}

fn media(embed: &Value) -> Vec<Media> {
    let embed = if embed["media"].is_object() { &embed["media"] } else { embed };
    let show = |item: &Value, field: &str| {
        let url = item[field].as_str().filter(|url| url.starts_with("https://") || url.starts_with("http://"))?;
        Some(Media { url: clean(url.into()), alt: clean(item["alt"].as_str().unwrap_or_default().into()) })
    };
    match embed["images"].as_array() {
        Some(images) => images.iter().filter_map(|image| show(image, "fullsize")).collect(),
        None => show(embed, "thumbnail").into_iter().collect(),
    }
}

/// Where a browser finds a post; empty if its URI is none of a post.
pub(super) fn address(handle: &str, uri: &str) -> String {
    match uri.rsplit_once("/app.bsky.feed.post/") {
        Some((_, key)) => format!("https://bsky.app/profile/{handle}/post/{key}"),
        None => String::new(),
    }
}

/// PostgreSQL keeps no NUL.
fn clean(text: String) -> String {
    if text.contains('\0') { text.replace('\0', "\u{fffd}") } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use serde_json::json;

    fn person() -> Person {
        serde_json::from_value(json!({ "did": "did:plc:a", "handle": "minji.test" })).unwrap()
    }

    const URI: &str = "at://did:plc:a/app.bsky.feed.post/3k";

    fn read(record: Value, embed: Value) -> Option<Inbound> {
        inbound(URI.into(), person(), record, &embed, "2026-11-21T09:00:00.000Z", "did:plc:brand")
    }

    #[test]
    fn a_reply_knows_its_root_and_parent() {
        let reply = json!({ "root": { "uri": "at://r" }, "parent": { "uri": "at://p" } });
        let post =
            read(json!({ "text": "안녕\u{0}", "createdAt": "2026-11-21T08:00:00Z", "reply": reply }), Value::Null)
                .unwrap();
        assert_eq!((post.root.as_str(), post.parent.as_deref(), post.own), ("at://r", Some("at://p"), false));
        assert_eq!(post.text, "안녕\u{fffd}");
        assert_eq!(post.url, "https://bsky.app/profile/minji.test/post/3k");
        assert_eq!(Some(post.at), Time::from_rfc3339("2026-11-21T08:00:00Z"));
    }

    #[test]
    fn a_quote_begins_a_conversation_below_what_it_quotes() {
        let uri = "at://did:plc:brand/app.bsky.feed.post/1";
        let plain = json!({ "$type": "app.bsky.embed.record", "record": { "uri": uri } });
        let with_images = json!({ "$type": "app.bsky.embed.recordWithMedia", "record": { "record": { "uri": uri } } });
        for embed in [plain, with_images] {
            let post = read(json!({ "text": "", "createdAt": "", "embed": embed }), Value::Null).unwrap();
            assert_eq!((post.root.as_str(), post.parent.as_deref()), (URI, Some(uri)));
        }
    }

    #[test]
    fn images_come_from_the_view_and_only_from_the_web() {
        let images = json!([{ "fullsize": "https://cdn/1", "alt": "고장" }, { "fullsize": "javascript:alert(1)" }]);
        let post =
            read(json!({ "createdAt": "2026-11-21T08:00:00Z" }), json!({ "media": { "images": images } })).unwrap();
        assert_eq!(post.media, [Media { url: "https://cdn/1".into(), alt: "고장".into() }]);
        assert!(illustrated(&json!({ "embed": { "$type": "app.bsky.embed.images" } })));
        assert!(!illustrated(&json!({ "embed": { "$type": "app.bsky.embed.external" } })));
    }

    #[test]
    fn a_clock_that_runs_ahead_is_held_back_and_nonsense_is_left_out() {
        let ahead = read(json!({ "createdAt": "2099-01-01T00:00:00Z" }), Value::Null).unwrap();
        assert_eq!(Some(ahead.at), Time::from_rfc3339("2026-11-21T09:00:00Z"));
        assert!(read(json!("text"), Value::Null).is_none());
        assert!(read(json!({ "text": 5 }), Value::Null).is_none());
        assert!(read(json!({ "reply": { "root": {} } }), Value::Null).is_none());
    }

    /// Any JSON, with the names that are looked for as its keys.
    fn anything() -> impl Strategy<Value = Value> {
        static NAMES: [&str; 11] =
            ["$type", "text", "createdAt", "reply", "root", "parent", "uri", "embed", "record", "media", "images"];
        let leaf = prop_oneof![
            Just(Value::Null),
            any::<bool>().prop_map(Value::from),
            any::<i64>().prop_map(Value::from),
            "\\PC{0,8}".prop_map(Value::from),
            Just(json!("app.bsky.embed.recordWithMedia")),
            Just(json!("2026-11-21T08:00:00Z")),
        ];
        leaf.prop_recursive(4, 40, 5, move |inner| {
            let fields = prop::collection::hash_map(prop::sample::select(&NAMES[..]), inner.clone(), 0..6);
            let object = fields.prop_map(|all| all.into_iter().map(|(k, v)| (k.to_owned(), v)).collect::<Value>());
            prop_oneof![prop::collection::vec(inner, 0..4).prop_map(Value::from), object]
        })
    }

    proptest! {
        #[test]
        fn whatever_comes_is_read_or_left_out(record in anything(), embed in anything()) {
            if let Some(post) = read(record.clone(), embed) {
                prop_assert!(record.is_object());
                prop_assert!(!post.text.contains('\0'));
                prop_assert!(post.media.iter().all(|media| media.url.starts_with("http")));
            }
            illustrated(&record);
        }
    }
}
