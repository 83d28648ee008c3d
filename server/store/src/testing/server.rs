use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{ChildStdin, Command, Stdio};
use std::sync::OnceLock;

const MISSING: &str = "The tests need PostgreSQL and do not skip it. Install it (Debian and Ubuntu: apt-get install \
                       postgresql), or set MOKSORI_TEST_POSTGRES to the postgres:// address of a server where \
                       databases may be made.";

/// A running server. The other end of the pipe waits in a shell that ends the server when this process is gone, however
/// it went: returned, panicked or killed.
struct Server {
    url: String,
    _alive: ChildStdin,
}

/// The address of the test server, which the first caller starts.
pub fn url() -> String {
    static SERVER: OnceLock<Server> = OnceLock::new();
    match std::env::var("MOKSORI_TEST_POSTGRES") {
        Ok(url) => url,
        Err(_) => SERVER.get_or_init(start).url.clone(),
    }
}

fn start() -> Server {
    let programs = programs().expect(MISSING);
    let program = |name: &str| programs.join(name).display().to_string();
    // The folder belongs to whom the server runs as: PostgreSQL refuses to run as root.
    let folder = run(&["mktemp", "-d", "/tmp/moksori-postgres-XXXXXX"]);
    let data = format!("{folder}/data");
    let alive = watch(&program("pg_ctl"), &data, &folder);
    run(&[&program("initdb"), "-D", &data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync"]);
    let port = TcpListener::bind("127.0.0.1:0").and_then(|free| free.local_addr()).expect("a free port").port();
    let options = format!(
        "-c listen_addresses=127.0.0.1 -c port={port} -c unix_socket_directories= -c fsync=off \
         -c max_connections=400 -c shared_buffers=32MB"
    );
    let log = format!("{folder}/log");
    run(&[&program("pg_ctl"), "-D", &data, "-l", &log, "-o", &options, "-w", "-t", "60", "start"]);
    Server { url: format!("postgres://postgres@127.0.0.1:{port}/postgres"), _alive: alive }
}

/// Where the server's programs are: Debian keeps them out of the way, one folder a version.
fn programs() -> Option<PathBuf> {
    let versions = std::fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    let mut found: Vec<_> = versions.map(|version| version.path().join("bin")).collect();
    found.sort();
    let path = std::env::var_os("PATH").unwrap_or_default();
    found.splice(0..0, std::env::split_paths(&path));
    found.into_iter().rev().find(|folder| folder.join("initdb").exists() && folder.join("postgres").exists())
}

/// As the user `postgres` if we are root, else as ourselves.
fn command(words: &[&str]) -> Command {
    let root = std::fs::metadata("/proc/self").is_ok_and(|me| std::os::unix::fs::MetadataExt::uid(&me) == 0);
    let mut words = words.iter();
    let mut command = if root {
        let mut command = Command::new("runuser");
        command.args(["-u", "postgres", "--"]);
        command
    } else {
        Command::new(words.next().expect("a program"))
    };
    command.args(words).current_dir(Path::new("/")).stdin(Stdio::null());
    command
}

fn run(words: &[&str]) -> String {
    // A file and not a pipe: the server inherits it, and a pipe would stay open as long as the server lives.
    let said = tempfile::tempfile().expect("a temporary file");
    let copy = || said.try_clone().expect("a second handle");
    let status = command(words).stdout(copy()).stderr(copy()).status().expect("runuser and mktemp are installed");
    let mut text = String::new();
    let mut said = said;
    std::io::Seek::rewind(&mut said).and_then(|()| std::io::Read::read_to_string(&mut said, &mut text)).ok();
    assert!(status.success(), "{words:?} failed: {text}");
    text.trim().to_owned()
}

fn watch(pg_ctl: &str, data: &str, folder: &str) -> ChildStdin {
    const SCRIPT: &str = "trap '' INT TERM HUP; read -r _; \"$0\" -D \"$1\" -m immediate -w stop; rm -rf \"$2\"";
    let mut shell = command(&["sh", "-c", SCRIPT, pg_ctl, data, folder]);
    let shell = shell.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null()).spawn();
    shell.expect("a shell").stdin.expect("its input is a pipe")
}
