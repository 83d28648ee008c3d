//! Lists that somebody keeps under a name.

use model::id::ViewId;
use model::thread::Filter;
use model::view::View;

door! {
    /// My views and everybody's, by name.
    "view/list" list() -> Vec<View>, |seat| seat.views()
}
door! {
    /// Keeps a list under a name, or changes one; `shared` makes it everybody's.
    "view/keep" keep(#[server(default)] view: Option<ViewId>, name: String, filter: Filter, #[server(default)] shared: bool) -> View, |seat| seat.keep_view(view, name, filter, shared)
}
door! {
    /// Forgets a view: mine, or as a lead one that is everybody's.
    "view/forget" forget(view: ViewId) -> (), |seat| seat.forget_view(view)
}
