//! Our reply as a record of the network.

use super::facet::facets;
use super::notice::posts;
use super::session::{Fault, Intent, Session};
use super::xrpc::Call;
use crate::{Failure, Image, Outbound};
use serde_json::{Value, json};

/// The collection that posts live in.
pub(super) const POSTS: &str = "app.bsky.feed.post";

/// The record of a reply, all that it refers to looked up and its images uploaded. Nothing of it is public yet.
pub(super) async fn compose(session: &Session, post: &Outbound) -> Result<Value, Failure> {
    let facets = facets(session, &post.text).await?;
    let mut record = json!({
        "$type": POSTS,
        "text": post.text,
        "createdAt": post.at.rfc3339(),
        "langs": [language(&post.text)],
    });
    if post.above().is_some() {
        record["reply"] = refs(session, post).await?;
    }
    if !facets.is_empty() {
        record["facets"] = Value::Array(facets);
    }
    if !post.images.is_empty() {
        let mut images = Vec::new();
        for image in &post.images {
            images.push(json!({ "image": upload(session, image).await?, "alt": image.alt }));
        }
        record["embed"] = json!({ "$type": "app.bsky.embed.images", "images": images });
    }
    Ok(record)
}

/// Whether a record on the network is this reply: words and place are the same, whatever became of facets meanwhile.
pub(super) fn same(record: &Value, post: &Outbound) -> bool {
    record["text"] == post.text.as_str() && record["reply"]["parent"]["uri"].as_str() == post.above()
}

/// The record under a key of ours, or `None` if there is none.
pub(super) async fn get(session: &Session, me: &str, key: &str) -> Result<Option<Value>, Failure> {
    let uri = format!("at://{me}/{POSTS}/{key}");
    Ok(lookup(session, &uri).await?.map(|mut answer| answer["value"].take()))
}

/// Root and parent with their content ids, which a reply must name.
async fn refs(session: &Session, post: &Outbound) -> Result<Value, Failure> {
    let uris =
        if post.root == post.parent { vec![post.root.clone()] } else { vec![post.root.clone(), post.parent.clone()] };
    let views = posts(session, Intent::Prepare, &uris).await?;
    if views.iter().any(|view| view.uri == post.parent && view.viewer.reply_disabled) {
        return Err(Failure::Refused { why: "the author does not take replies from us here".into() });
    }
    let mut refs = Vec::new();
    for uri in [&post.root, &post.parent] {
        let cid = match views.iter().find(|view| view.uri == *uri) {
            Some(view) => Some(view.cid.clone()),
            // Not noticed yet, perhaps: its own server knows.
            None => lookup(session, uri).await?.and_then(|answer| answer["cid"].as_str().map(str::to_owned)),
        };
        let gone = || Failure::Refused { why: format!("the post it answers is gone: {uri}") };
        refs.push(json!({ "uri": uri, "cid": cid.ok_or_else(gone)? }));
    }
    let parent = refs.pop();
    Ok(json!({ "root": refs.pop(), "parent": parent }))
}

async fn lookup(session: &Session, uri: &str) -> Result<Option<Value>, Failure> {
    let mut parts = uri.trim_start_matches("at://").splitn(3, '/');
    let (Some(repo), Some(collection), Some(rkey)) = (parts.next(), parts.next(), parts.next()) else {
        return Err(Failure::Refused { why: format!("{uri:?} is no post of this network") });
    };
    let query = vec![("repo", repo.into()), ("collection", collection.into()), ("rkey", rkey.into())];
    match session.call(Intent::Prepare, &Call::query("com.atproto.repo.getRecord", query)).await {
        Ok(answer) => Ok(Some(answer)),
        Err(Fault::Said { name, .. }) if name == "RecordNotFound" => Ok(None),
        Err(fault) => Err(fault.into()),
    }
}

/// Uploading twice is harmless: a blob that no record names goes away by itself.
async fn upload(session: &Session, image: &Image) -> Result<Value, Failure> {
    let call = Call::upload("com.atproto.repo.uploadBlob", image.kind.clone(), image.bytes.clone());
    let mut answer: Value = session.call(Intent::Prepare, &call).await?;
    Ok(answer["blob"].take())
}

/// What the text is written in, as far as a reader's filter needs to know.
fn language(text: &str) -> &'static str {
    let hangul = |c: char| matches!(c, '\u{1100}'..='\u{11ff}' | '\u{3130}'..='\u{318f}' | '가'..='힣');
    if text.chars().any(hangul) { "ko" } else { "en" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hangul_makes_it_korean() {
        assert_eq!(language("OK 네"), "ko");
        assert_eq!(language("ㅋㅋ"), "ko");
        assert_eq!(language("Thanks!"), "en");
    }
}
