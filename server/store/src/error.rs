use sqlx::error::ErrorKind;
use sqlx::migrate::MigrateError;

/// What a query answers.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// Why a query could not be done. Nothing of its transaction happened, but for [`Error::Gone`] at a commit, where nobody
/// knows.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The disk is full or does not work. Reading may go on; nothing that was acknowledged is lost.
    #[error("there is no room to write: the disk is full or does not work")]
    NoRoom,
    /// The database does not answer.
    #[error("the database does not answer")]
    Gone,
    /// Somebody else's transaction was faster: begin again.
    #[error("another transaction was faster")]
    Conflict,
    /// What should never happen.
    #[error("the database refused: {0}")]
    Broken(sqlx::Error),
}

impl Error {
    /// The same, for somebody else whose work was undone together with ours: what broke is not theirs, and they may try
    /// again.
    pub(crate) fn for_another(&self) -> Self {
        match self {
            Error::NoRoom => Error::NoRoom,
            Error::Gone => Error::Gone,
            Error::Conflict | Error::Broken(_) => Error::Conflict,
        }
    }
}

/// Why there is no store. Each one reads as a sentence for the terminal: what happened, and what to do next.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// A newer version of the program wrote this database.
    #[error(
        "This database was written by a newer Moksori (it is at step {found}, this program knows {known}). \
         Start that version again, or restore the copy you made before the upgrade."
    )]
    Future {
        /// The newest migration in the database.
        found: i64,
        /// The newest migration of this program.
        known: i64,
    },
    /// Another process has the file.
    #[error("Another Moksori is already using {path}. Stop it first, or choose another folder with --data.")]
    InUse {
        /// The data file.
        path: String,
    },
    /// The file cannot be opened or made.
    #[error("The data file {path} cannot be opened: {why}. Check that the folder exists and that you may write in it.")]
    Denied {
        /// The data file.
        path: String,
        /// The operating system's words.
        why: String,
    },
    /// No server answers.
    #[error("The database server cannot be reached: {0}. Check the address, the name and the password in --database.")]
    Unreachable(String),
    /// The disk is full or does not work.
    #[error("There is no room to write the database: the disk is full or does not work. Make room and start again.")]
    NoRoom,
    /// An address that means nothing here.
    #[error("The database address must begin with sqlite: or postgres://.")]
    Address,
    /// A file that is no database of ours, or a damaged one.
    #[error("The database cannot be read: {0}. If it is not Moksori's, choose another; if it is, restore a backup.")]
    Broken(String),
}

/// The one place where an engine's words become ours.
impl From<sqlx::Error> for Error {
    fn from(error: sqlx::Error) -> Self {
        let sqlx::Error::Database(said) = &error else {
            return match error {
                sqlx::Error::Io(_)
                | sqlx::Error::Tls(_)
                | sqlx::Error::Protocol(_)
                | sqlx::Error::PoolTimedOut
                | sqlx::Error::PoolClosed
                | sqlx::Error::BeginFailed
                | sqlx::Error::WorkerCrashed => Error::Gone,
                other => Error::Broken(other),
            };
        };
        let code = said.code().unwrap_or_default();
        if let Ok(number) = code.parse::<i32>()
            && code.len() < 5
        {
            // SQLite: the low byte is the kind, the rest says more.
            return match number & 0xff {
                10 | 13 | 14 => Error::NoRoom,
                5 | 6 => Error::Conflict,
                _ if said.kind() == ErrorKind::UniqueViolation => Error::Conflict,
                _ => Error::Broken(error),
            };
        }
        match code.as_ref() {
            // Every doubled value that can be foreseen is asked with ON CONFLICT; what is left is a race.
            "40001" | "40P01" | "55P03" => Error::Conflict,
            _ if said.kind() == ErrorKind::UniqueViolation => Error::Conflict,
            "53100" | "58030" => Error::NoRoom,
            "53300" | "57P01" | "57P02" | "57P03" => Error::Gone,
            code if code.starts_with("08") => Error::Gone,
            _ => Error::Broken(error),
        }
    }
}

/// Text in the database that is not what we wrote there.
pub(crate) fn unreadable(error: serde_json::Error) -> Error {
    Error::Broken(sqlx::Error::Decode(error.into()))
}

impl OpenError {
    /// Names what went wrong while the steps that make the tables ran. `known` is the newest of them.
    pub(crate) fn migrating(error: MigrateError, known: i64) -> Self {
        match error {
            MigrateError::VersionMissing(found) | MigrateError::VersionTooNew(found, _) => {
                OpenError::Future { found, known }
            }
            MigrateError::Execute(error) | MigrateError::ExecuteMigration(error, _) => Self::from(error),
            other => OpenError::Broken(other.to_string()),
        }
    }
}

impl From<sqlx::Error> for OpenError {
    fn from(error: sqlx::Error) -> Self {
        let words = error.to_string();
        match Error::from(error) {
            Error::NoRoom => OpenError::NoRoom,
            Error::Gone => OpenError::Unreachable(words),
            Error::Conflict | Error::Broken(_) => OpenError::Broken(words),
        }
    }
}
