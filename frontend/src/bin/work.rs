//! Wakes the pages about threads, as the server has drawn them.

use app::late::{self, Chunk, Late};

app::chunk!(talk);
app::chunk!(ask);
app::chunk!(mine);
app::chunk!(more);
app::chunk!(person);
app::chunk!(stream);
app::chunk!(tools);

fn chunk(name: &str) -> &'static Chunk {
    match name {
        "talk" => &talk::CHUNK,
        "mine" => &mine::CHUNK,
        "more" => &more::CHUNK,
        "person" => &person::CHUNK,
        "stream" => &stream::CHUNK,
        "tools" => &tools::CHUNK,
        _ => &ask::CHUNK,
    }
}

fn main() {
    let wanted = &["ask", "talk", "stream", "mine", "more", "person", "tools"];
    late::begin(Late { chunk, wanted }, || leptos::mount::hydrate_body(app::AtWork));
}
