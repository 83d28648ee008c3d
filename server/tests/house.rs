//! A running workspace, and the people who call it.

use channels::practice::World;
use model::id::{AccountId, ThreadId};
use model::operator::{Me, Role};
use reqwest::header::{COOKIE, HeaderMap, SET_COOKIE};
use reqwest::{Client, Response, StatusCode};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use std::io::{BufRead, BufReader, Read};
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};
use tempfile::TempDir;

/// Long enough for a busy machine; nothing waits this long when all is well.
const PATIENCE: Duration = Duration::from_secs(60);

/// A password that is good enough.
pub const PASSWORD: &str = "바다-건너-초록-고래-73";

/// The program, with a clean environment for its settings.
pub fn moksori(args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_moksori"));
    for (name, _) in std::env::vars().filter(|(name, _)| name.starts_with("MOKSORI_")) {
        command.env_remove(name);
    }
    command.args(args).stdin(Stdio::null());
    command
}

/// Waits until it is so; a minute without is a failure.
pub async fn until<T>(what: &str, mut ask: impl AsyncFnMut() -> Option<T>) -> T {
    let end = Instant::now() + PATIENCE;
    loop {
        if let Some(found) = ask().await {
            return found;
        }
        assert!(Instant::now() < end, "waited in vain: {what}");
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}

/// A running `moksori serve`.
pub struct House {
    child: Child,
    pub folder: TempDir,
    pub address: String,
    /// The path of the set-up link.
    pub setup: String,
    log: Arc<Mutex<String>>,
}

impl House {
    /// Starts one in an empty folder.
    pub fn start() -> Self {
        Self::start_with(&[])
    }

    /// Starts one with more flags.
    pub fn start_with(args: &[&str]) -> Self {
        Self::start_in(tempfile::tempdir().unwrap(), args)
    }

    /// Starts one in a folder that may hold a workspace already.
    pub fn start_in(folder: TempDir, args: &[&str]) -> Self {
        let data = folder.path().to_str().unwrap().to_owned();
        let mut command = moksori(&["serve", "--listen", "127.0.0.1:0", "--data", &data]);
        let mut child = command.args(args).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let log = Arc::new(Mutex::new(String::new()));
        let (kept, mut errors) = (log.clone(), BufReader::new(child.stderr.take().unwrap()));
        std::thread::spawn(move || {
            let mut line = String::new();
            while errors.read_line(&mut line).is_ok_and(|n| n > 0) {
                kept.lock().unwrap().push_str(&std::mem::take(&mut line));
            }
        });
        let (mut setup, mut address) = (String::new(), String::new());
        let mut out = BufReader::new(child.stdout.take().unwrap());
        let mut line = String::new();
        while address.is_empty() {
            line.clear();
            let read = out.read_line(&mut line).unwrap();
            assert!(read > 0, "it did not start: {}", log.lock().unwrap());
            if let Some((_, rest)) = line.split_once("/setup/") {
                setup = rest.split_whitespace().next().unwrap().to_owned();
            }
            if let Some((_, rest)) = line.split_once("ready at ") {
                address = rest.trim().to_owned();
            }
        }
        std::thread::spawn(move || _ = std::io::copy(&mut out.by_ref(), &mut std::io::sink()));
        Self { child, folder, address, setup, log }
    }

    /// What it has written to its log so far.
    pub fn log(&self) -> String {
        self.log.lock().unwrap().clone()
    }

    /// Somebody who is not signed in.
    pub fn stranger(&self) -> Caller {
        Caller::new(&self.address)
    }

    /// The first lead, through the set-up page's door.
    pub async fn lead(&self) -> Caller {
        let caller = self.stranger();
        let (status, _) = caller
            .call(
                "setup/finish",
                json!({"link": self.setup, "brand": "한강텔레콤", "name": "김서현", "email": "seohyun@brand.example", "cotag": "SH", "password": PASSWORD}),
            )
            .await;
        assert_eq!(status, StatusCode::OK);
        caller.in_a_hurry().await;
        caller
    }

    /// Somebody of that role, through an invitation.
    pub async fn join(&self, lead: &Caller, role: Role, name: &str) -> Caller {
        let (status, link) = lead.call("team/invite", json!({"role": role})).await;
        assert_eq!(status, StatusCode::OK);
        let link = link.as_str().unwrap().rsplit('/').next().unwrap().to_owned();
        let caller = self.stranger();
        let email = format!("{name}@brand.example");
        let guest = json!({"link": link, "name": name, "email": email, "cotag": "", "password": PASSWORD});
        let (status, told) = caller.call("team/join", guest).await;
        assert_eq!(status, StatusCode::OK, "{told}");
        caller.in_a_hurry().await;
        caller
    }

    /// Asks it to stop and waits until it has; answers its exit code and how long it took.
    pub async fn stop(&mut self) -> (Option<i32>, Duration) {
        let began = Instant::now();
        let pid = self.child.id().to_string();
        assert!(Command::new("kill").args(["-TERM", &pid]).status().unwrap().success());
        let child = &mut self.child;
        let status = until("it stops", async || child.try_wait().unwrap()).await;
        (status.code(), began.elapsed())
    }

    /// The brand's posts on the practice network, oldest first: what really went out.
    pub fn posts(&self) -> Vec<channels::practice::Post> {
        let posts = World::read(&self.folder.path().join("practice.jsonl")).unwrap();
        posts.into_iter().filter(|post| post.reply.is_some()).collect()
    }

    /// Keeps the folder for the next one.
    pub fn leave(mut self) -> TempDir {
        std::mem::replace(&mut self.folder, tempfile::tempdir().unwrap())
    }
}

impl Drop for House {
    fn drop(&mut self) {
        // Already gone is as good.
        _ = self.child.kill();
        _ = self.child.wait();
    }
}

/// Somebody with a browser's jar of one cookie, or with a token.
pub struct Caller {
    http: Client,
    pub address: String,
    cookie: Mutex<Option<String>>,
    pub token: Option<String>,
}

impl Caller {
    pub fn new(address: &str) -> Self {
        // Tests are many and each asks; the first one wins.
        _ = rustls::crypto::ring::default_provider().install_default();
        let http = Client::builder().redirect(reqwest::redirect::Policy::none()).timeout(PATIENCE).build().unwrap();
        Self { http, address: address.into(), cookie: Mutex::default(), token: None }
    }

    /// The same person with a script's token instead of a cookie.
    pub fn with_token(address: &str, token: &str) -> Self {
        Self { token: Some(token.into()), ..Self::new(address) }
    }

    /// The session's cookie, `name=value`.
    pub fn cookie(&self) -> Option<String> {
        self.cookie.lock().unwrap().clone()
    }

    /// Sends this cookie from now on.
    pub fn carry(&self, cookie: &str) {
        *self.cookie.lock().unwrap() = Some(cookie.into());
    }

    fn dressed(&self, mut request: reqwest::RequestBuilder) -> reqwest::RequestBuilder {
        if let Some(token) = &self.token {
            request = request.bearer_auth(token);
        }
        match self.cookie() {
            Some(cookie) => request.header(COOKIE, cookie),
            None => request,
        }
    }

    /// Calls a door as a script does, and keeps the cookie that it answers with.
    pub async fn post(&self, door: &str, body: Vec<u8>, headers: HeaderMap) -> Response {
        let url = format!("{}/api/{door}", self.address);
        let request = self.http.post(url).header("content-type", "application/json").headers(headers).body(body);
        let response = self.dressed(request).send().await.unwrap();
        for cookie in response.headers().get_all(SET_COOKIE) {
            let pair = cookie.to_str().unwrap().split(';').next().unwrap();
            if pair.trim_start_matches("__Host-").starts_with("moksori=") {
                self.carry(pair);
            }
        }
        response
    }

    /// Calls a door; answers the status and the JSON, null if the body is empty.
    pub async fn call(&self, door: &str, body: Value) -> (StatusCode, Value) {
        let response = self.post(door, serde_json::to_vec(&body).unwrap(), HeaderMap::new()).await;
        let status = response.status();
        let body = response.bytes().await.unwrap();
        (status, if body.is_empty() { Value::Null } else { serde_json::from_slice(&body).unwrap() })
    }

    /// Calls a door that must not refuse.
    pub async fn ask<T: DeserializeOwned>(&self, door: &str, body: Value) -> T {
        let (status, told) = self.call(door, body).await;
        assert_eq!(status, StatusCode::OK, "{door}: {told}");
        serde_json::from_value(told).unwrap()
    }

    /// Opens a page as a browser does.
    pub async fn get(&self, path: &str) -> Response {
        let request = self.http.get(format!("{}{path}", self.address)).header("accept", "text/html,*/*");
        self.dressed(request).send().await.unwrap()
    }

    /// Any other request.
    pub async fn send(&self, make: impl FnOnce(&Client, &str) -> reqwest::RequestBuilder) -> Response {
        self.dressed(make(&self.http, &self.address)).send().await.unwrap()
    }

    /// What they send leaves at once.
    async fn in_a_hurry(&self) {
        let Me { operator, settings, .. } = self.me().await;
        let settings = model::operator::Settings { undo: 0, ..settings };
        let me = json!({"name": operator.name, "cotag": operator.cotag, "settings": settings});
        self.ask::<Me>("me/change", me).await;
    }

    /// Who this is.
    pub async fn me(&self) -> Me {
        self.ask("me/get", json!({})).await
    }

    /// Makes a practice account, lets a customer speak to it, and answers the thread that came of it.
    pub async fn thread(&self, customer: &str, text: &str) -> (AccountId, ThreadId) {
        let accounts: Vec<model::account::Account> = self.ask("account/list", json!({})).await;
        let account = match accounts.first() {
            Some(account) => account.id,
            None => {
                let made: model::account::Account =
                    self.ask("account/practice", json!({"handle": "hangang", "name": "한강텔레콤"})).await;
                made.id
            }
        };
        self.ask::<Value>("practice/say", json!({"account": account, "customer": customer, "text": text})).await;
        let page: model::thread::Page = self.ask("thread/board", json!({})).await;
        let newest = page.cards.iter().max_by_key(|card| card.id).unwrap();
        (account, newest.id)
    }
}
