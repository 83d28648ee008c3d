//! Where a part of a page ends for the compiler: everything inside becomes one opaque view.

use leptos::prelude::*;

/// Like [`IntoAny`], at a third of the wasm. An `AnyView` carries, for every type it hides, the code that changes a drawn
/// view into another of its kind and the code that wakes it bit by bit. A sealed view does neither: it is drawn or woken
/// whole, and one that takes its place replaces it. What changes inside it are its own signals.
pub trait Seal {
    /// Closes the view.
    fn seal(self) -> AnyView;
}

#[cfg(feature = "ssr")]
impl<V: RenderHtml + 'static> Seal for V {
    fn seal(self) -> AnyView {
        self.into_any()
    }
}

#[cfg(not(feature = "ssr"))]
impl<V: RenderHtml + 'static> Seal for V {
    fn seal(self) -> AnyView {
        browser::Sealed::new(self).into_any()
    }
}

#[cfg(not(feature = "ssr"))]
mod browser;
