use crate::context;
use crate::fault::Fault;
use crate::look::{say, use_text};
use crate::seal::Seal;
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

/// A page that could not be loaded: what happened, and a way on.
#[component]
pub fn Trouble(fault: Fault) -> impl IntoView {
    let sentence = move || (use_text().fault)(&fault, &|_| String::new());
    view! {
        <section class="trouble" role="alert">
            <p>{sentence}</p>
            <p>
                <a href="" rel="external">
                    {say(|t| t.frame.again)}
                </a>
            </p>
        </section>
    }
    .seal()
}

/// Why a form that was posted without JavaScript was refused: the server comes back to the page with the fault in
/// `?__err`. Nothing when there is none, or when it is about another form: `path` is the door's, or how the doors of a
/// group begin.
#[component]
pub fn Posted(path: &'static str) -> impl IntoView {
    let query = use_query_map();
    let fault = move || {
        let query = query.read();
        if !query.get_str("__path").is_some_and(|posted| posted.starts_with(path)) {
            return None;
        }
        query.get_str("__err").map(context::posted)
    };
    view! {
        {move || {
            fault()
                .map(|fault| {
                    view! {
                        <p class="refused" role="alert">
                            {(use_text().fault)(&fault, &|_| String::new())}
                        </p>
                    }
                })
        }}
    }
    .seal()
}
