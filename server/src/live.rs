//! `/api/live/follow`: the live feed over a websocket, with a token or a cookie.
//!
//! An own handler instead of a websocket server function: at its defaults a socket costs 130 kB, here under 4, and frames
//! that were encoded once for everybody go out as they are.

use crate::client::Client;
use crate::origin;
use crate::router::House;
use app::context::Door;
use axum::Extension;
use axum::extract::State;
use axum::extract::ws::{CloseFrame, Message, Utf8Bytes, WebSocket, WebSocketUpgrade};
use axum::response::{IntoResponse, Response};
use desk::Seat;
use desk::live::{Line, Said};
use http::{HeaderMap, StatusCode};
use model::live::Signal;
use std::convert::Infallible;
use std::time::{Duration, Instant};
use tokio::sync::mpsc::Sender;

/// Bytes that are read at once: signals are short, and every socket holds a buffer of it.
const HEARING: usize = 512;
/// Bytes of one signal, and far more than any needs.
const SIGNAL: usize = 64 << 10;
/// Signals a second.
const PACE: u32 = 50;
/// How long a frame may wait for a client that does not read before the client is dropped. Meanwhile what happens stays
/// in the log, not in memory.
const PATIENCE: Duration = Duration::from_secs(10);
/// How long a client may take to say where to follow from.
const GREETING: Duration = Duration::from_secs(10);

/// A signal that is none.
const UNREADABLE: (u16, &str) = (1007, "unreadable");
/// Too many signals, or one out of turn.
const POLICY: (u16, &str) = (1008, "policy");
/// A signal that is too long.
const TOO_BIG: (u16, &str) = (1009, "too big");

/// Opens the feed for one client.
pub async fn follow(
    State(house): State<House>,
    Extension(door): Extension<Door>,
    Extension(client): Extension<Client>,
    headers: HeaderMap,
    upgrade: WebSocketUpgrade,
) -> Response {
    if headers.contains_key(http::header::ORIGIN) && !origin::may_upgrade(&headers, &client, house.public.as_ref()) {
        return StatusCode::FORBIDDEN.into_response();
    }
    let Some(seat) = door.seat else { return StatusCode::UNAUTHORIZED.into_response() };
    if !origin::may_upgrade(&headers, &client, house.public.as_ref()) {
        return StatusCode::FORBIDDEN.into_response();
    }
    // Lines that come all at once, after a restart, come no faster than the store answers: whoever waits here holds less
    // than whoever waits with an open socket.
    match seat.lasts().await {
        Ok(true) => {}
        Ok(false) => return StatusCode::UNAUTHORIZED.into_response(),
        Err(error) => {
            tracing::warn!(%error, "a line could not be opened");
            return StatusCode::SERVICE_UNAVAILABLE.into_response();
        }
    }
    let open = house.sockets;
    upgrade
        .read_buffer_size(HEARING)
        .write_buffer_size(0)
        .max_message_size(SIGNAL)
        .max_frame_size(SIGNAL)
        .on_upgrade(move |socket| talk(Box::new(socket), seat, open))
}

/// A socket's whole life. Thousands live at once, and a future keeps room for all that it may ever hold: so what is only
/// needed at the beginning or at the end is boxed, and the rest lies behind a box that is made once it is needed.
async fn talk(mut socket: Box<WebSocket>, seat: Seat, open: Sender<Infallible>) {
    let (code, reason) = match Box::pin(begin(&mut socket, seat)).await {
        Ok(line) => Box::pin(run(&mut socket, line)).await,
        Err(end) => end,
    };
    let close = Message::Close(Some(CloseFrame { code, reason: Utf8Bytes::from_static(reason) }));
    // Whoever is gone does not hear it.
    _ = Box::pin(tokio::time::timeout(PATIENCE, socket.send(close))).await;
    drop(open);
}

/// Opens the line, from where the client says.
async fn begin(socket: &mut WebSocket, seat: Seat) -> Result<Line, (u16, &'static str)> {
    let after = greet(socket).await?;
    Line::open(&seat, after).await.map_err(|error| {
        tracing::warn!(%error, "a line could not be opened");
        (1011, "try again")
    })
}

/// Waits for the first signal, which must say where to follow from.
async fn greet(socket: &mut WebSocket) -> Result<i64, (u16, &'static str)> {
    let first = async {
        loop {
            match hear(socket).await? {
                Some(Signal::Follow { after }) => return Ok(after),
                Some(Signal::Look { .. }) => return Err(POLICY),
                None => {}
            }
        }
    };
    tokio::time::timeout(GREETING, first).await.unwrap_or(Err(POLICY))
}

/// The next signal of the client, or none for a ping, which is answered underneath.
async fn hear(socket: &mut WebSocket) -> Result<Option<Signal>, (u16, &'static str)> {
    match socket.recv().await {
        Some(Ok(Message::Text(text))) => serde_json::from_str(&text).map(Some).map_err(|_| UNREADABLE),
        Some(Ok(Message::Binary(_))) => Err(UNREADABLE),
        Some(Ok(Message::Ping(_) | Message::Pong(_))) => Ok(None),
        Some(Ok(Message::Close(_))) | None => Err((1000, "")),
        Some(Err(_)) => Err(TOO_BIG),
    }
}

async fn run(socket: &mut WebSocket, mut line: Line) -> (u16, &'static str) {
    let _counted = Counted::new();
    let (mut second, mut signals) = (Instant::now(), 0);
    loop {
        tokio::select! {
            said = line.next() => match said {
                Said::Frame(frame) => {
                    // Frames are JSON that we encoded: what is no UTF-8 would be our own mistake.
                    let Ok(text) = Utf8Bytes::try_from(frame) else { return (1011, "broken") };
                    match tokio::time::timeout(PATIENCE, socket.send(Message::Text(text))).await {
                        Ok(Ok(())) => {}
                        Ok(Err(_)) => return (1000, ""),
                        Err(_) => return (1008, "not reading"),
                    }
                }
                Said::Close(code, reason) => return (code, reason),
            },
            heard = hear(socket) => {
                if second.elapsed() >= Duration::from_secs(1) {
                    (second, signals) = (Instant::now(), 0);
                }
                signals += 1;
                match heard {
                    Ok(_) if signals > PACE => return POLICY,
                    Ok(Some(Signal::Look { thread })) => line.look(thread),
                    Ok(Some(Signal::Follow { .. })) => return POLICY,
                    Ok(None) => {}
                    Err(end) => return end,
                }
            }
        }
    }
}

/// A line that is open, among the figures.
struct Counted(metrics::Gauge);

impl Counted {
    fn new() -> Self {
        let open = metrics::gauge!("moksori_lines_open");
        open.increment(1);
        Self(open)
    }
}

impl Drop for Counted {
    fn drop(&mut self) {
        self.0.decrement(1);
    }
}
