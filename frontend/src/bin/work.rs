//! Wakes the pages about threads, as the server has drawn them.

fn main() {
    leptos::mount::hydrate_body(app::AtWork);
}
