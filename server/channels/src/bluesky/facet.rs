//! Links, mentions and tags of an outgoing text, as UTF-8 byte ranges.

use super::session::{Fault, Intent, Session};
use super::xrpc::Call;
use crate::Failure;
use model::text::{self, Found};
use serde_json::{Value, json};
use std::collections::HashMap;

/// The facets of a text. A handle that nobody has stays plain text.
pub(super) async fn facets(session: &Session, text: &str) -> Result<Vec<Value>, Failure> {
    let found = text::facets(text);
    let mut dids = HashMap::new();
    for one in &found {
        if let Found::Mention(_, handle) = one
            && !dids.contains_key(handle)
        {
            dids.insert(handle.clone(), did(session, handle).await?);
        }
    }
    Ok(found.into_iter().filter_map(|one| facet(one, |handle| dids.get(handle).cloned().flatten())).collect())
}

fn facet(found: Found, did: impl Fn(&str) -> Option<String>) -> Option<Value> {
    let (range, feature) = match found {
        Found::Link(range, uri) => (range, json!({ "$type": "app.bsky.richtext.facet#link", "uri": uri })),
        Found::Tag(range, tag) => (range, json!({ "$type": "app.bsky.richtext.facet#tag", "tag": tag })),
        Found::Mention(range, handle) => {
            (range, json!({ "$type": "app.bsky.richtext.facet#mention", "did": did(&handle)? }))
        }
    };
    Some(json!({ "index": { "byteStart": range.start, "byteEnd": range.end }, "features": [feature] }))
}

async fn did(session: &Session, handle: &str) -> Result<Option<String>, Failure> {
    let call = Call::query("com.atproto.identity.resolveHandle", vec![("handle", handle.to_owned())]);
    match session.call::<Value>(Intent::Prepare, &call).await {
        Ok(answer) => Ok(answer["did"].as_str().map(str::to_owned)),
        Err(Fault::Said { .. }) => Ok(None),
        Err(Fault::Failure(failure)) => Err(failure),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_are_bytes_and_unknown_handles_stay_text() {
        let text = "@minji.test님 안내 skt.co.kr로 #개통 @nobody.test";
        let known = |handle: &str| (handle == "minji.test").then(|| "did:plc:m".to_owned());
        let facets: Vec<_> = text::facets(text).into_iter().filter_map(|found| facet(found, known)).collect();
        let cut = |facet: &Value| {
            let at = |name: &str| facet["index"][name].as_u64().unwrap() as usize;
            text[at("byteStart")..at("byteEnd")].to_owned()
        };
        assert_eq!(facets.iter().map(cut).collect::<Vec<_>>(), ["@minji.test", "skt.co.kr", "#개통"]);
        assert_eq!(facets[0]["features"][0]["did"], "did:plc:m");
        assert_eq!(facets[1]["features"][0]["uri"], "https://skt.co.kr");
        assert_eq!(facets[2]["features"][0]["tag"], "개통");
    }
}
