//! One board's websocket, with buffers as small as the server's: 5,000 of them must fit beside it.

use crate::error::Result;
use futures::{SinkExt, StreamExt};
use std::net::SocketAddr;
use tokio::net::TcpStream;
use tokio_tungstenite::tungstenite::client::IntoClientRequest;
use tokio_tungstenite::tungstenite::protocol::WebSocketConfig;
use tokio_tungstenite::tungstenite::{Message, Utf8Bytes};
use tokio_tungstenite::{WebSocketStream, client_async_with_config};

/// An open line.
pub struct Line(WebSocketStream<TcpStream>);

impl Line {
    /// Opens `path` with a token; says `first` if there is something to say.
    pub async fn open(address: SocketAddr, path: &str, token: Option<&str>, first: Option<String>) -> Result<Self> {
        let stream = TcpStream::connect(address).await?;
        stream.set_nodelay(true)?;
        let mut request = format!("ws://{address}{path}").into_client_request()?;
        if let Some(value) = token.and_then(|token| format!("Bearer {token}").parse().ok()) {
            request.headers_mut().insert("authorization", value);
        }
        let config = WebSocketConfig::default().read_buffer_size(2 << 10).write_buffer_size(0);
        let (mut socket, _) = client_async_with_config(request, stream, Some(config)).await?;
        if let Some(first) = first {
            socket.send(Message::text(first)).await?;
        }
        Ok(Self(socket))
    }

    /// Follows Moksori's feed from an event on.
    pub async fn follow(address: SocketAddr, token: &str, after: i64) -> Result<Self> {
        let first = format!(r#"{{"signal":"follow","after":{after}}}"#);
        Self::open(address, "/api/live/follow", Some(token), Some(first)).await
    }

    /// The next frame; none when the line has ended.
    pub async fn next(&mut self) -> Option<Utf8Bytes> {
        loop {
            match self.0.next().await? {
                Ok(Message::Text(text)) => return Some(text),
                Ok(Message::Close(_)) | Err(_) => return None,
                Ok(_) => {}
            }
        }
    }
}
