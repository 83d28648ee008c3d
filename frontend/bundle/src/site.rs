use crate::failure::Failure;
use std::collections::HashSet;
use std::path::{Path, PathBuf};

/// The folder that the server carries.
pub struct Site {
    folder: PathBuf,
    press: bool,
    /// What belongs there.
    kept: HashSet<PathBuf>,
}

impl Site {
    /// With `press`, every file gets a brotli twin.
    pub fn new(folder: &Path, press: bool) -> Self {
        Self { folder: folder.to_owned(), press, kept: HashSet::new() }
    }

    /// Writes a file and its twin, unless both are there already, and prints what they weigh.
    pub fn put(&mut self, name: &str, bytes: &[u8]) -> Result<(), Failure> {
        let (path, twin) = (self.folder.join(name), self.folder.join(format!("{name}.br")));
        self.kept.extend([path.clone(), twin.clone()]);
        let same = std::fs::read(&path).is_ok_and(|old| old == bytes);
        if !same {
            // The twin goes first: a build that is stopped half-way must not leave yesterday's beside today's file.
            remove(&twin)?;
            if let Some(folder) = path.parent() {
                std::fs::create_dir_all(folder).map_err(Failure::at(folder))?;
            }
            std::fs::write(&path, bytes).map_err(Failure::at(&path))?;
        }
        if !self.press {
            remove(&twin)?;
            println!("{name:<14} {:>9} bytes", bytes.len());
            return Ok(());
        }
        let pressed = match twin.metadata() {
            Ok(meta) => meta.len(),
            Err(_) => {
                let pressed = press(bytes);
                std::fs::write(&twin, &pressed).map_err(Failure::at(&twin))?;
                pressed.len() as u64
            }
        };
        println!("{name:<14} {:>9} bytes {pressed:>9} brotli", bytes.len());
        Ok(())
    }

    /// Removes what an earlier build left there: the server would carry it too.
    pub fn sweep(&self) -> Result<(), Failure> {
        for entry in std::fs::read_dir(&self.folder).map_err(Failure::at(&self.folder))? {
            let path = entry.map_err(Failure::at(&self.folder))?.path();
            if path.is_file() && !self.kept.contains(&path) {
                remove(&path)?;
            }
        }
        Ok(())
    }
}

fn remove(path: &Path) -> Result<(), Failure> {
    match std::fs::remove_file(path) {
        Err(why) if why.kind() != std::io::ErrorKind::NotFound => Err(Failure::File { path: path.to_owned(), why }),
        _ => Ok(()),
    }
}

fn press(bytes: &[u8]) -> Vec<u8> {
    let params =
        brotli::enc::BrotliEncoderParams { quality: 11, lgwin: 24, size_hint: bytes.len(), ..Default::default() };
    let mut pressed = Vec::new();
    // Reading from and writing to memory cannot fail; an empty twin would be caught by the server's tests.
    let _ = brotli::BrotliCompress(&mut &bytes[..], &mut pressed, &params);
    pressed
}
