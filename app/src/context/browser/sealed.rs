use leptos::prelude::*;
use leptos::tachys::html::attribute::Attribute;
use leptos::tachys::html::attribute::any_attribute::AnyAttribute;
use leptos::tachys::hydration::Cursor;
use leptos::tachys::renderer::Rndr;
use leptos::tachys::renderer::types::{Element, Node, Placeholder};
use leptos::tachys::view::{Mountable, Position, PositionState};

/// A view of any kind. Not generic, so that `AnyView` has one kind of view to hide.
pub struct Sealed(Box<dyn Inside>);

impl Sealed {
    pub fn new<V: RenderHtml + 'static>(view: V) -> Self {
        Self(Box::new(view))
    }
}

/// All that a browser does with a sealed view.
trait Inside: Send {
    fn draw(self: Box<Self>) -> Drawn;
    fn wake(self: Box<Self>, cursor: &Cursor, position: &PositionState) -> Drawn;
}

impl<V: RenderHtml + 'static> Inside for V {
    fn draw(self: Box<Self>) -> Drawn {
        let state = Box::new(self.build());
        Drawn { state, placeholder: (!V::EXISTS).then(Rndr::create_placeholder) }
    }

    fn wake(self: Box<Self>, cursor: &Cursor, position: &PositionState) -> Drawn {
        let state = Box::new(self.hydrate::<true>(cursor, position));
        Drawn { state, placeholder: (!V::EXISTS).then(|| cursor.next_placeholder(position)) }
    }
}

/// What a sealed view has become; a view that draws nothing leaves a placeholder.
pub struct Drawn {
    state: Box<dyn Mountable>,
    placeholder: Option<Placeholder>,
}

impl Mountable for Drawn {
    fn unmount(&mut self) {
        self.state.unmount();
        if let Some(placeholder) = &mut self.placeholder {
            placeholder.unmount();
        }
    }

    fn mount(&mut self, parent: &Element, marker: Option<&Node>) {
        self.state.mount(parent, marker);
        if let Some(placeholder) = &mut self.placeholder {
            placeholder.mount(parent, marker);
        }
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        match &self.placeholder {
            Some(placeholder) => placeholder.insert_before_this(child),
            None => self.state.insert_before_this(child),
        }
    }

    fn elements(&self) -> Vec<Element> {
        self.state.elements()
    }
}

impl Render for Sealed {
    type State = Drawn;

    fn build(self) -> Drawn {
        self.0.draw()
    }

    fn rebuild(self, state: &mut Drawn) {
        let mut new = self.build();
        state.insert_before_this(&mut new);
        state.unmount();
        *state = new;
    }
}

impl AddAnyAttr for Sealed {
    type Output<A: Attribute> = <AnyView as AddAnyAttr>::Output<A>;

    fn add_any_attr<A: Attribute>(self, attribute: A) -> Self::Output<A> {
        self.into_any().add_any_attr(attribute)
    }
}

impl RenderHtml for Sealed {
    type AsyncOutput = Self;
    type Owned = Self;

    const MIN_LENGTH: usize = 0;

    fn dry_resolve(&mut self) {}

    async fn resolve(self) -> Self {
        self
    }

    fn to_html_with_buf(self, _: &mut String, _: &mut Position, _: bool, _: bool, _: Vec<AnyAttribute>) {
        unreachable!("a browser writes no HTML")
    }

    fn hydrate<const FROM_SERVER: bool>(self, cursor: &Cursor, position: &PositionState) -> Drawn {
        self.0.wake(cursor, position)
    }

    fn into_owned(self) -> Self {
        self
    }
}
