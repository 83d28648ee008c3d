use crate::{Author, Inbound};
use model::id::ReplyId;
use model::message::Media;
use model::text::{Found, scan};
use model::time::Time;
use serde::{Deserialize, Serialize};

/// One post on the practice network, a customer's or a brand's.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Post {
    /// `practice://<handle>/<key>`
    pub remote: String,
    /// The top of its conversation; itself if it is the top.
    pub root: String,
    /// What it answers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parent: Option<String>,
    /// Who wrote it.
    pub author: Author,
    /// The words.
    pub text: String,
    /// The images beside them. The bytes are not kept.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub media: Vec<Media>,
    /// The reply of ours that it is: tells a judge how often each went out.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reply: Option<ReplyId>,
    /// When it was written.
    pub at: Time,
}

impl Post {
    /// Whether it says `@handle`.
    pub fn mentions(&self, handle: &str) -> bool {
        scan(&self.text).into_iter().any(|found| matches!(found, Found::Mention(_, name) if name == handle))
    }

    /// As the account with that handle reads it.
    pub(super) fn inbound(&self, handle: &str) -> Inbound {
        Inbound {
            remote: self.remote.clone(),
            root: self.root.clone(),
            parent: self.parent.clone(),
            author: self.author.clone(),
            own: self.author.handle == handle,
            text: self.text.clone(),
            media: self.media.clone(),
            url: String::new(),
            at: self.at,
        }
    }
}

/// One line of the journal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Entry {
    /// Somebody wrote.
    Post(Post),
    /// Somebody liked a post.
    Like {
        /// Which.
        post: String,
        /// Whose handle.
        by: String,
    },
}
