//! The limit: the least that a server on the same axum can do for the same work, in a process of its own.

use crate::error::{Error, Result};
use axum::Router;
use axum::body::Bytes;
use axum::extract::ws::{Message, Utf8Bytes, WebSocket, WebSocketUpgrade};
use axum::extract::{DefaultBodyLimit, State};
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Response};
use axum::routing::{get, post};
use axum::serve::ListenerExt;
use futures::FutureExt;
use rusqlite::Connection;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};
use tokio::net::TcpListener;
use tokio::sync::broadcast::{self, error::RecvError};

#[derive(Clone)]
struct Raw {
    frames: broadcast::Sender<Utf8Bytes>,
    log: Arc<Mutex<Connection>>,
}

/// Serves until it is killed. `/say` broadcasts a body as it is; `/keep` commits it first, as durably as Moksori.
pub async fn serve() -> Result<()> {
    let folder = std::env::var_os("BENCH_RAW_DATA").map(PathBuf::from);
    let folder = folder.ok_or_else(|| Error::Other("`raw` is started by the suite itself".into()))?;
    let log = Connection::open(folder.join("raw.db"))?;
    log.execute_batch(
        "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
         CREATE TABLE IF NOT EXISTS log (seq INTEGER PRIMARY KEY, body BLOB NOT NULL) STRICT;",
    )?;
    let raw = Raw { frames: broadcast::channel(1024).0, log: Arc::new(Mutex::new(log)) };
    let router = Router::new()
        .route("/hello", get(async || Html("<!doctype html><title>hello</title><h1>hello</h1>")))
        .route("/line", get(line))
        .route("/say", post(say))
        .route("/keep", post(keep))
        .layer(DefaultBodyLimit::max(1 << 20))
        .with_state(raw);
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    println!("ready at http://{}", listener.local_addr()?);
    axum::serve(listener.tap_io(|stream| _ = stream.set_nodelay(true)), router).await?;
    Ok(())
}

async fn line(State(raw): State<Raw>, upgrade: WebSocketUpgrade) -> Response {
    upgrade
        .read_buffer_size(2 << 10)
        .write_buffer_size(0)
        .on_upgrade(move |socket| talk(socket, raw.frames.subscribe()))
}

async fn talk(mut socket: WebSocket, mut frames: broadcast::Receiver<Utf8Bytes>) {
    // One look at what came with the upgrade (nothing) lets go of the 8 kB that it was read into.
    _ = socket.recv().now_or_never();
    loop {
        match frames.recv().await {
            Ok(frame) => {
                if socket.send(Message::Text(frame)).await.is_err() {
                    return;
                }
            }
            // What is lost is counted by whoever waits for it.
            Err(RecvError::Lagged(_)) => {}
            Err(RecvError::Closed) => return,
        }
    }
}

async fn say(State(raw): State<Raw>, body: Bytes) -> StatusCode {
    let Ok(frame) = Utf8Bytes::try_from(body) else { return StatusCode::BAD_REQUEST };
    // Nobody listening is no error.
    raw.frames.send(frame).ok();
    StatusCode::OK
}

async fn keep(State(raw): State<Raw>, body: Bytes) -> Response {
    let (log, row) = (raw.log.clone(), body.clone());
    let kept = tokio::task::spawn_blocking(move || {
        let log = log.lock().unwrap_or_else(PoisonError::into_inner);
        log.prepare_cached("INSERT INTO log (body) VALUES (?1)")?.execute([&row[..]])
    });
    match kept.await {
        Ok(Ok(_)) => say(State(raw), body).await.into_response(),
        _ => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}
