use crate::browser::window;
use crate::fault::Fault;
use model::json;
use send_wrapper::SendWrapper;
use serde::Serialize;
use serde::de::DeserializeOwned;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;

/// What a door is asked, as it travels.
pub fn body(call: &impl Serialize) -> String {
    // Names and texts always become JSON.
    serde_json::to_string(call).unwrap_or_default()
}

/// Asks a door. Only the reading of its answer is compiled once for every kind of answer.
pub async fn ask<T: DeserializeOwned>(path: &'static str, body: String) -> Result<T, Fault> {
    json::read(&answer(path, body).await?).map_err(|_| Fault::Offline)
}

// A browser's futures stay on its one thread.
type Answer = SendWrapper<std::pin::Pin<Box<dyn Future<Output = Result<String, Fault>>>>>;

fn answer(path: &'static str, body: String) -> Answer {
    SendWrapper::new(Box::pin(async move {
        match post(path, &body).await {
            Some((200..400, text)) => Ok(text),
            Some((_, text)) => Err(Fault::read(&text)),
            None => Err(Fault::Offline),
        }
    }))
}

/// Posts JSON to a path of this server; its status and its body. None if it was not reached, or fell silent half-way.
async fn post(path: &str, body: &str) -> Option<(u16, String)> {
    let headers = web_sys::Headers::new().ok()?;
    headers.set("content-type", "application/json").ok()?;
    headers.set("accept", "application/json").ok()?;
    let init = web_sys::RequestInit::new();
    init.set_method("POST");
    init.set_headers(&headers);
    init.set_body(&body.into());
    let answer = JsFuture::from(window()?.fetch_with_str_and_init(path, &init)).await.ok()?;
    let answer: web_sys::Response = answer.unchecked_into();
    let text = JsFuture::from(answer.text().ok()?).await.ok()?.as_string()?;
    Some((answer.status(), text))
}
