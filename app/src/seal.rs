//! Where a part of a page ends for the compiler: everything inside becomes one opaque view.

use leptos::prelude::*;
use leptos::tachys::html::attribute::Attribute;
use leptos::tachys::html::attribute::any_attribute::AnyAttribute;
use leptos::tachys::hydration::Cursor;
use leptos::tachys::ssr::StreamBuilder;
use leptos::tachys::view::{Position, PositionState};

/// Like [`IntoAny`], at a fifth less wasm: an `AnyView` also carries the code that wakes its inside bit by bit, which
/// only routes that load late would use. A sealed view is woken at once.
pub trait Seal {
    /// Closes the view.
    fn seal(self) -> AnyView;
}

impl<V: RenderHtml + 'static> Seal for V {
    fn seal(self) -> AnyView {
        Sealed(self).into_any()
    }
}

struct Sealed<V>(V);

impl<V: Render> Render for Sealed<V> {
    type State = V::State;

    fn build(self) -> Self::State {
        self.0.build()
    }

    fn rebuild(self, state: &mut Self::State) {
        self.0.rebuild(state);
    }
}

impl<V: AddAnyAttr> AddAnyAttr for Sealed<V> {
    type Output<A: Attribute> = Sealed<V::Output<A>>;

    fn add_any_attr<A: Attribute>(self, attribute: A) -> Self::Output<A>
    where
        Self::Output<A>: RenderHtml,
    {
        Sealed(self.0.add_any_attr(attribute))
    }
}

impl<V: RenderHtml> RenderHtml for Sealed<V> {
    type AsyncOutput = V::AsyncOutput;
    type Owned = Sealed<V::Owned>;

    const MIN_LENGTH: usize = V::MIN_LENGTH;
    const EXISTS: bool = V::EXISTS;

    fn dry_resolve(&mut self) {
        self.0.dry_resolve();
    }

    async fn resolve(self) -> Self::AsyncOutput {
        self.0.resolve().await
    }

    fn html_len(&self) -> usize {
        self.0.html_len()
    }

    fn to_html_with_buf(
        self,
        buf: &mut String,
        position: &mut Position,
        escape: bool,
        mark_branches: bool,
        extra_attrs: Vec<AnyAttribute>,
    ) {
        self.0.to_html_with_buf(buf, position, escape, mark_branches, extra_attrs);
    }

    fn to_html_async_with_buf<const OUT_OF_ORDER: bool>(
        self,
        buf: &mut StreamBuilder,
        position: &mut Position,
        escape: bool,
        mark_branches: bool,
        extra_attrs: Vec<AnyAttribute>,
    ) {
        self.0.to_html_async_with_buf::<OUT_OF_ORDER>(buf, position, escape, mark_branches, extra_attrs);
    }

    // `hydrate_async` is left as the trait has it: it calls this one.
    fn hydrate<const FROM_SERVER: bool>(self, cursor: &Cursor, position: &PositionState) -> Self::State {
        self.0.hydrate::<FROM_SERVER>(cursor, position)
    }

    fn into_owned(self) -> Self::Owned {
        Sealed(self.0.into_owned())
    }
}
