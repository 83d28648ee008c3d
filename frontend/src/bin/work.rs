//! Wakes the pages about threads, as the server has drawn them.

use app::late::{self, Chunk, Late};

app::chunk!(talk);
app::chunk!(ask);

fn chunk(name: &str) -> &'static Chunk {
    match name {
        "talk" => &talk::CHUNK,
        _ => &ask::CHUNK,
    }
}

fn main() {
    late::begin(Late { chunk, wanted: &["ask", "talk"] }, || leptos::mount::hydrate_body(app::AtWork));
}
