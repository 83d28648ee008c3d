//! Takes a linked program apart where it says so with `app::chunk!`: what its pages begin with, and parts that come when
//! they are wanted. `wasm_split_cli_support` decides which function and which datum goes where, and makes a module of what
//! each part needs alone and of what some need together. A part's file holds all the modules that it needs, one after
//! another: a browser asks once, what is alike is pressed together, and the script skips what it has.

use crate::failure::Failure;
use crate::order;
use std::collections::HashSet;
use std::convert::Infallible;
use std::fmt::Write;
use std::hash::{DefaultHasher, Hasher};
use std::path::{Path, PathBuf};
use wasm_encoder::reencode::{Error, Reencode};
use wasm_encoder::{ImportSection, Module};
use wasmparser::{CustomSectionReader, Imports, Parser, Payload};

/// How the first part asks for the script, until both are one.
const SCRIPT: &str = "./late.js";

/// How the tool calls what parts share.
const SHARED: &str = "__wasm_split";

/// A program in parts.
pub struct Cut {
    /// What the program begins with, for wasm-bindgen.
    pub first: PathBuf,
    /// What comes late, by name.
    pub late: Vec<Late>,
    program: String,
    /// The parts of one build know each other by it: a part of another would write into foreign memory.
    mark: String,
    /// What the tool itself knows them by in a quick build: a number that is to be there under this name.
    canary: Option<String>,
}

/// One late part.
pub struct Late {
    /// As `app::chunk!` calls it.
    name: String,
    /// Its modules: what the tool calls them, and how many bytes each has.
    modules: Vec<(String, usize)>,
    /// All of them.
    bytes: Vec<u8>,
}

/// Cuts one program.
pub fn cut(input: &Path, program: &str, dev: bool) -> Result<Cut, Failure> {
    let wrong = |why: &dyn std::fmt::Display| Failure::Cut(why.to_string());
    let wasm = std::fs::read(input).map_err(Failure::at(input))?;
    let folder = input.with_extension("cut");
    let first = folder.join(program).with_extension("wasm");
    let mut options = wasm_split_cli_support::Options::new(&wasm);
    (options.output_dir, options.main_out_path, options.link_name) = (&folder, &first, SCRIPT);
    let parts = wasm_split_cli_support::transform(options).map_err(|e| wrong(&format_args!("{e:#}")))?;
    let mut hash = DefaultHasher::new();
    hash.write(&wasm);
    let mark = format!("{:016x}", hash.finish());
    let (mut late, mut canary) = (Vec::new(), None);
    for (name, mut stems) in parts.prefetch_map {
        stems.sort();
        let (mut modules, mut bytes) = (Vec::new(), Vec::new());
        for stem in stems {
            let path = folder.join(&stem).with_extension("wasm");
            let mut module =
                marked(&std::fs::read(&path).map_err(Failure::at(&path))?, &mark).map_err(|e| wrong(&e))?;
            if !dev {
                module = order::by_likeness(&module).map_err(|e| wrong(&e))?;
            }
            let bird = wanted(&module).map_err(|e| wrong(&e))?.into_iter().find(|name| name.starts_with("__canary"));
            canary = bird.map(str::to_owned).or(canary);
            modules.push((stem, module.len()));
            bytes.extend(module);
        }
        late.push(Late { name, modules, bytes });
    }
    late.sort_by(|one, other| one.name.cmp(&other.name));
    Ok(Cut { first, late, program: program.to_owned(), mark, canary })
}

impl Cut {
    /// Puts what brings the late parts into the program's script. Their addresses carry on the script's own version; a
    /// part that did not come is asked for again the next time.
    pub fn join(&self, script: &str) -> String {
        let mut joined = String::with_capacity(script.len() + 2_000);
        // The tool names it once for each late part.
        let mut names = Vec::new();
        for line in script.lines() {
            match line.strip_prefix("import * as ").and_then(|rest| rest.split_once(" from ")) {
                Some((import, from)) if from.contains(SCRIPT) => names.push(import),
                _ => joined.extend([line, "\n"]),
            }
        }
        let Some((name, more)) = names.split_first() else { return joined };
        let (program, mark) = (&self.program, &self.mark);
        let shared = match &self.canary {
            Some(canary) => format!("{{ ...wasm, '{canary}': ~0xdead }}"),
            None => "wasm".to_owned(),
        };
        let _ = write!(
            joined,
            "const known = {{}};
function known_or_made(name, bytes) {{
return known[name] ??= WebAssembly.instantiate(bytes, {{ '{mark}': {shared} }}).catch(why => {{
delete known[name];
throw why;
}});
}}
async function bring(part, modules) {{
const url = new URL('{program}_' + part + '.late', import.meta.url);
url.search = new URL(import.meta.url).search;
const answer = await fetch(url);
if (!answer.ok) throw new Error(answer.status + ' ' + url);
const bytes = await answer.arrayBuffer();
let at = 0;
await Promise.all(modules.map(([name, length]) => known_or_made(name, bytes.slice(at, at += length))));
}}
function late(part, ...modules) {{
return (then, data) => bring(part, modules).then(() => true, why => (console.info(why), false))
.then(came => wasm.__indirect_function_table.get(then)(data, came));
}}
const {name} = {{
"
        );
        for Late { name, modules, .. } in &self.late {
            let modules = modules.iter().map(|(stem, length)| format!(", ['{stem}', {length}]")).collect::<String>();
            let _ = writeln!(joined, "__wasm_split_load_{name}: late('{name}'{modules}),");
        }
        joined.push_str("};\n");
        joined.extend(more.iter().map(|other| format!("const {other} = {name};\n")));
        joined
    }

    /// Whether the first part, as it has become, still has what the others share with it.
    pub fn check(&self, first: &[u8]) -> Result<(), Failure> {
        let wrong = |why: wasmparser::BinaryReaderError| Failure::Cut(why.to_string());
        let mut shared = HashSet::new();
        shared.extend(self.canary.as_deref());
        for part in Parser::new(0).parse_all(first) {
            if let Payload::ExportSection(exports) = part.map_err(wrong)? {
                shared.extend(exports.into_iter().filter_map(Result::ok).map(|export| export.name));
            }
        }
        for late in &self.late {
            let mut at = 0;
            for (module, length) in &late.modules {
                for name in wanted(&late.bytes[at..at + length]).map_err(wrong)? {
                    if !shared.contains(name) {
                        return Err(Failure::Cut(format!("{module} wants `{name}`, which nobody exports.")));
                    }
                }
                at += length;
            }
        }
        Ok(())
    }

    /// The late parts' files.
    pub fn files(self) -> impl Iterator<Item = (String, Vec<u8>)> {
        self.late.into_iter().map(move |late| (format!("{}_{}.late", self.program, late.name), late.bytes))
    }
}

/// The names of what a module imports.
fn wanted(wasm: &[u8]) -> wasmparser::Result<Vec<&str>> {
    let mut names = Vec::new();
    for part in Parser::new(0).parse_all(wasm) {
        if let Payload::ImportSection(imports) = part? {
            for import in imports.into_imports() {
                names.push(import?.name);
            }
        }
    }
    Ok(names)
}

/// The same module, asking for what it shares under the mark, and without what only people read.
fn marked(wasm: &[u8], mark: &str) -> Result<Vec<u8>, Error<Infallible>> {
    struct Mark<'a>(&'a str);

    impl Reencode for Mark<'_> {
        type Error = Infallible;

        fn parse_imports(
            &mut self,
            section: &mut ImportSection,
            imports: Imports<'_>,
        ) -> Result<(), Error<Infallible>> {
            for import in imports {
                let (_, import) = import?;
                let module = if import.module == SHARED { self.0 } else { import.module };
                section.import(module, import.name, self.entity_type(import.ty)?);
            }
            Ok(())
        }

        fn parse_custom_section(
            &mut self,
            _: &mut Module,
            _: CustomSectionReader<'_>,
        ) -> Result<(), Error<Infallible>> {
            Ok(())
        }
    }

    let mut module = Module::new();
    Mark(mark).parse_core_module(&mut module, Parser::new(0), wasm)?;
    Ok(module.finish())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut() -> Cut {
        let late = Late { name: "talk".into(), modules: vec![("split_talk".into(), 7)], bytes: vec![0; 7] };
        Cut { first: PathBuf::new(), late: vec![late], program: "work".into(), mark: "abc".into(), canary: None }
    }

    #[test]
    fn the_script_brings_what_comes_late() {
        let joined =
            cut().join("import * as import1 from \"./late.js\"\nimport * as import2 from \"./late.js\"\nlet wasm;\n");
        assert!(!joined.contains("late.js"), "it asks for no second script");
        assert!(joined.starts_with("let wasm;\n"));
        assert!(joined.contains(
            "const import1 = {\n__wasm_split_load_talk: late('talk', ['split_talk', 7]),\n};\nconst import2 = import1;"
        ));
        assert_eq!(cut().files().collect::<Vec<_>>(), [("work_talk.late".to_owned(), vec![0; 7])]);
    }

    #[test]
    fn a_program_without_late_parts_stays_as_it_is() {
        assert_eq!(cut().join("let wasm;\n"), "let wasm;\n");
    }

    #[test]
    fn a_part_fits_only_its_own_build() {
        let mut imports = ImportSection::new();
        let table = wasm_encoder::MemoryType {
            minimum: 1,
            maximum: None,
            memory64: false,
            shared: false,
            page_size_log2: None,
        };
        imports.import(SHARED, "memory", table);
        let mut module = Module::new();
        module.section(&imports);
        let marked = marked(&module.finish(), "abc").unwrap();
        let has = |text: &[u8]| marked.windows(text.len()).any(|bytes| bytes == text);
        assert!(has(b"\x03abc\x06memory") && !has(SHARED.as_bytes()));
    }
}
