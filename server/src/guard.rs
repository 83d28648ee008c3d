//! What stands between the network and the routes.

use crate::log;
use crate::panic;
use crate::router::House;
use axum::Router;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::csrf::CsrfLayer;

/// From the inside out: a page of another site cannot make ours act; a panic becomes an answer; every answer becomes a
/// line in the log.
pub fn around(router: Router<House>, house: &House) -> Router<House> {
    router.layer(csrf(house)).layer(CatchPanicLayer::custom(panic::answer)).layer(axum::middleware::from_fn(log::line))
}

/// Lets a request pass that the browser calls same-origin, that comes from the public address, or that no browser sent.
fn csrf(house: &House) -> CsrfLayer {
    let Some(public) = &house.public else { return CsrfLayer::new() };
    // Settings hold only well-formed origins; if the layer disagrees, it trusts one origin less.
    CsrfLayer::new().add_trusted_origin(public.as_str()).unwrap_or_default()
}
