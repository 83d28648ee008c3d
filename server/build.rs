//! Says where the browser's files are, so that the binary can carry them: `MOKSORI_SITE`, or what `bundle` made beside
//! the build.

use std::path::PathBuf;

fn main() {
    println!("cargo::rerun-if-env-changed=MOKSORI_SITE");
    println!("cargo::rerun-if-env-changed=CARGO_TARGET_DIR");
    let site = std::env::var_os("MOKSORI_SITE").map(PathBuf::from).unwrap_or_else(|| {
        let target = std::env::var_os("CARGO_TARGET_DIR").map(PathBuf::from).unwrap_or_else(|| "../target".into());
        target.join("site/pkg")
    });
    // An absolute path: the embedding reads it from the package's folder, a debug build from wherever it is started.
    let site = std::path::absolute(&site).unwrap_or(site);
    println!("cargo::rerun-if-changed={}", site.display());
    println!("cargo::rustc-env=MOKSORI_SITE={}", site.display());
}
