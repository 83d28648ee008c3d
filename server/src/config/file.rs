use super::{Settings, table};
use crate::trouble::Trouble;
use std::io::ErrorKind;
use std::path::Path;

/// Reads a settings file; `None` if it is not there.
pub fn read(path: &Path) -> Result<Option<Settings>, Trouble> {
    match std::fs::read_to_string(path) {
        Ok(text) => parse(path, &text).map(Some),
        Err(why) if matches!(why.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => Ok(None),
        Err(why) => Err(Trouble::NoSettings { path: path.into(), why }),
    }
}

fn parse(path: &Path, text: &str) -> Result<Settings, Trouble> {
    let bad = |e: toml::de::Error| Trouble::BadSettings {
        path: path.into(),
        line: e.span().map_or(1, |span| line_at(text, span.start)),
        why: e.message().trim_end_matches('.').replace('\n', ", "),
    };
    let keys: toml::Table = toml::from_str(text).map_err(bad)?;
    let known = table::keys();
    if let Some(key) = keys.keys().find(|key| !known.contains(key)) {
        return Err(Trouble::UnknownKey {
            path: path.into(),
            line: text
                .lines()
                .position(|line| line.trim_start().trim_start_matches(['"', '[']).starts_with(key.as_str()))
                .map_or(1, |i| i + 1),
            key: key.clone(),
            near: nearest(key, &known).map(|near| format!(": did you mean `{near}`?")).unwrap_or_default(),
        });
    }
    toml::from_str(text).map_err(bad)
}

fn line_at(text: &str, byte: usize) -> usize {
    text.as_bytes().iter().take(byte).filter(|b| **b == b'\n').count() + 1
}

fn nearest<'a>(key: &str, known: &'a [String]) -> Option<&'a str> {
    let key = key.replace('_', "-");
    let close = |known: &&'a String| (strsim::jaro_winkler(&key, known) * 1000.0) as u32;
    known.iter().filter(|known| close(known) > 700).max_by_key(close).map(String::as_str)
}
