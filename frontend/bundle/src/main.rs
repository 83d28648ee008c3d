//! Builds what the browser needs into one folder, which the server then carries inside itself: `work.js`,
//! `work_bg.wasm` and what of it comes late (`work_talk.late`), the same of `office`, `app.css`, `icons.svg` and `favicon.svg`, each with its
//! brotli twin (`.br`). One tool from one lock file, nothing to download.
//!
//! `cargo run -p bundle` from anywhere in the workspace. A file whose bytes did not change is left alone.

mod cut;
mod failure;
mod icons;
mod order;
mod shrink;
mod site;
mod styles;
mod wasm;

use failure::Failure;
use site::Site;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

const HELP: &str = "\
Builds the wasm, the styles and the icons into target/site/pkg.

Usage: cargo run -p bundle -- [options]

  --dev          a quick build of the wasm: large and slow, with names in its traces; nothing is compressed
  --styles       only the styles and the icons
  --out <path>   another folder than target/site/pkg
  --help         this text

The wasm is compiled in CARGO_TARGET_DIR, if that is set.";

/// What the command line asks for.
struct Wish {
    dev: bool,
    styles: bool,
    /// Where it goes; our own folder, if none.
    out: Option<PathBuf>,
}

fn main() -> ExitCode {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let root = root.canonicalize().unwrap_or(root);
    let wish = match read(std::env::args().skip(1)) {
        Ok(Some(wish)) => wish,
        Ok(None) => {
            println!("{HELP}");
            return ExitCode::SUCCESS;
        }
        Err(argument) => {
            eprintln!("I do not know what to do with `{argument}`.\n\n{HELP}");
            return ExitCode::from(2);
        }
    };
    match build(&wish, &root) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("{failure}");
            ExitCode::FAILURE
        }
    }
}

/// `None` is a call for help; the error is the argument that made no sense.
fn read(mut args: impl Iterator<Item = String>) -> Result<Option<Wish>, String> {
    let mut wish = Wish { dev: false, styles: false, out: None };
    while let Some(argument) = args.next() {
        match argument.as_str() {
            "--dev" => wish.dev = true,
            "--styles" => wish.styles = true,
            "--out" => wish.out = Some(args.next().ok_or(argument)?.into()),
            "--help" | "-h" => return Ok(None),
            _ => return Err(argument),
        }
    }
    Ok(Some(wish))
}

fn build(wish: &Wish, root: &Path) -> Result<(), Failure> {
    let own = root.join("target/site/pkg");
    let mut site = Site::new(wish.out.as_deref().unwrap_or(&own), !wish.dev);
    let style = root.join("style");
    site.put("app.css", styles::bundle(&style.join("main.css"))?.as_bytes())?;
    site.put("icons.svg", icons::sprite(&style)?.as_bytes())?;
    site.put("favicon.svg", icons::favicon(&style)?.as_bytes())?;
    if !wish.styles {
        for (name, bytes) in wasm::build(root, wish.dev)? {
            site.put(&name, &bytes)?;
        }
        // Somebody else's folder may hold somebody else's files.
        if wish.out.is_none() {
            site.sweep()?;
        }
    }
    Ok(())
}
