//! What stops the program.

use std::net::SocketAddr;
use std::path::PathBuf;

/// Why the program cannot go on, as the one sentence that the terminal shows: what happened, where, and what to do.
#[derive(Debug, thiserror::Error)]
pub enum Trouble {
    /// The settings file cannot be read at all.
    #[error("The settings file {} cannot be read: {why}. Check the path given with --config.", path.display())]
    NoSettings {
        /// The file.
        path: PathBuf,
        /// The system's words.
        why: std::io::Error,
    },
    /// The settings file is not TOML, or a value in it is of the wrong kind.
    #[error("The settings file {} is broken in line {line}: {why}.", path.display())]
    BadSettings {
        /// The file.
        path: PathBuf,
        /// Counted from 1.
        line: usize,
        /// What is wrong there.
        why: String,
    },
    /// A key that no setting has.
    #[error("The settings file {} has an unknown key `{key}` in line {line}{near}; `moksori config print --help` lists all.", path.display())]
    UnknownKey {
        /// The file.
        path: PathBuf,
        /// Counted from 1.
        line: usize,
        /// The key.
        key: String,
        /// `: did you mean …?`, or nothing.
        near: String,
    },
    /// The data folder cannot be made or written.
    #[error("The data folder {} cannot be used: {why}. Choose another with --data, or let this user write there.", path.display())]
    NoData {
        /// The folder.
        path: PathBuf,
        /// The system's words.
        why: std::io::Error,
    },
    /// The disk under the data folder is full.
    #[error("The disk under {} is full: nothing was changed. Make room and start again.", path.display())]
    NoRoom {
        /// The folder.
        path: PathBuf,
    },
    /// Another moksori works in this data folder.
    #[error("The data folder {} is in use by another moksori. Stop that one first, or choose another folder with --data.", path.display())]
    InUse {
        /// The folder.
        path: PathBuf,
    },
    /// The key file is not one.
    #[error("The key file {} does not hold a key: it must be 64 hexadecimal digits. Restore it from your backup; without it the accounts must be connected again.", path.display())]
    BadKey {
        /// The file.
        path: PathBuf,
    },
    /// Somebody else listens there.
    #[error("The address {listen} is in use by another program. Stop it, or choose another with --listen, such as --listen 127.0.0.1:{}.", listen.port().wrapping_add(1))]
    Busy {
        /// The address.
        listen: SocketAddr,
    },
    /// This machine cannot listen there.
    #[error("This machine cannot listen on {listen}: {why}. Choose another address with --listen.")]
    NoListen {
        /// The address.
        listen: SocketAddr,
        /// The system's words.
        why: std::io::Error,
    },
    /// The database cannot be opened.
    #[error(transparent)]
    Store(#[from] store::OpenError),
    /// The product says no to a command.
    #[error("{0}")]
    Refused(String),
    /// Something broke while a command ran.
    #[error("{0}.")]
    Broken(String),
    /// Nothing could be written to the terminal or the pipe behind it.
    #[error("The answer could not be written: {0}.")]
    NoOutput(#[from] std::io::Error),
}

impl Trouble {
    /// Trouble with the data folder, told apart by the system's words.
    pub fn with_data(path: impl Into<PathBuf>, why: std::io::Error) -> Self {
        let path = path.into();
        match why.kind() {
            std::io::ErrorKind::StorageFull | std::io::ErrorKind::QuotaExceeded => Trouble::NoRoom { path },
            _ => Trouble::NoData { path, why },
        }
    }
}
