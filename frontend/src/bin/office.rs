//! Wakes the doors, the outbox and the settings, as the server has drawn them.

fn main() {
    leptos::mount::hydrate_body(app::AtOffice);
}
