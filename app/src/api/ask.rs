use crate::browser;
use crate::fault::Fault;
use model::json;
use send_wrapper::SendWrapper;
use serde::Serialize;
use serde::de::DeserializeOwned;

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
        match browser::post(path, &body).await {
            Some((200..400, text)) => Ok(text),
            Some((_, text)) => Err(Fault::read(&text)),
            None => Err(Fault::Offline),
        }
    }))
}
