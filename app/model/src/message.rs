//! One post, in or out.

use crate::id::{CustomerId, ImageId, MessageId, OperatorId, ThreadId};
use crate::time::Time;
use serde::{Deserialize, Serialize};

/// Who speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "sqlx", derive(sqlx::Type), sqlx(type_name = "text", rename_all = "lowercase"))]
#[serde(rename_all = "lowercase")]
pub enum Direction {
    /// A customer.
    In,
    /// The brand.
    Out,
}

/// Something to look at beside the text.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Media {
    /// Where the network keeps it (https), or `/image/<id>` for one of ours.
    pub url: String,
    /// What it shows, for those who cannot see it; may be empty on inbound posts.
    pub alt: String,
}

/// An image that an operator put beside a reply.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Attachment {
    /// Which upload.
    pub image: ImageId,
    /// What it shows.
    pub alt: String,
}

/// One post of a thread.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "sqlx", derive(sqlx::FromRow))]
pub struct Message {
    /// Which.
    pub id: MessageId,
    /// Where it belongs.
    pub thread: ThreadId,
    /// Who speaks.
    pub direction: Direction,
    /// The customer who wrote it; none on the brand's own.
    pub customer: Option<CustomerId>,
    /// The operator behind the brand's voice; none when it was written outside Moksori.
    pub by: Option<OperatorId>,
    /// The words, as the network has them.
    pub text: String,
    /// What comes beside them.
    #[cfg_attr(feature = "sqlx", sqlx(json))]
    pub media: Vec<Media>,
    /// The network's own id (an at:// URI on Bluesky).
    pub remote: String,
    /// Where a browser finds it; empty if nowhere.
    pub url: String,
    /// When it was written, by the network's clock.
    pub at: Time,
}
