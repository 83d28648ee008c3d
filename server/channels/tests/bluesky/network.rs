use serde::Deserialize;
use std::future::Future;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::OnceLock;
use std::time::{Duration, Instant};

#[derive(Deserialize)]
struct Ready {
    pds: String,
}

struct Network {
    pds: String,
    /// Its stdin is a pipe from us: when this process ends, however it ends, the network ends too.
    _up: Child,
}

/// The address of the PDS; the first call starts the network.
pub fn pds() -> &'static str {
    static NETWORK: OnceLock<Network> = OnceLock::new();
    &NETWORK.get_or_init(start).pds
}

fn start() -> Network {
    // Other packages' tests start it as well, from folders of other depths.
    let above = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors();
    let up = above.map(|folder| folder.join("end2end/devnet/up")).find(|up| up.exists());
    let up = up.expect("end2end/devnet/up in a folder above this package");
    let mut child = Command::new(&up)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap_or_else(|e| panic!("{} cannot be started: {e}", up.display()));
    let mut line = String::new();
    BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
    let ready: Ready = serde_json::from_str(&line).unwrap_or_else(|_| {
        panic!("the AT Protocol network did not start; run {} by hand to see why (it said {line:?})", up.display())
    });
    Network { pds: ready.pds, _up: child }
}

/// Asks again until there is an answer: the network's parts tell each other in their own time.
pub async fn until<T, F: Future<Output = Option<T>>>(what: &str, mut ask: impl FnMut() -> F) -> T {
    let start = Instant::now();
    loop {
        if let Some(answer) = ask().await {
            return answer;
        }
        assert!(start.elapsed() < Duration::from_secs(30), "30 s without: {what}");
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}
