//! The data folder: what must survive a restart, and who may touch it.

use crate::config::Config;
use crate::trouble::Trouble;
use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{ErrorKind, Write};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::{Path, PathBuf};

/// A data folder that is ours while this value lives.
pub struct Data {
    path: PathBuf,
    _lock: File,
}

impl Data {
    /// Makes the folder if need be, readable for this user only, and takes its lock. A process that dies gives the lock
    /// back by itself.
    pub fn hold(path: &Path) -> Result<Self, Trouble> {
        make(path)?;
        let lock = OpenOptions::new().create(true).truncate(false).write(true).mode(0o600).open(path.join("lock"));
        let lock = lock.map_err(|e| Trouble::with_data(path, e))?;
        match lock.try_lock() {
            Ok(()) => Ok(Self { path: path.into(), _lock: lock }),
            Err(TryLockError::WouldBlock) => Err(Trouble::InUse { path: path.into() }),
            Err(TryLockError::Error(e)) => Err(Trouble::with_data(path, e)),
        }
    }

    /// Where the practice network keeps its posts.
    pub fn practice(&self) -> PathBuf {
        self.path.join("practice.jsonl")
    }
}

/// Makes the data folder if it is not there.
pub fn make(path: &Path) -> Result<(), Trouble> {
    fs::DirBuilder::new().recursive(true).mode(0o700).create(path).map_err(|e| Trouble::with_data(path, e))
}

/// The key that encrypts the accounts' secrets; a new one is made where none is.
pub fn key(config: &Config) -> Result<[u8; 32], Trouble> {
    let path = &config.key_file;
    match fs::read_to_string(path) {
        Ok(text) => read_key(text.trim()).ok_or_else(|| Trouble::BadKey { path: path.clone() }),
        Err(e) if e.kind() == ErrorKind::NotFound => {
            let key: [u8; 32] = rand::random();
            let digits: String = key.iter().map(|byte| format!("{byte:02x}")).collect();
            let file = OpenOptions::new().create_new(true).write(true).mode(0o600).open(path);
            file.and_then(|mut file| {
                writeln!(file, "{digits}")?;
                file.sync_all()
            })
            .map_err(|e| Trouble::with_data(path, e))?;
            Ok(key)
        }
        Err(e) => Err(Trouble::with_data(path, e)),
    }
}

fn read_key(digits: &str) -> Option<[u8; 32]> {
    let mut key = [0; 32];
    if digits.len() != 64 || !digits.bytes().all(|b| b.is_ascii_hexdigit()) {
        return None;
    }
    for (byte, pair) in key.iter_mut().zip(digits.as_bytes().chunks(2)) {
        *byte = u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok()?;
    }
    Some(key)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_is_held_once() {
        let folder = tempfile::tempdir().unwrap();
        let first = Data::hold(folder.path()).unwrap();
        assert!(matches!(Data::hold(folder.path()), Err(Trouble::InUse { .. })));
        drop(first);
        assert!(Data::hold(folder.path()).is_ok());
    }

    #[test]
    fn a_key_is_64_digits() {
        assert_eq!(read_key(&"0f".repeat(32)), Some([15; 32]));
        assert_eq!(read_key("0f"), None);
        assert_eq!(read_key(&"가".repeat(32)), None);
        assert_eq!(read_key(&"+f".repeat(32)), None, "from_str_radix takes a sign");
    }
}
