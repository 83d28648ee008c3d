//! The team.

use crate::brand::Brand;
use crate::id::{InviteId, OperatorId, SessionId, TokenId};
use crate::time::Time;
use serde::{Deserialize, Serialize};

/// What somebody is on the team; [`crate::rights`] says what each may do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "sqlx", derive(sqlx::Type), sqlx(type_name = "text", rename_all = "lowercase"))]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// Runs the workspace: accounts, team, and everything an agent does.
    Lead,
    /// Answers customers.
    Agent,
    /// A department's answerer.
    Professional,
    /// A guest expert.
    Genius,
}

impl Role {
    /// All four, most rights first.
    pub const ALL: [Role; 4] = [Role::Lead, Role::Agent, Role::Professional, Role::Genius];
}

/// A team member, as the whole team sees one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "sqlx", derive(sqlx::FromRow))]
pub struct Operator {
    /// Who.
    pub id: OperatorId,
    /// As colleagues call them.
    pub name: String,
    /// What they sign in with; unique, lower case.
    pub email: String,
    /// What they are.
    pub role: Role,
    /// The human signature under a reply, without the caret: `SH`.
    pub cotag: String,
    /// Cannot sign in; what they did stays.
    pub disabled: bool,
    /// Their replies need no second reader because of their role.
    pub trusted: bool,
}

/// The language of the product's own words.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Language {
    /// 한국어
    #[default]
    Ko,
    /// English
    En,
}

/// Light, dark, or what the device says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Theme {
    /// As the device says.
    #[default]
    Auto,
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
}

/// What an operator chose for themselves.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Settings {
    /// Language of the product.
    pub language: Language,
    /// Light or dark.
    pub theme: Theme,
    /// Single keys act (`c` claims); off for people whose assistive tools use them.
    pub keys: bool,
    /// Minutes east of Greenwich; Seoul is 540.
    pub zone: i32,
    /// Seconds in which a reply can be taken back before it leaves, at most [`UNDO`].
    #[serde(default = "undo")]
    pub undo: u8,
}

/// The longest time to think again, in seconds.
pub const UNDO: u8 = 60;

/// What settings hold that were written before there was an undo.
fn undo() -> u8 {
    Settings::default().undo
}

impl Default for Settings {
    fn default() -> Self {
        Self { language: Language::Ko, theme: Theme::Auto, keys: true, zone: 540, undo: 10 }
    }
}

/// Who asks, and how they like it: what every page starts from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Me {
    /// The operator.
    pub operator: Operator,
    /// Their settings.
    pub settings: Settings,
    /// The brand they speak for, with its rules.
    pub brand: Brand,
}

/// A browser that is signed in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "sqlx", derive(sqlx::FromRow))]
pub struct Session {
    /// Which.
    pub id: SessionId,
    /// When it signed in.
    pub at: Time,
    /// When it last asked for something.
    pub seen: Time,
    /// What the browser says it is.
    pub agent: String,
    /// It is the one that asks.
    #[cfg_attr(feature = "sqlx", sqlx(default))]
    pub current: bool,
}

/// An invitation that has not been used.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "sqlx", derive(sqlx::FromRow))]
pub struct Invite {
    /// Which.
    pub id: InviteId,
    /// What the guest will be.
    pub role: Role,
    /// Who invited.
    pub by: OperatorId,
    /// When the link stops working.
    pub until: Time,
}

/// A script's key, without its secret.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "sqlx", derive(sqlx::FromRow))]
pub struct Token {
    /// Which.
    pub id: TokenId,
    /// What it is for.
    pub name: String,
    /// Whose rights it carries.
    pub operator: OperatorId,
    /// When it was made.
    pub at: Time,
}
