//! Ids are types, so that a customer cannot be claimed and a thread cannot write.

mod by_id;

pub use by_id::ById;

/// Makes a UUID newtype. New ones are version 7: they sort by the time they were made.
macro_rules! id {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[cfg_attr(feature = "sqlx", derive(sqlx::Type), sqlx(transparent))]
        #[serde(transparent)]
        pub struct $name(pub uuid::Uuid);

        impl $name {
            /// A fresh id.
            #[cfg(feature = "clock")]
            #[expect(clippy::new_without_default, reason = "two defaults would differ")]
            pub fn new() -> Self {
                Self(uuid::Uuid::now_v7())
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }

        impl std::str::FromStr for $name {
            type Err = uuid::Error;
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                text.parse().map(Self)
            }
        }
    )+};
}

id! {
    /// A social account of the brand.
    AccountId,
    /// An answer that the team keeps.
    AnswerId,
    /// A person on a network.
    CustomerId,
    /// An image that goes out with a reply.
    ImageId,
    /// An invitation to join the team.
    InviteId,
    /// One post, in or out.
    MessageId,
    /// One intent of one client. Saying it twice changes nothing: the second answer is the first one again.
    MutationId,
    /// An internal note.
    NoteId,
    /// A team member.
    OperatorId,
    /// A topic lane.
    QueueId,
    /// What goes out as the brand.
    ReplyId,
    /// A signed-in browser.
    SessionId,
    /// The conversation that a team handles.
    ThreadId,
    /// A script's key to the API.
    TokenId,
    /// A list that somebody keeps under a name.
    ViewId,
}
