use walrus::Module;

/// What the browser calls when Rust and it share a stream: linked by every page, and nobody here streams.
const STREAMS: [&str; 3] = ["intounderlyingsource", "intounderlyingsink", "intounderlyingbytesource"];

/// Takes out what nobody calls, and shortens the names between the wasm and its script: each carries sixteen digits of a
/// hash, which no compression makes smaller, on both sides. Gives the script back, without its comments.
pub fn shrink(wasm: &mut Module, script: &str) -> String {
    let streams: Vec<_> = wasm
        .exports
        .iter()
        .filter(|export| STREAMS.iter().any(|one| export.name.trim_start_matches("__wbg_").starts_with(one)))
        .map(|export| export.id())
        .collect();
    for export in streams {
        wasm.exports.delete(export);
    }
    walrus::passes::gc::run(wasm);
    let code = script.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with(['/', '*']));
    let mut script = code.collect::<Vec<_>>().join("\n");
    for (n, import) in wasm.imports.iter_mut().enumerate().filter(|(_, import)| hashed(&import.name)) {
        let short = format!("i{n}");
        script = script.replace(&import.name, &short);
        import.name = short;
    }
    script
}

/// `__wbg_setTimeout_0123456789abcdef`
fn hashed(name: &str) -> bool {
    let hash = name.strip_prefix("__wbg_").and_then(|name| name.rsplit_once('_'));
    hash.is_some_and(|(_, hash)| hash.len() == 16 && hash.bytes().all(|digit| digit.is_ascii_hexdigit()))
}
