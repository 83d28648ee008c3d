//! What the team asks of a reply before it leaves: whose a colleague must read first, who that may be, and that images
//! are described.

use crate::account::Account;
use crate::id::OperatorId;
use crate::message::Attachment;
use crate::operator::{Operator, Role};
use crate::queue::Queue;
use crate::refusal::{Answer, Refusal};
use crate::reply::Reply;
use crate::rights::Right;
use serde::{Deserialize, Serialize};

/// The whole workspace's rules: whose words need a second reader, and what goes beside them. Accounts, queues and
/// operators say the rest of it themselves.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Policy {
    /// These roles, until somebody of them is trusted. A genius always is one of them.
    pub roles: Vec<Role>,
    /// Replies that hold one of these, whoever writes them.
    pub words: Vec<String>,
    /// Every image says what it shows.
    #[serde(default)]
    pub described: bool,
}

/// Why a reply needs a second reader.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Need {
    /// Its writer's role does, and they are not trusted yet.
    Role,
    /// Its account does.
    Account,
    /// Its queue does.
    Queue {
        /// Its name.
        name: String,
    },
    /// It holds a word that does.
    Word {
        /// Which.
        word: String,
    },
}

impl Policy {
    /// Why this text, written by them, needs a second reader; none if it does not.
    pub fn need(&self, operator: &Operator, account: &Account, queue: Option<&Queue>, text: &str) -> Option<Need> {
        let watched = operator.role == Role::Genius || self.roles.contains(&operator.role);
        if watched && !operator.trusted {
            return Some(Need::Role);
        }
        if account.approval {
            return Some(Need::Account);
        }
        if let Some(queue) = queue.filter(|queue| queue.approval) {
            return Some(Need::Queue { name: queue.name.clone() });
        }
        let text = flat(text);
        let holds = |word: &&String| Some(flat(word)).is_some_and(|word| !word.is_empty() && text.contains(&word));
        Some(Need::Word { word: self.words.iter().find(holds)?.clone() })
    }

    /// Whether these images may go out; if not, which is the first that says nothing.
    pub fn must_describe(&self, images: &[Attachment]) -> Answer<()> {
        let silent = images.iter().position(|image| image.alt.trim().is_empty()).filter(|_| self.described);
        silent.map_or(Ok(()), |at| Err(Refusal::Undescribed { image: at + 1 }))
    }
}

/// Letters and digits only, in lower case: `환 불` and `REFUND!` are still what they are.
fn flat(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

impl Reply {
    /// Whether they may say yes to these words (`hash`): never somebody who had a hand in them.
    pub fn may_approve(&self, reader: &Operator, hash: &str) -> Answer<()> {
        if !reader.role.may(Right::Approve) {
            return Err(Refusal::NotAllowed);
        }
        if self.written_by(reader.id) {
            return Err(Refusal::OwnWords);
        }
        if self.hash != hash {
            return Err(Refusal::OtherWords);
        }
        Ok(())
    }

    /// Whether they had a hand in it.
    pub fn written_by(&self, operator: OperatorId) -> bool {
        self.by == operator || self.started == Some(operator) || self.edited.contains(&operator)
    }
}

#[cfg(test)]
mod tests;
