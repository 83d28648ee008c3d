//! The few things asked of the browser itself. On the server each answers nothing and does nothing.

use leptos::prelude::on_cleanup;
use model::id::MutationId;
use model::time::Time;
use send_wrapper::SendWrapper;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Document, Window};

/// The window; none on the server.
pub fn window() -> Option<Window> {
    if cfg!(feature = "hydrate") { web_sys::window() } else { None }
}

/// The document; none on the server.
pub fn document() -> Option<Document> {
    window()?.document()
}

/// An attribute of `<html>`.
pub fn html_attribute(name: &str) -> Option<String> {
    document()?.document_element()?.get_attribute(name)
}

/// The clock on this machine; none on the server, which has its own.
pub fn clock() -> Option<Time> {
    window().map(|_| Time((js_sys::Date::now() * 1000.0) as i64))
}

/// Calls back after that many milliseconds.
pub fn later(after: i32, then: impl FnOnce() + 'static) {
    wait(Some(after), Box::new(then));
}

/// Calls back when the browser has nothing better to do; where it cannot say, a little later.
pub fn idle(then: impl FnOnce() + 'static) {
    let Some(window) = window() else { return };
    let then = Closure::once_into_js(then);
    let then: &js_sys::Function = then.unchecked_ref();
    if window.request_idle_callback(then).is_err() {
        let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(then, 2_000);
    }
}

/// Waits for that many milliseconds.
pub async fn pause(after: i32) {
    let done = js_sys::Promise::new(&mut |done, _| {
        if let Some(window) = window() {
            let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(&done, after);
        }
    });
    let _ = wasm_bindgen_futures::JsFuture::from(done).await;
}

/// Calls back before the next picture is drawn; in a hidden window, which draws none, a moment later.
pub fn next_frame(then: impl FnOnce() + 'static) {
    wait(None, Box::new(then));
}

fn wait(after: Option<i32>, then: Box<dyn FnOnce()>) {
    let Some(window) = window() else { return };
    let hidden = document().is_some_and(|d| d.hidden());
    let then = Closure::once_into_js(then);
    let then = then.unchecked_ref();
    // Only a missing window could fail here, and there is one.
    let _ = match after.or(hidden.then_some(100)) {
        Some(after) => window.set_timeout_with_callback_and_timeout_and_arguments_0(then, after),
        None => window.request_animation_frame(then),
    };
}

/// Calls back on an element's events, for as long as the part that asks is there.
pub fn hear<E: JsCast>(element: &web_sys::HtmlElement, name: &'static str, then: impl Fn(E) + 'static) {
    let then = Closure::<dyn Fn(web_sys::Event)>::new(move |event: web_sys::Event| then(event.unchecked_into()));
    let _ = element.add_event_listener_with_callback(name, then.as_ref().unchecked_ref());
    // Views and what they listen with stay on the browser's one thread.
    let heard = SendWrapper::new((element.clone(), then));
    on_cleanup(move || {
        let (element, then) = heard.take();
        let _ = element.remove_event_listener_with_callback(name, then.as_ref().unchecked_ref());
    });
}

/// Leaves for another page of ours, loading it afresh.
pub fn visit(path: &str) {
    if let Some(window) = window() {
        let _ = window.location().assign(path);
    }
}

/// The path and query of the page that is open.
pub fn here() -> String {
    let location = window().map(|w| w.location());
    let path = location.as_ref().and_then(|l| l.pathname().ok()).unwrap_or_default();
    path + &location.and_then(|l| l.search().ok()).unwrap_or_default()
}

/// Keeps a small choice for a year.
pub fn set_cookie(name: &str, value: &str) {
    let jar = document().and_then(|d| d.dyn_into::<web_sys::HtmlDocument>().ok());
    if let Some(jar) = jar {
        let _ = jar.set_cookie(&format!("{name}={value}; Path=/; Max-Age=31536000; SameSite=Lax"));
    }
}

/// A fresh id for something that this browser wants done.
pub fn mutation() -> MutationId {
    let mut bytes = [0; 16];
    if let Some(crypto) = window().and_then(|w| w.crypto().ok()) {
        let _ = crypto.get_random_values_with_u8_array(&mut bytes);
    }
    MutationId(uuid::Builder::from_random_bytes(bytes).into_uuid())
}

/// A number from 0 to 1, to spread returns.
pub fn chance() -> f64 {
    if cfg!(feature = "hydrate") { js_sys::Math::random() } else { 0.0 }
}

/// Small letters, by the browser's own table of them. Nothing on the server, which looks for nothing.
pub fn lowercase(text: &str) -> String {
    if cfg!(feature = "hydrate") { js_sys::JsString::from(text).to_lower_case().into() } else { String::new() }
}
