//! Where a part of a page ends for the compiler: everything inside becomes one opaque view.

use crate::context;
use leptos::children::ToChildren;
use leptos::prelude::*;
use std::sync::Arc;

/// Like [`IntoAny`], at a third of the wasm. An `AnyView` carries, for every type it hides, the code that changes a drawn
/// view into another of its kind and the code that wakes it bit by bit. A sealed view does neither: it is drawn or woken
/// whole, and one that takes its place replaces it. What changes inside it are its own signals.
pub trait Seal {
    /// Closes the view.
    fn seal(self) -> AnyView;
}

impl<V: RenderHtml + 'static> Seal for V {
    fn seal(self) -> AnyView {
        context::seal(self)
    }
}

/// What stands between a part's tags: like Leptos' own, but sealed.
pub struct Children(Box<dyn FnOnce() -> AnyView + Send>);

impl Children {
    /// Draws it.
    pub fn draw(self) -> AnyView {
        (self.0)()
    }
}

impl<F: FnOnce() -> V + Send + 'static, V: RenderHtml + 'static> ToChildren<F> for Children {
    fn to_children(inside: F) -> Self {
        Self(Box::new(move || inside().seal()))
    }
}

/// What stands between the tags of a part that may draw it more than once.
#[derive(Clone)]
pub struct ChildrenFn(Arc<dyn Fn() -> AnyView + Send + Sync>);

impl ChildrenFn {
    /// Draws it.
    pub fn draw(&self) -> AnyView {
        (self.0)()
    }
}

impl<F: Fn() -> V + Send + Sync + 'static, V: RenderHtml + 'static> ToChildren<F> for ChildrenFn {
    fn to_children(inside: F) -> Self {
        Self(Arc::new(move || inside().seal()))
    }
}
