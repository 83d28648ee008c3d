use crate::seal::{ChildrenFn, Seal};
use leptos::prelude::*;

/// Draws its inside while something is so, anew each time that it comes to be.
#[component]
pub fn When(
    /// Whether.
    so: impl Fn() -> bool + Send + Sync + 'static,
    /// What.
    children: ChildrenFn,
) -> impl IntoView {
    switch(Box::new(so), children)
}

fn switch(so: Box<dyn Fn() -> bool + Send + Sync>, children: ChildrenFn) -> AnyView {
    let so = Memo::new(move |_| so());
    (move || so.get().then(|| children.draw())).seal()
}
