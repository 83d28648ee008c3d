//! The place of a part whose code may still be on its way.

use crate::browser;
use crate::late;
use crate::look::say;
use crate::part::when::When;
use crate::seal::Seal;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// Milliseconds until code is asked for again that a page can do without for a while.
const AGAIN: i32 = 3_000;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Standing {
    Coming,
    Here,
    Away,
}

/// Draws a part: at once, if its code is here; else when it has come, and if it does not come, a sentence and a way to
/// ask again.
#[component]
pub fn Late(part: late::Part) -> impl IntoView {
    if let Some(drawn) = part.draw() {
        return drawn;
    }
    let standing = RwSignal::new(Standing::Coming);
    let fetch = move || {
        standing.set(Standing::Coming);
        spawn_local(async move {
            let came = part.fetch().await;
            // Whoever asked for it may have gone on.
            standing.try_set(if came { Standing::Here } else { Standing::Away });
        });
    };
    fetch();
    let shown = move || match standing.get() {
        Standing::Coming => view! { <p class="coming soft" role="status">{say(|t| t.frame.coming)}</p> }.seal(),
        Standing::Here => part.draw().unwrap_or_else(|| ().seal()),
        Standing::Away => view! {
            <section class="trouble" role="alert">
                <p>{say(|t| t.frame.away)}</p>
                <p>
                    <button type="button" on:click=move |_| fetch()>
                        {say(|t| t.frame.retry)}
                    </button>
                </p>
            </section>
        }
        .seal(),
    };
    shown.seal()
}

/// Draws a part as soon as its code is here, and until then nothing: for what a page can do without.
#[component]
pub fn Soon(part: late::Part) -> impl IntoView {
    let here = RwSignal::new(false);
    // The server has all code, but what is drawn later is nothing of the page that it draws.
    Effect::new(move |_| {
        spawn_local(async move {
            while !part.fetch().await {
                browser::pause(AGAIN).await;
                // Whoever asked for it may have gone on.
                if here.is_disposed() {
                    return;
                }
            }
            here.try_set(true);
        });
    });
    view! { <When so=move || here.get()>{part.draw()}</When> }.seal()
}
