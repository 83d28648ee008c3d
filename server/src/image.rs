//! `/image/<id>`: what operators put beside their replies.

use app::context::Door;
use axum::Extension;
use axum::extract::Path;
use axum::response::{IntoResponse, Response};
use http::StatusCode;
use http::header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE};
use model::id::ImageId;

/// Types that no browser runs. What was stored as anything else is not shown.
const KINDS: [&str; 4] = ["image/png", "image/jpeg", "image/webp", "image/gif"];

/// Shows an image to the team. The id is a secret of its own, but a session is asked for all the same.
pub async fn show(Extension(door): Extension<Door>, Path(id): Path<String>) -> Response {
    let Some(seat) = door.seat else { return StatusCode::UNAUTHORIZED.into_response() };
    let Ok(id) = id.parse::<ImageId>() else { return StatusCode::NOT_FOUND.into_response() };
    match seat.stored_image(id).await {
        Ok((kind, bytes)) if KINDS.contains(&kind.as_str()) => {
            let headers = [
                (CONTENT_TYPE, kind.as_str()),
                (CACHE_CONTROL, "private, max-age=31536000, immutable"),
                (CONTENT_SECURITY_POLICY, "default-src 'none'; sandbox"),
            ];
            (headers, bytes).into_response()
        }
        Ok(_) | Err(desk::Error::Refused(_)) => StatusCode::NOT_FOUND.into_response(),
        Err(error) => {
            let id = format!("{:08x}", rand::random::<u32>());
            tracing::error!(id, %error, "an image could not be read");
            crate::panic::broken(id)
        }
    }
}
