//! How late code is named, brought, and waited for.

use super::{Part, needed};
use crate::browser;
use leptos::prelude::*;
use std::pin::Pin;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, Ordering::Relaxed};
use std::task::{Context, Poll, Waker};

/// Code that comes together.
pub struct Chunk {
    fetch: fn() -> Coming,
    draw: fn(Part) -> Option<AnyView>,
    here: AtomicBool,
}

/// Whether something came.
pub type Coming = Pin<Box<dyn Future<Output = bool>>>;

impl Chunk {
    /// Names how it is brought, and how its parts are drawn once it is here.
    pub const fn new(fetch: fn() -> Coming, draw: fn(Part) -> Option<AnyView>) -> Self {
        Self { fetch, draw, here: AtomicBool::new(false) }
    }

    fn here(&self) -> bool {
        self.here.load(Relaxed)
    }
}

/// What of a program comes late.
pub struct Late {
    /// Where a part's code lies, by its name.
    pub chunk: fn(&str) -> &'static Chunk,
    /// What an operator wants sooner or later, the most wanted first.
    pub wanted: &'static [&'static str],
}

static LATE: OnceLock<Late> = OnceLock::new();

fn chunk(name: &str) -> Option<&'static Chunk> {
    LATE.get().map(|late| (late.chunk)(name))
}

/// Draws a part, if its code is here.
pub fn draw(name: &str, part: Part) -> Option<AnyView> {
    chunk(name).filter(|chunk| chunk.here()).and_then(|chunk| (chunk.draw)(part))
}

/// Whether it is here.
pub fn here(name: &str) -> bool {
    chunk(name).is_some_and(Chunk::here)
}

/// Brings it, and says whether it came.
pub async fn fetch(name: &str) -> bool {
    let Some(chunk) = chunk(name) else { return false };
    let came = (chunk.fetch)().await;
    if came {
        chunk.here.store(true, Relaxed);
    }
    came
}

/// Brings all that may still be wanted. What does not come now is asked for again by whoever wants it.
pub async fn fetch_wanted() {
    for name in LATE.get().map(|late| late.wanted).unwrap_or_default() {
        fetch(name).await;
    }
}

/// Milliseconds until code that did not come is asked for again.
const AGAIN: i32 = 3_000;

/// Calls `wake` as soon as all the code is here that the server has drawn this page with. Until then, and if it never
/// comes, the page is what it is without JavaScript.
pub fn begin(late: Late, wake: fn()) {
    if LATE.set(late).is_ok() {
        when_here(wake);
    }
}

fn when_here(wake: fn()) {
    let location = browser::window().map(|window| window.location());
    let path = location.as_ref().and_then(|l| l.pathname().ok()).unwrap_or_default();
    let query = location.and_then(|l| l.search().ok()).unwrap_or_default();
    let names = needed(&path, &query);
    if names.is_empty() {
        return wake();
    }
    wasm_bindgen_futures::spawn_local(async move {
        let mut all = true;
        for name in names {
            all &= fetch(name).await;
        }
        match all {
            true => wake(),
            false => browser::later(AGAIN, move || when_here(wake)),
        }
    });
}

/// Puts parts into a file of their own: its name, and what draws them. Stands in a program, whose file it is.
#[macro_export]
macro_rules! chunk {
    ($name:ident) => {
        mod $name {
            use ::app::late::{Chunk, Part};
            use ::leptos::prelude::AnyView;
            use ::leptos::wasm_split::{SplitLoaderError, wasm_split};

            pub static CHUNK: Chunk =
                Chunk::new(|| Box::pin(async { fetch().await.is_ok() }), |part| ::app::late::at_once($name(part)));

            #[wasm_split($name, fallible, wasm_split_path = leptos::wasm_split, preload(fetch))]
            fn $name(part: Part) -> Result<AnyView, SplitLoaderError> {
                Ok(::app::late::$name(part))
            }
        }
    };
}

/// The answer of what has nothing to wait for any more.
pub fn at_once<E>(drawn: impl Future<Output = Result<AnyView, E>>) -> Option<AnyView> {
    match std::pin::pin!(drawn).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(drawn) => drawn.ok(),
        Poll::Pending => None,
    }
}
