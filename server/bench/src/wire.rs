//! One kept-alive HTTP connection, with as little around it as possible: what it costs is paid on both sides of a ratio.

use crate::error::{Error, Result};
use bytes::Bytes;
use http_body_util::{BodyExt, Full};
use hyper::client::conn::http1::{SendRequest, handshake};
use hyper::{Method, Request};
use hyper_util::rt::TokioIo;
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::net::SocketAddr;
use tokio::net::TcpStream;

/// A connection and who speaks on it.
pub struct Wire {
    send: SendRequest<Full<Bytes>>,
    address: SocketAddr,
    who: Who,
}

/// How a request says who asks.
#[derive(Clone, Debug)]
pub enum Who {
    /// It does not.
    Nobody,
    /// A script.
    Token(String),
    /// A browser's session.
    Cookie(String),
}

/// An answer, whatever its status.
pub struct Answer {
    /// The status.
    pub status: u16,
    /// The whole body.
    pub body: Bytes,
}

impl Wire {
    /// Connects.
    pub async fn open(address: SocketAddr, who: Who) -> Result<Self> {
        let stream = TcpStream::connect(address).await?;
        stream.set_nodelay(true)?;
        let (send, connection) = handshake(TokioIo::new(stream)).await?;
        tokio::spawn(connection);
        Ok(Self { send, address, who })
    }

    /// A page.
    pub async fn get(&mut self, path: &str) -> Result<Answer> {
        self.ask(Method::GET, path, Bytes::new()).await
    }

    /// A door, whatever it answers.
    pub async fn post(&mut self, path: &str, body: Bytes) -> Result<Answer> {
        self.ask(Method::POST, path, body).await
    }

    /// A door that must open.
    pub async fn call<T: DeserializeOwned>(&mut self, path: &str, body: &impl Serialize) -> Result<T> {
        let answer = self.post(path, serde_json::to_vec(body)?.into()).await?;
        Ok(serde_json::from_slice(&answer.good(path)?)?)
    }

    async fn ask(&mut self, method: Method, path: &str, body: Bytes) -> Result<Answer> {
        let mut request = Request::builder().method(method).uri(path).header("host", self.address.to_string());
        if !body.is_empty() {
            request = request.header("content-type", "application/json");
        }
        request = match &self.who {
            Who::Nobody => request,
            Who::Token(token) => request.header("authorization", format!("Bearer {token}")),
            Who::Cookie(cookie) => request.header("cookie", format!("moksori={cookie}")),
        };
        self.send.ready().await?;
        let response = self.send.send_request(request.body(Full::new(body))?).await?;
        let status = response.status().as_u16();
        Ok(Answer { status, body: response.into_body().collect().await?.to_bytes() })
    }
}

impl Answer {
    /// The body, if all went well.
    pub fn good(self, path: &str) -> Result<Bytes> {
        if self.status == 200 {
            return Ok(self.body);
        }
        let body = String::from_utf8_lossy(&self.body[..self.body.len().min(300)]).into_owned();
        Err(Error::Answer { path: path.into(), status: self.status, body })
    }
}
