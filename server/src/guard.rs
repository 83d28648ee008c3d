//! What stands between the network and the routes.

use crate::client::{self, Proxies};
use crate::origin::Origin;
use crate::{headers, log, panic};
use axum::Router;
use axum::extract::{Request, State};
use axum::middleware::{self, Next};
use axum::response::Response;
use std::sync::Arc;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::csrf::CsrfLayer;

/// From the inside out: a page of another site cannot make ours act; a panic becomes an answer; and [`pass`].
pub fn around<S>(router: Router<S>, public: Option<&Origin>, proxies: Proxies) -> Router<S>
where
    S: Clone + Send + Sync + 'static,
{
    let pass = middleware::from_fn_with_state(Arc::new(proxies), pass);
    router.layer(csrf(public)).layer(CatchPanicLayer::custom(panic::answer)).layer(pass)
}

/// Finds out who calls, makes every answer a line in the log, and gives it its headers. One layer for three things,
/// because each copies all that lies within it, for every request.
async fn pass(State(proxies): State<Arc<Proxies>>, mut request: Request, next: Next) -> Response {
    let client = client::know(&proxies, &mut request);
    let mut response = log::line(request, next).await;
    headers::put(response.headers_mut(), client.secure);
    response
}

/// Lets a request pass that the browser calls same-origin, that comes from the public address, or that no browser sent.
fn csrf(public: Option<&Origin>) -> CsrfLayer {
    let Some(public) = public else { return CsrfLayer::new() };
    // Settings hold only well-formed origins; if the layer disagrees, it trusts one origin less.
    CsrfLayer::new().add_trusted_origin(public.as_str()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::body::{Body, to_bytes};
    use axum::routing::get;
    use http::Request;
    use tower::ServiceExt;

    async fn boom() {
        panic!("the password is swordfish");
    }

    /// S23
    #[tokio::test]
    async fn a_panic_leaves_an_id_and_nothing_else() {
        let proxies = Proxies { trusted: Vec::new(), secure: false };
        let router = around(Router::new().route("/boom", get(boom)), None, proxies);
        let response = router.oneshot(Request::get("/boom").body(Body::empty()).unwrap()).await.unwrap();
        assert_eq!(response.status(), 500);
        assert_eq!(response.headers()["x-content-type-options"], "nosniff");
        assert!(response.headers().contains_key("content-security-policy"));
        let body = to_bytes(response.into_body(), 1 << 20).await.unwrap();
        let told: serde_json::Value = serde_json::from_slice(&body).unwrap();
        assert_eq!(told["broken"]["id"].as_str().unwrap().len(), 8);
        assert_eq!((told.as_object().unwrap().len(), told["broken"].as_object().unwrap().len()), (1, 1), "{told}");
    }
}
