//! The brand's social accounts and the networks they are on.

use crate::id::AccountId;
use crate::text::Measure;
use serde::{Deserialize, Serialize};

/// A place where customers speak.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "sqlx", derive(sqlx::Type), sqlx(type_name = "text", rename_all = "lowercase"))]
#[serde(rename_all = "lowercase")]
pub enum Network {
    /// The embedded network, to train and to test on.
    Practice,
    /// Bluesky, or any other AT Protocol server.
    Bluesky,
}

impl Network {
    /// What the composer must keep to.
    pub fn limits(self) -> Limits {
        match self {
            Network::Practice | Network::Bluesky => {
                Limits { measure: Measure::Graphemes, characters: 300, images: 4, image_bytes: 1_000_000 }
            }
        }
    }
}

/// What a network takes in one post.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Limits {
    /// What it counts.
    pub measure: Measure,
    /// How many of these one post takes.
    pub characters: usize,
    /// Images beside the text.
    pub images: usize,
    /// Bytes of one image.
    pub image_bytes: usize,
}

/// Whether an account can be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "sqlx", derive(sqlx::Type), sqlx(type_name = "text", rename_all = "lowercase"))]
#[serde(rename_all = "lowercase")]
pub enum Standing {
    /// Messages come in, replies go out.
    Connected,
    /// A lead paused it; the queue is kept.
    Paused,
    /// The network no longer takes our key; the queue is kept until somebody connects it again.
    SignedOut,
}

/// How the human signature looks on an account's replies.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "sqlx", derive(sqlx::Type), sqlx(type_name = "text", rename_all = "lowercase"))]
#[serde(rename_all = "lowercase")]
pub enum Cotag {
    /// `^SH`
    #[default]
    Caret,
    /// `- 서현`
    Name,
    /// Nothing.
    None,
}

impl Cotag {
    /// The signature as it stands at the end of a reply, with the space before it; empty for [`Cotag::None`].
    pub fn of(self, operator: &crate::operator::Operator) -> String {
        match self {
            Cotag::Caret if operator.cotag.is_empty() => String::new(),
            Cotag::Caret => format!(" ^{}", operator.cotag),
            Cotag::Name => format!(" - {}", operator.name),
            Cotag::None => String::new(),
        }
    }
}

/// One social account, as the whole team sees it. Its secret never leaves the server.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "sqlx", derive(sqlx::FromRow))]
pub struct Account {
    /// Which.
    pub id: AccountId,
    /// Where.
    pub network: Network,
    /// The account's lasting name on its network (a DID on Bluesky).
    pub remote: String,
    /// As customers mention it, without `@`.
    pub handle: String,
    /// As customers see it.
    pub name: String,
    /// The band over the composer: 0 to 7, one of eight colours that stay apart in light, dark and for colour-blind eyes.
    pub colour: i32,
    /// The server it lives on; empty for practice.
    pub server: String,
    /// How replies are signed.
    pub cotag: Cotag,
    /// A colleague must read each of its replies before it goes out.
    pub approval: bool,
    /// Whether it can be used.
    pub standing: Standing,
    /// Why not, in the network's own words; empty when it can.
    pub why: String,
}
