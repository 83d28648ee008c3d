//! The processes under measurement: each is started by us, watched through `/proc`, and ended by its own handle.

use crate::error::{Error, Result};
use std::net::SocketAddr;
use std::path::Path;
use std::process::Stdio;
use std::time::Duration;
use tokio::io::{AsyncBufReadExt, BufReader};
use tokio::process::{Child, Command};

/// How long a process may take until it is ready, with a million messages and a cold disk.
const PATIENCE: Duration = Duration::from_secs(60);

/// A server that is killed when this value goes.
pub struct Process {
    child: Child,
    pid: u32,
    /// Where it listens.
    pub address: SocketAddr,
}

impl Process {
    /// The real thing, on a free port.
    pub async fn moksori(binary: &Path, data: &Path, database: Option<&str>) -> Result<Self> {
        let mut command = Command::new(binary);
        command.args(["serve", "--listen", "127.0.0.1:0", "--log", "error", "--data"]).arg(data);
        if let Some(database) = database {
            command.args(["--database", database]);
        }
        Self::start(command).await
    }

    /// The bare server.
    pub async fn raw(data: &Path) -> Result<Self> {
        let mut command = Command::new(std::env::current_exe()?);
        command.arg("raw").env("BENCH_RAW_DATA", data);
        Self::start(command).await
    }

    async fn start(mut command: Command) -> Result<Self> {
        let mut child = command.stdin(Stdio::null()).stdout(Stdio::piped()).kill_on_drop(true).spawn()?;
        let gone = || Error::Other("the server ended before it was ready".into());
        let pid = child.id().ok_or_else(gone)?;
        let mut lines = BufReader::new(child.stdout.take().ok_or_else(gone)?).lines();
        let ready = async {
            loop {
                let line = lines.next_line().await?.ok_or_else(gone)?;
                if let Some((_, address)) = line.split_once("ready at http://") {
                    let address = address.trim().trim_end_matches('/');
                    return address.parse().map_err(|_| Error::Other(format!("what address is {address}?")));
                }
            }
        };
        let waited = tokio::time::timeout(PATIENCE, ready).await;
        let address = waited.map_err(|_| Error::Other("the server was not ready in a minute".into()))??;
        // Whatever it prints from now on is read away, so that it never waits for us.
        tokio::spawn(async move { while let Ok(Some(_)) = lines.next_line().await {} });
        Ok(Self { child, pid, address })
    }

    /// Ends it, and waits until it is gone.
    pub async fn stop(mut self) -> Result<()> {
        Ok(self.child.kill().await?)
    }

    /// Resident bytes.
    pub fn resident(&self) -> Result<u64> {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.pid))?;
        let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
        let kilobytes = line.and_then(|rest| rest.trim().trim_end_matches("kB").trim().parse::<u64>().ok());
        kilobytes.map(|k| k * 1024).ok_or_else(|| Error::Other("no VmRSS".into()))
    }

    /// Seconds on a processor so far.
    pub fn busy(&self) -> Result<f64> {
        busy(self.pid)
    }
}

/// Seconds that a process was on a processor so far, all threads: unlike the clock it does not count how long others
/// kept it waiting. `stat` counts in hundredths of a second, `schedstat` in nanoseconds but only for threads that still
/// live: servers under measurement keep theirs.
pub fn busy(pid: u32) -> Result<f64> {
    let mut nanoseconds = 0;
    for task in std::fs::read_dir(format!("/proc/{pid}/task"))? {
        let Ok(text) = std::fs::read_to_string(task?.path().join("schedstat")) else { continue };
        nanoseconds += text.split(' ').next().and_then(|first| first.parse::<u64>().ok()).unwrap_or_default();
    }
    Ok(nanoseconds as f64 / 1e9)
}

/// Seconds that this process was on a processor so far.
pub fn own() -> Result<f64> {
    busy(std::process::id())
}
