use crate::fault::Fault;
use crate::here::{Here, Start};
use crate::load::once;
use crate::part::frame::Frame;
use crate::part::trouble::Trouble;
use crate::seal::Seal;
use leptos::prelude::*;
use leptos_router::components::{Outlet, Redirect};
use leptos_router::hooks::use_location;

/// Around every page of a signed-in operator: loads what they share, once, and keeps it current.
#[component]
pub fn Work() -> impl IntoView {
    let start = once(Start::load());
    view! {
        <Suspense>
            {move || Suspend::new(async move {
                match start.await {
                    Ok(start) => {
                        provide_context(Here::new(start));
                        view! {
                            <Frame>
                                <Outlet />
                            </Frame>
                        }
                            .seal()
                    }
                    Err(Fault::SignedOut) => view! { <Door /> }.seal(),
                    Err(fault) => view! { <Trouble fault /> }.seal(),
                }
            })}
        </Suspense>
    }
    .seal()
}

/// Nobody is signed in: to the door, and back here afterwards.
#[component]
fn Door() -> impl IntoView {
    let location = use_location();
    let query = location.search.get_untracked();
    let here = location.pathname.get_untracked() + if query.is_empty() { "" } else { "?" } + &query;
    view! { <Redirect path=format!("/signin?next={}", leptos_router::location::Url::escape(&here)) /> }
}
