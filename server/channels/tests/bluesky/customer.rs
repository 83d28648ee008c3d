use super::network::pds;
use model::time::{SECOND, Time};
use serde_json::{Value, json};
use std::sync::atomic::{AtomicU32, Ordering};

/// Somebody with an account on the network, who writes by raw XRPC.
pub struct Customer {
    pub did: String,
    pub handle: String,
    pub password: String,
    access: String,
}

/// A post, as others refer to it.
#[derive(Clone, Debug)]
pub struct Ref {
    pub uri: String,
    pub cid: String,
}

impl Ref {
    fn json(&self) -> Value {
        json!({ "uri": self.uri, "cid": self.cid })
    }
}

impl Customer {
    pub async fn join(name: &str) -> Self {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        let handle = format!("{name}{number}.test");
        let password = format!("secret of {name}");
        let account =
            json!({ "handle": handle, "email": format!("{name}{number}@example.test"), "password": password });
        let answer = xrpc(None, "com.atproto.server.createAccount", account).await;
        let text = |field: &str| answer[field].as_str().unwrap_or_else(|| panic!("no account: {answer}")).to_owned();
        Self { did: text("did"), handle, password, access: text("accessJwt") }
    }

    pub async fn ask(&self, method: &str, query: &[(&str, &str)]) -> Value {
        let mut url = reqwest::Url::parse(&format!("{}/xrpc/{method}", pds())).unwrap();
        url.query_pairs_mut().extend_pairs(query);
        http().get(url).bearer_auth(&self.access).send().await.unwrap().json().await.unwrap()
    }

    pub async fn make(&self, method: &str, input: Value) -> Value {
        xrpc(Some(&self.access), method, input).await
    }

    /// Keeps a PNG.
    pub async fn upload(&self, bytes: Vec<u8>) -> Value {
        let url = format!("{}/xrpc/com.atproto.repo.uploadBlob", pds());
        let request = http().post(url).bearer_auth(&self.access).header("content-type", "image/png").body(bytes);
        request.send().await.unwrap().json().await.unwrap()
    }

    /// A post with whatever else belongs into its record.
    pub async fn post(&self, text: &str, more: Value) -> Ref {
        let mut record = json!({ "$type": "app.bsky.feed.post", "text": text, "createdAt": Time::now().rfc3339() });
        for (name, value) in more.as_object().into_iter().flatten() {
            record[name] = value.clone();
        }
        let input = json!({ "repo": self.did, "collection": "app.bsky.feed.post", "record": record });
        let answer = self.make("com.atproto.repo.createRecord", input).await;
        let text = |field: &str| answer[field].as_str().unwrap_or_else(|| panic!("not posted: {answer}")).to_owned();
        Ref { uri: text("uri"), cid: text("cid") }
    }

    pub async fn mention(&self, brand: &Customer, text: &str) -> Ref {
        let (text, facets) = mention(brand, text);
        self.post(&text, json!({ "facets": facets })).await
    }

    pub async fn reply(&self, root: &Ref, parent: &Ref, text: &str) -> Ref {
        self.post(text, json!({ "reply": { "root": root.json(), "parent": parent.json() } })).await
    }

    pub async fn quote(&self, quoted: &Ref, text: &str) -> Ref {
        self.post(text, json!({ "embed": { "$type": "app.bsky.embed.record", "record": quoted.json() } })).await
    }

    /// Many mentions in one commit, a millisecond apart.
    pub async fn mention_often(&self, brand: &Customer, count: i64) {
        let start = Time::now().plus(-SECOND);
        let write = |n: i64| {
            let (text, facets) = mention(brand, &format!("{n}번째 문의"));
            let at = start.plus(n * 1_000).rfc3339();
            let record = json!({ "$type": "app.bsky.feed.post", "text": text, "facets": facets, "createdAt": at });
            json!({ "$type": "com.atproto.repo.applyWrites#create", "collection": "app.bsky.feed.post", "value": record })
        };
        let input = json!({ "repo": self.did, "writes": (0..count).map(write).collect::<Vec<_>>() });
        let answer = self.make("com.atproto.repo.applyWrites", input).await;
        assert_eq!(answer["results"].as_array().map(Vec::len), Some(count as usize), "{answer}");
    }

    /// The post if the AppView has noticed it.
    pub async fn sees(&self, uri: &str) -> Option<Value> {
        let mut answer = self.ask("app.bsky.feed.getPosts", &[("uris", uri)]).await;
        answer["posts"].get_mut(0).map(Value::take)
    }

    /// The records of an account, from its PDS, page by page.
    pub async fn records(&self, did: &str) -> Vec<Value> {
        let (mut all, mut after) = (Vec::new(), String::new());
        loop {
            let mut query = vec![("repo", did), ("collection", "app.bsky.feed.post"), ("limit", "100")];
            if !after.is_empty() {
                query.push(("cursor", &after));
            }
            let mut answer = self.ask("com.atproto.repo.listRecords", &query).await;
            let Value::Array(page) = answer["records"].take() else { panic!("no records: {answer}") };
            let last = page.len() < 100;
            all.extend(page);
            match answer["cursor"].as_str() {
                Some(cursor) if !last => after = cursor.to_owned(),
                _ => return all,
            }
        }
    }
}

fn mention(brand: &Customer, text: &str) -> (String, Value) {
    let index = json!({ "byteStart": 0, "byteEnd": brand.handle.len() + 1 });
    let feature = json!({ "$type": "app.bsky.richtext.facet#mention", "did": brand.did });
    (format!("@{} {text}", brand.handle), json!([{ "index": index, "features": [feature] }]))
}

async fn xrpc(access: Option<&str>, method: &str, input: Value) -> Value {
    let mut request = http().post(format!("{}/xrpc/{method}", pds())).json(&input);
    if let Some(access) = access {
        request = request.bearer_auth(access);
    }
    let answer = request.send().await.unwrap();
    serde_json::from_slice(&answer.bytes().await.unwrap()).unwrap_or_default()
}

fn http() -> reqwest::Client {
    let _ = rustls::crypto::ring::default_provider().install_default();
    reqwest::Client::new()
}
