//! Says where the browser's files are, so that the binary can carry them: `MOKSORI_SITE`, or where `bundle` puts them.

use std::path::PathBuf;

fn main() {
    println!("cargo::rerun-if-env-changed=MOKSORI_SITE");
    let site = std::env::var_os("MOKSORI_SITE").map_or_else(|| "../target/site/pkg".into(), PathBuf::from);
    // A debug build reads the files at every request, from wherever it is started: the path must be whole.
    let site = std::path::absolute(&site).unwrap_or(site);
    println!("cargo::rerun-if-changed={}", site.display());
    println!("cargo::rustc-env=MOKSORI_SITE={}", site.display());
}
