//! Wakes the pages about threads, as the server has drawn them.

use app::late::{self, Chunk, Late};

app::chunk!(talk);
app::chunk!(ask);
app::chunk!(more);
app::chunk!(person);
app::chunk!(stream);

fn chunk(name: &str) -> &'static Chunk {
    match name {
        "talk" => &talk::CHUNK,
        "more" => &more::CHUNK,
        "person" => &person::CHUNK,
        "stream" => &stream::CHUNK,
        _ => &ask::CHUNK,
    }
}

fn main() {
    late::begin(Late { chunk, wanted: &["ask", "talk", "stream", "more", "person"] }, || {
        leptos::mount::hydrate_body(app::AtWork)
    });
}
