use super::{NOW, brand, customer, reply};
use channels::Fate;
use channels::practice::World;
use std::io::{BufRead, BufReader, ErrorKind, Write};
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::time::{Duration, Instant};

const WORLD: &str = "MOKSORI_TEST_WORLD";

/// Sends without end and says each key that was accepted. Only a child of the next test gets that far.
#[tokio::test]
async fn child() {
    let Ok(path) = std::env::var(WORLD) else { return };
    let world = World::open(Some(path.into()), 1).unwrap();
    let sky = brand(&world, "sky.practice");
    let mention = world.post(&customer("minji.practice"), "@sky.practice 저기요", None, NOW).unwrap();
    loop {
        let post = reply(&sky, &mention.remote, "네");
        sky.send(&post).await.unwrap();
        writeln!(std::io::stdout(), "\naccepted {}", post.key).unwrap();
    }
}

/// Kills a child after so many accepted posts; gives their keys.
fn crash(path: &Path, after: usize) -> Vec<String> {
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "crash::child", "--nocapture"])
        .env(WORLD, path)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let lines = BufReader::new(child.stdout.take().unwrap()).lines().map_while(Result::ok);
    let mut keys = Vec::new();
    for key in lines.filter_map(|line| line.strip_prefix("accepted ").map(str::to_owned)) {
        keys.push(key);
        if keys.len() == after {
            // SIGKILL; what it still says until it is dead was accepted too.
            child.kill().unwrap();
        }
    }
    child.wait().unwrap();
    keys
}

#[tokio::test]
async fn what_was_accepted_survives_kill_9() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("world.jsonl");
    let mut accepted = Vec::new();
    for round in 1..=10 {
        let keys = crash(&path, round * 7);
        assert!(keys.len() >= round * 7);
        accepted.extend(keys);
    }
    let kept = World::read(&path).unwrap();
    let missing: Vec<_> = accepted.iter().filter(|key| !kept.iter().any(|post| post.remote.ends_with(*key))).collect();
    assert!(missing.is_empty(), "{missing:?}");
    let world = World::open(Some(path), 1).unwrap();
    let sky = brand(&world, "sky.practice");
    let mut post = reply(&sky, &kept[0].remote, "네");
    assert_eq!(sky.find(&post).await, Ok(Fate::Absent));
    post.key = accepted[0].clone();
    assert!(matches!(sky.find(&post).await, Ok(Fate::Sent(_))));
    assert_eq!(world.posts(), kept, "reading and opening agree");
}

/// Opens a world that has just been closed. A child that another test starts meanwhile has our lock too, for the moment
/// until it becomes its own program.
fn reopened(path: &Path) -> Arc<World> {
    let until = Instant::now() + Duration::from_secs(10);
    loop {
        match World::open(Some(path.into()), 1) {
            Err(error) if error.kind() == ErrorKind::WouldBlock && Instant::now() < until => std::thread::yield_now(),
            world => return world.unwrap(),
        }
    }
}

#[tokio::test]
async fn a_reply_that_was_sent_before_a_restart_is_not_sent_again() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("world.jsonl");
    let world = World::open(Some(path.clone()), 1).unwrap();
    let sky = brand(&world, "sky.practice");
    let mention = world.post(&customer("minji.practice"), "@sky.practice 저기요", None, NOW).unwrap();
    world.like(&customer("jun.practice"), &mention.remote).unwrap();
    let post = reply(&sky, &mention.remote, "네");
    let sent = sky.send(&post).await.unwrap();
    drop((sky, world));
    let world = reopened(&path);
    let sky = brand(&world, "sky.practice");
    assert_eq!(sky.send(&post).await, Ok(sent));
    assert_eq!((world.posts().len(), world.likes(&mention.remote)), (2, 1));
}
