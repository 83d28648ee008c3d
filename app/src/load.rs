//! What a page is drawn from: asked for once, on the server, and sent beside the page to the browser that wakes it.

use leptos::prelude::*;
use leptos::server::codee::{Decoder, Encoder};
use model::json::{self, Odd};
use serde::Serialize;
use serde::de::DeserializeOwned;

/// JSON, read the way all answers are.
pub struct Json;

impl<T: Serialize> Encoder<T> for Json {
    type Error = serde_json::Error;
    type Encoded = String;

    fn encode(value: &T) -> Result<String, serde_json::Error> {
        serde_json::to_string(value)
    }
}

impl<T: DeserializeOwned> Decoder<T> for Json {
    type Error = Odd;
    type Encoded = str;

    fn decode(text: &str) -> Result<T, Odd> {
        json::read(text)
    }
}

/// Loads once.
pub fn once<T>(asked: impl Future<Output = T> + Send + 'static) -> OnceResource<T, Json>
where
    T: Serialize + DeserializeOwned + Send + Sync + 'static,
{
    OnceResource::new_with_options(asked, false)
}

/// Loads again whenever `what` becomes something else.
pub fn load<S, T, A>(
    what: impl Fn() -> S + Send + Sync + 'static,
    ask: impl Fn(S) -> A + Send + Sync + 'static,
) -> Resource<T, Json>
where
    S: Clone + PartialEq + Send + Sync + 'static,
    T: Serialize + DeserializeOwned + Send + Sync + 'static,
    A: Future<Output = T> + Send + 'static,
{
    Resource::new_with_options(what, ask, false)
}
