use crate::{Author, Inbound};
use model::id::ReplyId;
use model::message::Media;
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
    /// Whether it says `@handle`. Unlike on a real network a handle may end in anything here, not only in a domain.
    pub fn mentions(&self, handle: &str) -> bool {
        let named = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-');
        self.text.match_indices('@').any(|(at, _)| {
            let name = &self.text[at + 1..];
            let name = name[..name.find(|c| !named(c)).unwrap_or(name.len())].trim_end_matches(['.', '-']);
            name == handle && !self.text[..at].ends_with(char::is_alphanumeric)
        })
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
    /// An account keeps somebody away, or no more.
    Block {
        /// Whose.
        account: String,
        /// Their handle.
        who: String,
        /// Whether it does.
        blocked: bool,
    },
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_handle_is_said_whole() {
        let says = |text: &str| {
            let author = Author { remote: "practice:a.practice".into(), handle: "a.practice".into(), name: "a".into() };
            let (remote, at) = (String::new(), Time::default());
            let post = Post {
                root: String::new(),
                parent: None,
                media: Vec::new(),
                reply: None,
                text: text.into(),
                remote,
                author,
                at,
            };
            post.mentions("haneul.telecom")
        };
        assert!(says("@haneul.telecom 안녕하세요") && says("저기 (@haneul.telecom님)") && says("@haneul.telecom."));
        assert!(!says("haneul.telecom") && !says("a@haneul.telecom") && !says("@haneul.telecom.kr"));
    }
}
