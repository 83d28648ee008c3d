use crate::cut::cut;
use crate::failure::Failure;
use crate::order;
use crate::shrink::shrink;
use std::path::{Path, PathBuf};
use std::process::Command;

/// A file's name under the site's folder, and what is in it.
pub type File = (String, Vec<u8>);

/// The programs of `frontend`: `app::half` says which pages are whose.
const PROGRAMS: [&str; 2] = ["work", "office"];

/// Compiles `frontend` and makes the JavaScript that stands between each program and the browser: `work.js`
/// and `work_bg.wasm`, its late parts (`work_talk.late` and so on), and the modules that a dependency may bring along.
pub fn build(root: &Path, dev: bool) -> Result<Vec<File>, Failure> {
    let (profile, folder) = if dev { ("dev", "debug") } else { ("wasm", "wasm") };
    // In its own cargo run: beside the server, both halves of `app` would be switched on at once.
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let status = Command::new(&cargo)
        .args(["build", "--package", "frontend", "--target", "wasm32-unknown-unknown", "--profile", profile])
        .current_dir(root)
        .status()
        .map_err(Failure::at(Path::new(&cargo)))?;
    if !status.success() {
        return Err(Failure::Cargo);
    }
    let target = std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root.join("target"), PathBuf::from);
    let compiled = root.join(target).join("wasm32-unknown-unknown").join(folder);
    let mut files = Vec::new();
    for program in PROGRAMS {
        files.extend(bind(&compiled.join(program).with_extension("wasm"), program, dev)?);
    }
    Ok(files)
}

fn bind(input: &Path, program: &str, dev: bool) -> Result<Vec<File>, Failure> {
    let wrong = |why: &dyn std::fmt::Display| Failure::Bindgen(why.to_string());
    let cut = cut(input, program, dev)?;
    let mut bindgen = wasm_bindgen_cli_support::Bindgen::new();
    bindgen.input_path(&cut.first).out_name(program).typescript(false).keep_debug(dev).remove_name_section(!dev);
    // By them the late parts find the functions and the memory of the first.
    bindgen.keep_lld_exports(true);
    bindgen.web(true).map_err(|e| wrong(&e))?;
    let mut output = bindgen.generate_output().map_err(|e| wrong(&format_args!("{e:#}")))?;
    let script = cut.join(output.js());
    let wasm = output.wasm_mut();
    let script = if dev { script } else { shrink(wasm, &script) };
    let wasm = if dev { wasm.emit_wasm() } else { order::by_likeness(&wasm.emit_wasm()).map_err(|e| wrong(&e))? };
    cut.check(&wasm)?;
    let mut files = vec![(format!("{program}.js"), script.into()), (format!("{program}_bg.wasm"), wasm)];
    files.extend(cut.files());
    for (crate_name, scripts) in output.snippets() {
        let name = |n| format!("snippets/{crate_name}/inline{n}.js");
        files.extend(scripts.iter().enumerate().map(|(n, script)| (name(n), script.clone().into_bytes())));
    }
    for (name, script) in output.local_modules() {
        files.push((format!("snippets/{name}"), script.clone().into_bytes()));
    }
    Ok(files)
}
