//! Who asks: puts the caller's seat beside every request for a page or a door, and keeps doors shut for everybody else.

use crate::client::Client;
use crate::router::House;
use crate::{panic, press};
use app::context::{Door, cookie_name};
use axum::body::{Body, Bytes};
use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use desk::Seat;
use http::header::{self, HeaderMap, HeaderName, HeaderValue};
use http::{Method, StatusCode};
use http_body_util::BodyExt;
use std::collections::HashSet;
use std::sync::LazyLock;
use std::time::Duration;

/// Bytes that a signed-in caller may send: an image in base64 and a little more.
const BODY: usize = 2 << 20;
/// Bytes that a stranger may send.
const STRANGER: usize = 64 << 10;
/// Bytes of a request that is too large which are heard before it is refused.
const HEARD: usize = 8 << 20;
/// How long the bytes may take.
const PATIENCE: Duration = Duration::from_secs(30);

/// The paths of the doors that open without a session.
static PUBLIC: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    server_fn::inventory::iter::<app::context::Listed>
        .into_iter()
        .filter(|door| door.public)
        .map(|door| door.path)
        .collect()
});

/// Finds the caller's seat. Without one, a door that is not public answers 401 and nothing else.
pub async fn open(State(house): State<House>, mut request: Request, next: Next) -> Response {
    let client = request.extensions().get::<Client>().copied();
    let client = client.unwrap_or(Client { ip: std::net::Ipv4Addr::LOCALHOST.into(), secure: false });
    let seat = match find(&house, request.headers(), client.secure).await {
        Ok(seat) => seat,
        Err(refused) => return refused,
    };
    let call = request.method() == Method::POST && request.uri().path().starts_with("/api/");
    if call && seat.is_none() && !PUBLIC.contains(request.uri().path()) {
        return StatusCode::UNAUTHORIZED.into_response();
    }
    let limit = if seat.is_some() { BODY } else { STRANGER };
    let door = Door {
        desk: house.desk.clone(),
        seat,
        ip: client.ip,
        agent: text(request.headers(), &header::USER_AGENT).to_owned(),
        secure: client.secure,
        api: request.uri().path().starts_with("/api/"),
        // The server function answers such a caller with a redirect to where it came from.
        form: text(request.headers(), &header::ACCEPT).contains("text/html")
            && request.headers().contains_key(header::REFERER),
    };
    request.extensions_mut().insert(door);
    if call {
        let (parts, body) = request.into_parts();
        match read(&parts.headers, body, limit).await {
            Ok(bytes) => press::whole(Request::from_parts(parts, bytes.into()), next).await,
            Err(status) => status.into_response(),
        }
    } else {
        redirect(press::whole(request, next).await)
    }
}

/// A page that sends elsewhere says so with its status to everybody, not only to who says that they want HTML.
fn redirect(mut page: Response) -> Response {
    if page.status() == StatusCode::OK && page.headers().contains_key(header::LOCATION) {
        *page.status_mut() = StatusCode::FOUND;
    }
    page
}

/// The seat behind a token or a cookie. A token that is wrong is an error even where none is needed, so that a script
/// with an old key does not go on as a stranger.
async fn find(house: &House, headers: &HeaderMap, secure: bool) -> Result<Option<Seat>, Response> {
    let found = match headers.get(header::AUTHORIZATION) {
        Some(value) => match bearer(Some(value)) {
            Some(token) => match house.desk.seat_of_token(token).await {
                Ok(None) => return Err(StatusCode::UNAUTHORIZED.into_response()),
                found => found,
            },
            None => return Err(StatusCode::UNAUTHORIZED.into_response()),
        },
        None => match cookie(headers, cookie_name(secure)) {
            Some(secret) => house.desk.seat_of_cookie(secret).await,
            None => Ok(None),
        },
    };
    found.map_err(|error| {
        let id = format!("{:08x}", rand::random::<u32>());
        tracing::error!(id, %error, "a session could not be looked up");
        let mut response = panic::broken(id);
        *response.status_mut() = StatusCode::SERVICE_UNAVAILABLE;
        response
    })
}

fn text<'a>(headers: &'a HeaderMap, name: &HeaderName) -> &'a str {
    headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
}

fn cookie<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    let lines = headers.get_all(header::COOKIE).iter().filter_map(|line| line.to_str().ok());
    let pairs = lines.flat_map(|line| line.split(';')).filter_map(|pair| pair.trim().split_once('='));
    pairs.into_iter().find_map(|(key, value)| (key == name).then_some(value))
}

/// The token of an `Authorization: Bearer …`.
pub fn bearer(value: Option<&HeaderValue>) -> Option<&str> {
    let (scheme, token) = value?.to_str().ok()?.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then_some(token.trim())
}

async fn read(headers: &HeaderMap, body: Body, limit: usize) -> Result<Bytes, StatusCode> {
    let told = headers.get(header::CONTENT_LENGTH).and_then(|value| value.to_str().ok()?.parse::<usize>().ok());
    if told.is_some_and(|bytes| bytes > limit) {
        hear_out(body).await;
        return Err(StatusCode::PAYLOAD_TOO_LARGE);
    }
    match tokio::time::timeout(PATIENCE, axum::body::to_bytes(body, limit)).await {
        Ok(Ok(bytes)) => Ok(bytes),
        Ok(Err(error)) if too_long(&error) => Err(StatusCode::PAYLOAD_TOO_LARGE),
        Ok(Err(_)) => Err(StatusCode::BAD_REQUEST),
        Err(_) => Err(StatusCode::REQUEST_TIMEOUT),
    }
}

/// Lets a caller finish, within bounds, and keeps nothing of it: who is cut off while speaking never hears why.
async fn hear_out(mut body: Body) {
    let rest = async {
        let mut heard = 0;
        while let Some(Ok(frame)) = body.frame().await {
            heard += frame.data_ref().map_or(0, Bytes::len);
            if heard > HEARD {
                break;
            }
        }
    };
    tokio::time::timeout(PATIENCE, rest).await.ok();
}

fn too_long(error: &axum::Error) -> bool {
    let mut cause = std::error::Error::source(error);
    while let Some(why) = cause {
        if why.is::<http_body_util::LengthLimitError>() {
            return true;
        }
        cause = why.source();
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_right_cookie_is_read() {
        let mut headers = HeaderMap::new();
        headers.append(header::COOKIE, "theme=dark; moksori=a".parse().unwrap());
        headers.append(header::COOKIE, "__Host-moksori=b".parse().unwrap());
        assert_eq!(cookie(&headers, cookie_name(false)), Some("a"));
        assert_eq!(cookie(&headers, cookie_name(true)), Some("b"));
    }
}
