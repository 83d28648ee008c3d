use model::event::Change;
use serde_json::{Value, json};
use sqlx::ConnectOptions;
use sqlx::sqlite::SqliteConnectOptions;
use std::path::PathBuf;
use std::process::Stdio;
use std::time::{Duration, Instant};
use tempfile::TempDir;
use tokio::io::{AsyncBufReadExt, BufReader};
use tokio::process::{Child, Command};
use tokio::sync::Mutex;

/// A workspace on disk and the process that serves it, which may be dead.
pub struct House {
    folder: TempDir,
    token: String,
    http: reqwest::Client,
    running: Mutex<Running>,
}

struct Running {
    address: String,
    child: Option<Child>,
    deaths: u32,
}

impl House {
    /// A workspace with a lead, not running.
    pub async fn build() -> Self {
        let folder = tempfile::tempdir().unwrap();
        say(&folder, &["user", "add", "--name", "Lead", "--email", "lead@test.test", "--role", "lead"]).await;
        let token = say(&folder, &["token", "create", "--for", "lead@test.test", "crash"]).await;
        let token = token.split_whitespace().rfind(|word| word.len() == 43).expect("a token").to_owned();
        // Says "there is one already" to the second house.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let http = reqwest::Client::builder().timeout(Duration::from_secs(10)).build().unwrap();
        let running = Mutex::new(Running { address: String::new(), child: None, deaths: 0 });
        Self { folder, token, http, running }
    }

    /// The whole log, oldest first: when, in microseconds, and what.
    pub async fn log(&self) -> Vec<(i64, Change)> {
        let file = self.folder.path().join("data/moksori.db");
        let options = SqliteConnectOptions::new().filename(file).read_only(true);
        let mut line = options.connect().await.unwrap();
        let rows: Vec<(i64, String)> =
            sqlx::query_as("SELECT at, change FROM event ORDER BY seq").fetch_all(&mut line).await.unwrap();
        rows.into_iter().map(|(at, change)| (at, serde_json::from_str(&change).unwrap())).collect()
    }

    /// What the practice network keeps.
    pub fn journal(&self) -> PathBuf {
        let files = std::fs::read_dir(self.folder.path().join("data")).unwrap().flatten().map(|file| file.path());
        let practice =
            |path: &PathBuf| path.file_name().is_some_and(|name| name.to_string_lossy().contains("practice"));
        files.into_iter().find(practice).expect("the practice network's journal")
    }

    /// Starts the binary with a plan to die, `point:n`, or without one.
    pub async fn start(&self, plan: Option<&str>) {
        let mut running = self.running.lock().await;
        self.revive(&mut running, plan).await;
    }

    /// Pulls the plug; says whether anything was still alive.
    pub async fn kill(&self) -> bool {
        let mut running = self.running.lock().await;
        let Some(child) = &mut running.child else { return false };
        let alive = child.try_wait().unwrap().is_none();
        child.start_kill().ok();
        child.wait().await.ok();
        alive
    }

    /// How often it died so far.
    pub async fn deaths(&self) -> u32 {
        self.running.lock().await.deaths
    }

    /// Calls a door; `None` if the process died before it answered. Then it runs again.
    pub async fn call(&self, path: &str, input: &Value) -> Option<Value> {
        let address = self.address().await;
        let request = self.http.post(format!("{address}/api/{path}")).bearer_auth(&self.token).json(input);
        let answer = request.send().await.ok()?;
        let status = answer.status();
        let value = answer.json().await.ok()?;
        assert!(status.is_success(), "{path} {input} answered {status}: {value}");
        Some(value)
    }

    /// Calls a door until it answers: only for what carries a mutation or changes nothing.
    pub async fn insist(&self, path: &str, input: Value) -> Value {
        let began = Instant::now();
        loop {
            if let Some(value) = self.call(path, &input).await {
                return value;
            }
            assert!(began.elapsed() < Duration::from_secs(60), "{path} never answered");
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }

    /// All threads.
    pub async fn cards(&self) -> Vec<Value> {
        self.list(&["new", "claimed", "waiting", "snoozed", "answered", "closed", "declined"]).await
    }

    /// The threads in one of these states.
    pub async fn list(&self, states: &[&str]) -> Vec<Value> {
        let mut cards = Vec::new();
        let mut after = Value::Null;
        loop {
            let page = self.insist("thread/page", json!({ "filter": { "states": states }, "after": after })).await;
            cards.extend(page["cards"].as_array().unwrap().iter().cloned());
            after = page["next"].clone();
            if after.is_null() {
                return cards;
            }
        }
    }

    async fn address(&self) -> String {
        let mut running = self.running.lock().await;
        let dead = match &mut running.child {
            Some(child) => child.try_wait().unwrap().is_some(),
            None => true,
        };
        if dead {
            running.deaths += 1;
            self.revive(&mut running, None).await;
        }
        running.address.clone()
    }

    /// One that dies before it is ready is started again without a plan.
    async fn revive(&self, running: &mut Running, plan: Option<&str>) {
        for plan in [plan, None] {
            if let Some(child) = &mut running.child {
                child.start_kill().ok();
                child.wait().await.ok();
            }
            let mut command = binary(&self.folder);
            command.args(["serve", "--listen", "127.0.0.1:0", "--allow-private", "--log", "warn"]);
            command.stdout(Stdio::piped()).env("MOKSORI_CRASH", plan.unwrap_or_default());
            let mut child = command.spawn().unwrap();
            let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
            running.child = Some(child);
            while let Ok(Some(line)) = lines.next_line().await {
                if let Some((_, address)) = line.split_once("ready at ") {
                    running.address = address.trim().to_owned();
                    // Whoever writes to a pipe that nobody reads stops.
                    tokio::spawn(async move { while let Ok(Some(_)) = lines.next_line().await {} });
                    return;
                }
            }
            running.deaths += 1;
        }
        panic!("it does not start without a plan to die");
    }
}

fn binary(folder: &TempDir) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_moksori"));
    command.arg("--data").arg(folder.path().join("data")).stdin(Stdio::null()).kill_on_drop(true);
    command
}

async fn say(folder: &TempDir, words: &[&str]) -> String {
    let output = binary(folder).args(words).output().await.unwrap();
    assert!(output.status.success(), "{words:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}
