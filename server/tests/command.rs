use crate::house::{House, PASSWORD, moksori};
use serde_json::json;
use std::net::TcpListener;
use std::process::Output;
use tempfile::{TempDir, tempdir};

fn run(args: &[&str]) -> Output {
    moksori(args).output().unwrap()
}

/// It failed with code 1 and one sentence that has these words.
fn sentence(output: Output, words: &[&str]) {
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(1), "{told}");
    assert_eq!(told.trim_end().lines().count(), 1, "one sentence: {told}");
    assert!(!told.contains("panicked") && !told.contains("Error {") && !told.contains("Os {"), "{told}");
    for word in words {
        assert!(told.contains(word), "`{word}` is missing: {told}");
    }
}

fn folder(settings: &str) -> (TempDir, String) {
    let folder = tempdir().unwrap();
    std::fs::write(folder.path().join("moksori.toml"), settings).unwrap();
    let path = folder.path().to_str().unwrap().to_owned();
    (folder, path)
}

#[test]
fn a_broken_settings_file() {
    let (_kept, data) = folder("listen = \n");
    sentence(run(&["serve", "--data", &data]), &["moksori.toml", "line 1"]);
    let (_kept, data) = folder("log = \"info\"\nlisten = 7\n");
    sentence(run(&["serve", "--data", &data]), &["moksori.toml", "line 2"]);
    let (_kept, data) = folder("lisen = \"127.0.0.1:0\"\n");
    sentence(run(&["serve", "--data", &data]), &["lisen", "did you mean `listen`?"]);
    sentence(run(&["config", "print", "--config", "/no/such/file.toml"]), &["/no/such/file.toml", "--config"]);
    let (_kept, data) = folder("");
    sentence(run(&["serve", "--data", &data, "--log", "loud=very"]), &["loud=very"]);
}

#[test]
fn a_wrong_word_is_answered_with_usage() {
    for args in [
        &["serv"][..],
        &["serve", "--listn", "x"],
        &["serve", "--listen", "nowhere"],
        &["user", "add", "--name", "x", "--email", "e@x", "--role", "boss"],
    ] {
        let output = run(args);
        assert_eq!(output.status.code(), Some(2), "{args:?}");
        assert!(String::from_utf8_lossy(&output.stderr).contains("--help"), "{args:?}");
    }
}

#[test]
fn a_busy_port() {
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let listen = taken.local_addr().unwrap().to_string();
    let data = tempdir().unwrap();
    sentence(
        run(&["serve", "--listen", &listen, "--data", data.path().to_str().unwrap()]),
        &[&listen, "in use", "--listen"],
    );
    sentence(
        run(&["serve", "--listen", "192.0.2.1:3000", "--data", data.path().to_str().unwrap()]),
        &["192.0.2.1:3000", "--listen"],
    );
    assert!(std::fs::read_dir(data.path()).unwrap().next().is_none(), "nothing was touched");
}

#[tokio::test]
async fn a_data_folder_in_use() {
    let house = House::start();
    let data = house.folder.path().to_str().unwrap();
    sentence(run(&["serve", "--listen", "127.0.0.1:0", "--data", data]), &[data, "in use"]);
    sentence(run(&["user", "reset", "a@b.example", "--data", data]), &["already using"]);
}

#[test]
fn a_folder_that_cannot_be_written() {
    let folder = tempdir().unwrap();
    let file = folder.path().join("file");
    std::fs::write(&file, "").unwrap();
    let inside = file.join("data");
    sentence(run(&["serve", "--listen", "127.0.0.1:0", "--data", inside.to_str().unwrap()]), &["--data"]);
    let data = folder.path().join("data");
    let key = folder.path().join("key");
    std::fs::write(&key, "not a key").unwrap();
    let (data, key) = (data.to_str().unwrap(), key.to_str().unwrap());
    sentence(run(&["serve", "--listen", "127.0.0.1:0", "--data", data, "--key-file", key]), &[key, "64"]);
    sentence(
        run(&["serve", "--listen", "127.0.0.1:0", "--data", data, "--database", "mysql://x"]),
        &["sqlite:", "postgres://"],
    );
    sentence(
        run(&["serve", "--listen", "127.0.0.1:0", "--data", data, "--database", "postgres://me:hidden@127.0.0.1:1/x"]),
        &["--database"],
    );
}

#[tokio::test]
async fn a_database_from_the_future() {
    let mut house = House::start();
    house.stop().await;
    let folder = house.leave();
    let path = folder.path().join("moksori.db");
    let options = sqlx::sqlite::SqliteConnectOptions::new().filename(&path);
    let mut line = sqlx::ConnectOptions::connect(&options).await.unwrap();
    sqlx::query("INSERT INTO _sqlx_migrations (version, description, success, checksum, execution_time) VALUES (9999, 'later', 1, x'00', 0)")
        .execute(&mut line)
        .await
        .unwrap();
    sqlx::Connection::close(line).await.unwrap();
    let before = std::fs::read(&path).unwrap();
    sentence(run(&["serve", "--listen", "127.0.0.1:0", "--data", folder.path().to_str().unwrap()]), &["newer", "9999"]);
    assert_eq!(std::fs::read(&path).unwrap(), before, "it was not touched");
    std::fs::write(&path, "this is no database, though it is long enough to be looked at ".repeat(100)).unwrap();
    for beside in ["moksori.db-wal", "moksori.db-shm"] {
        _ = std::fs::remove_file(folder.path().join(beside));
    }
    sentence(run(&["serve", "--listen", "127.0.0.1:0", "--data", folder.path().to_str().unwrap()]), &["database"]);
}

/// A disk of 64 kB, in a mount namespace of its own.
#[test]
fn a_full_disk() {
    let folder = tempdir().unwrap();
    let data = folder.path().to_str().unwrap();
    let script = format!(
        "mount -t tmpfs -o size=64k none '{data}' && exec '{}' serve --listen 127.0.0.1:0 --data '{data}'",
        env!("CARGO_BIN_EXE_moksori")
    );
    let output = std::process::Command::new("unshare").args(["-rm", "sh", "-c", &script]).output();
    sentence(output.expect("unshare is part of util-linux: apt-get install util-linux"), &["full"]);
}

#[tokio::test]
async fn a_demo_is_ready_to_be_used() {
    let mut child = moksori(&["demo", "--listen", "127.0.0.1:0"])
        .stdout(std::process::Stdio::piped())
        .stderr(std::process::Stdio::null())
        .spawn()
        .unwrap();
    let mut out = std::io::BufReader::new(child.stdout.take().unwrap());
    let (mut people, mut address) = (Vec::new(), String::new());
    while address.is_empty() {
        let mut line = String::new();
        assert!(std::io::BufRead::read_line(&mut out, &mut line).unwrap() > 0);
        let words: Vec<_> = line.split_whitespace().map(str::to_owned).collect();
        if words.first().is_some_and(|word| word.contains('@')) {
            people.push((words[0].clone(), words[1].clone()));
        }
        if let Some((_, rest)) = line.split_once("ready at ") {
            address = rest.trim().to_owned();
        }
    }
    assert_eq!(people.len(), 23);
    let caller = crate::house::Caller::new(&address);
    let (email, password) = &people[22];
    caller.ask::<serde_json::Value>("session/start", json!({"email": email, "password": password})).await;
    let team: Vec<model::operator::Operator> = caller.ask("team/list", json!({})).await;
    let count = |role| team.iter().filter(|one| one.role == role).count();
    assert_eq!(model::operator::Role::ALL.map(count), [2, 3, 12, 6]);
    let page: model::thread::Page = caller.ask("thread/board", json!({})).await;
    assert!(page.cards.len() >= 20, "{} threads", page.cards.len());
    let status = std::process::Command::new("kill").args(["-TERM", &child.id().to_string()]).status().unwrap();
    assert!(status.success());
    assert!(child.wait().unwrap().success());
}

#[test]
fn settings_come_from_flag_environment_and_file() {
    let (_kept, data) = folder("listen = \"127.0.0.1:4000\"\nlog = \"warn\"\nallow-private = true\n");
    let output = moksori(&["config", "print", "--data", &data, "--log", "debug"])
        .env("MOKSORI_LISTEN", "127.0.0.1:5000")
        .output()
        .unwrap();
    let printed: toml::Table = toml::from_str(&String::from_utf8(output.stdout).unwrap()).unwrap();
    assert_eq!(printed["listen"].as_str(), Some("127.0.0.1:5000"), "the environment is stronger than the file");
    assert_eq!(printed["log"].as_str(), Some("debug"), "a flag is stronger than both");
    assert_eq!(printed["allow-private"].as_bool(), Some(true));
}

/// G13: who is being answered when the signal comes is answered.
#[tokio::test]
async fn what_runs_is_finished() {
    let mut house = House::start();
    let lead = house.lead().await;
    let asked = (0..8).map(|_| lead.call("me/password", json!({"old": PASSWORD, "new": PASSWORD})));
    let mut first = futures::stream::FuturesUnordered::from_iter(asked);
    // As soon as one is answered the others have arrived.
    let one = futures::StreamExt::next(&mut first).await.unwrap();
    let (stopped, rest) = tokio::join!(house.stop(), futures::StreamExt::collect::<Vec<_>>(first));
    assert_eq!(stopped.0, Some(0));
    assert_eq!(rest.len(), 7);
    assert!(std::iter::once(one).chain(rest).all(|(status, _)| status == reqwest::StatusCode::OK));
}
