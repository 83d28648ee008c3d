use crate::failure::Failure;
use lightningcss::bundler::{Bundler, FileProvider};
use lightningcss::stylesheet::{MinifyOptions, ParserOptions, PrinterOptions};
use lightningcss::targets::{Browsers, Targets};
use std::path::Path;

/// The oldest browsers that draw `oklch()` and cascade layers. What is newer (nesting, `light-dark()`) is written in
/// words that they know.
const BROWSERS: Browsers = Browsers {
    android: None,
    chrome: Some(version(111, 0)),
    edge: Some(version(111, 0)),
    firefox: Some(version(113, 0)),
    ie: None,
    ios_saf: Some(version(16, 4)),
    opera: None,
    safari: Some(version(16, 4)),
    samsung: None,
};

const fn version(major: u32, minor: u32) -> u32 {
    major << 16 | minor << 8
}

/// One style sheet from an entry and all that it imports, without a needless byte.
pub fn bundle(entry: &Path) -> Result<String, Failure> {
    let wrong = |why: &dyn std::fmt::Display| Failure::Style(why.to_string());
    std::fs::metadata(entry).map_err(Failure::at(entry))?;
    let files = FileProvider::new();
    let mut sheet = Bundler::new(&files, None, ParserOptions::default()).bundle(entry).map_err(|e| wrong(&e))?;
    let targets = Targets::from(BROWSERS);
    sheet.minify(MinifyOptions { targets, ..Default::default() }).map_err(|e| wrong(&e))?;
    let printed =
        sheet.to_css(PrinterOptions { minify: true, targets, ..Default::default() }).map_err(|e| wrong(&e))?;
    Ok(printed.code)
}
