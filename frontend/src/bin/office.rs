//! Wakes the doors, the outbox and the settings, as the server has drawn them.

use app::late::{self, Chunk, Late};

app::chunk!(ask);
app::chunk!(outbox);
app::chunk!(accounts);
app::chunk!(team);
app::chunk!(me);
app::chunk!(door);

fn chunk(name: &str) -> &'static Chunk {
    match name {
        "outbox" => &outbox::CHUNK,
        "accounts" => &accounts::CHUNK,
        "team" => &team::CHUNK,
        "me" => &me::CHUNK,
        "door" => &door::CHUNK,
        _ => &ask::CHUNK,
    }
}

fn main() {
    let wanted = &["ask", "outbox", "accounts", "team", "me"];
    late::begin(Late { chunk, wanted }, || leptos::mount::hydrate_body(app::AtOffice));
}
