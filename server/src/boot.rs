//! What every command needs before it can begin: the store and the desk.

use crate::config::Config;
use crate::data;
use crate::trouble::Trouble;
use desk::{Desk, Options};
use std::path::PathBuf;
use std::sync::Arc;
use store::Store;

/// An open workspace.
pub struct Workspace {
    /// The use cases.
    pub desk: Arc<Desk>,
    store: Store,
}

impl Workspace {
    /// Opens store and desk; nothing moves yet. `practice` is where the practice network keeps its posts (in memory if
    /// none), `seed` what its crowd's chance grows from.
    pub async fn open(config: &Config, practice: Option<PathBuf>, seed: u64) -> Result<Self, Trouble> {
        data::make(&config.data)?;
        let key = data::key(config)?;
        let store = Store::open(&config.database).await?;
        let options = Options { key, practice, seed, allow_private: config.allow_private };
        let desk = Desk::open(store.clone(), options).await.map_err(Trouble::from)?;
        Ok(Self { desk, store })
    }

    /// Closes the store: what was committed is on the disk, and the data file is free for the next process.
    pub async fn close(self) {
        drop(self.desk);
        self.store.close().await;
    }
}

impl From<desk::Error> for Trouble {
    fn from(error: desk::Error) -> Self {
        use model::refusal::Refusal;
        match error {
            desk::Error::Refused(why) => Trouble::Refused(match why {
                Refusal::Missing => "Nobody and nothing has that name.".into(),
                Refusal::EmailTaken => "Somebody on the team has that e-mail already.".into(),
                Refusal::BadEmail => "That is not an e-mail address.".into(),
                Refusal::WeakPassword => "That password is too easy to guess: take a longer one.".into(),
                Refusal::LastLead => "This is the last lead; make somebody else one first.".into(),
                Refusal::Empty => "A name is missing.".into(),
                Refusal::TooLong { limit } => {
                    format!("A name is too long: at most {limit} characters, and a cotag has only letters and digits.")
                }
                Refusal::NoRoom => {
                    "The disk is full or does not work: nothing was changed. Make room and try again.".into()
                }
                other => format!("Moksori says no: {other:?}."),
            }),
            other => Trouble::Broken(other.to_string()),
        }
    }
}
