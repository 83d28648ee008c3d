use async_trait::async_trait;
use axum::body::Bytes;
use axum::extract::{Path, RawQuery, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::any;
use channels::bluesky::{Bluesky, Reach, client};
use channels::{Channel, Failure, Outbound, Secret, Vault};
use model::account::{Account, Cotag, Network, Standing};
use model::id::{AccountId, ReplyId};
use model::time::{SECOND, Time};
use serde_json::{Value, json};
use std::collections::{HashMap, VecDeque};
use std::sync::{Arc, Mutex};

pub const NOTICES: &str = "app.bsky.notification.listNotifications";
pub const THREAD: &str = "app.bsky.feed.getPostThread";
pub const POSTS: &str = "app.bsky.feed.getPosts";
pub const PUT: &str = "com.atproto.repo.putRecord";
pub const GET: &str = "com.atproto.repo.getRecord";
pub const UPLOAD: &str = "com.atproto.repo.uploadBlob";
pub const REFRESH: &str = "com.atproto.server.refreshSession";
pub const CREATE: &str = "com.atproto.server.createSession";
pub const TOP: &str = "at://did:plc:minji/app.bsky.feed.post/3k";

/// A server that answers as it was told, and remembers who asked what.
#[derive(Clone, Default)]
pub struct Server {
    answers: Arc<Mutex<HashMap<&'static str, VecDeque<Answer>>>>,
    calls: Arc<Mutex<Vec<(String, String)>>>,
    pub address: String,
    /// Whether the vault can keep anything.
    pub full: Arc<Mutex<bool>>,
}

/// One answer.
#[derive(Clone)]
pub struct Answer {
    status: u16,
    headers: Vec<(&'static str, String)>,
    body: String,
}

/// An answer with JSON in it.
pub fn answer(status: u16, body: Value) -> Answer {
    Answer { status, headers: vec![("content-type", "application/json".into())], body: body.to_string() }
}

/// A no with a name.
pub fn no(status: u16, name: &str) -> Answer {
    answer(status, json!({ "error": name, "message": "said the server" }))
}

impl Answer {
    pub fn with(mut self, name: &'static str, value: impl ToString) -> Self {
        self.headers.push((name, value.to_string()));
        self
    }

    /// With what is left of a limit of 100 that counts anew in so many seconds.
    pub fn rate(self, remaining: u64, seconds: i64) -> Self {
        let reset = Time::now().0 / SECOND + seconds;
        self.with("ratelimit-limit", 100).with("ratelimit-remaining", remaining).with("ratelimit-reset", reset)
    }

    pub fn text(status: u16, body: &str) -> Self {
        Self { status, headers: Vec::new(), body: body.into() }
    }
}

impl Server {
    /// Starts it; it knows one mention, and takes everything.
    pub async fn start() -> (Self, Arc<dyn Channel>) {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = format!("http://{}", listener.local_addr().unwrap());
        let server = Self { address, ..Self::default() };
        server.always(NOTICES, answer(200, json!({ "notifications": [] })));
        server.always(POSTS, answer(200, json!({ "posts": [post_view()] })));
        server.always(PUT, answer(200, json!({ "uri": "at://x", "cid": "c" })));
        server.always(GET, no(400, "RecordNotFound"));
        server.always(UPLOAD, answer(200, json!({ "blob": { "$type": "blob" } })));
        server.always(REFRESH, session("fresh"));
        server.always(CREATE, session("created"));
        let app = axum::Router::new().route("/xrpc/{method}", any(serve)).with_state(server.clone());
        tokio::spawn(async move { axum::serve(listener, app).await });
        let channel = server.channel(&server.address);
        (server, channel)
    }

    fn channel(&self, address: &str) -> Arc<dyn Channel> {
        let account = Account {
            id: AccountId::new(),
            network: Network::Bluesky,
            remote: "did:plc:brand".into(),
            handle: "brand.test".into(),
            name: String::new(),
            colour: 0,
            server: address.into(),
            cotag: Cotag::Caret,
            approval: false,
            standing: Standing::Connected,
            why: String::new(),
        };
        let keys = json!({ "did": "did:plc:brand", "handle": "brand.test", "accessJwt": "old", "refreshJwt": "r", "appPassword": "p" });
        Bluesky::open(client(Reach::Private), &account, Secret(keys.to_string()), Arc::new(self.clone())).unwrap()
    }

    /// Answers in this order; the last one for ever.
    pub fn answers<const N: usize>(&self, method: &'static str, answers: [Answer; N]) {
        self.answers.lock().unwrap().insert(method, answers.into());
    }

    pub fn always(&self, method: &'static str, answer: Answer) {
        self.answers(method, [answer]);
    }

    /// The bearers with which a method was called so far.
    pub fn bearers(&self, method: &str) -> Vec<String> {
        let calls = self.calls.lock().unwrap();
        calls.iter().filter(|(called, _)| called == method).map(|(_, bearer)| bearer.clone()).collect()
    }

    pub fn count(&self) -> usize {
        self.calls.lock().unwrap().len()
    }
}

#[async_trait]
impl Vault for Server {
    async fn keep(&self, _secret: Secret) -> Result<(), Failure> {
        match *self.full.lock().unwrap() {
            true => Err(Failure::Retry { after: 1, why: "the disk is full".into() }),
            false => Ok(()),
        }
    }
}

async fn serve(
    State(server): State<Server>,
    Path(method): Path<String>,
    RawQuery(_): RawQuery,
    headers: HeaderMap,
    _body: Bytes,
) -> Response {
    let bearer = headers.get("authorization").and_then(|v| v.to_str().ok()).unwrap_or_default();
    server.calls.lock().unwrap().push((method.clone(), bearer.trim_start_matches("Bearer ").into()));
    let mut answers = server.answers.lock().unwrap();
    let Some(queue) = answers.get_mut(method.as_str()) else { return StatusCode::NOT_FOUND.into_response() };
    let answer = if queue.len() > 1 { queue.pop_front().unwrap() } else { queue[0].clone() };
    let mut response = (StatusCode::from_u16(answer.status).unwrap(), answer.body).into_response();
    for (name, value) in answer.headers {
        response.headers_mut().insert(name, value.parse().unwrap());
    }
    response
}

fn session(access: &str) -> Answer {
    answer(200, json!({ "did": "did:plc:brand", "handle": "brand.test", "accessJwt": access, "refreshJwt": "r2" }))
}

pub fn post_view() -> Value {
    json!({ "uri": TOP, "cid": "c", "author": author(), "record": record("안녕하세요"), "indexedAt": "2026-11-21T09:00:00Z" })
}

pub fn author() -> Value {
    json!({ "did": "did:plc:minji", "handle": "minji.test", "displayName": "민지" })
}

pub fn record(text: &str) -> Value {
    json!({ "$type": "app.bsky.feed.post", "text": text, "createdAt": "2026-11-21T09:00:00Z" })
}

/// The reply that the tests send.
pub fn reply() -> Outbound {
    Outbound {
        reply: ReplyId::new(),
        key: "3k2".into(),
        parent: TOP.into(),
        root: TOP.into(),
        text: "네".into(),
        images: Vec::new(),
        at: Time::now(),
    }
}
