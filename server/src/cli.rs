//! The words that the program understands on its command line.

use crate::config::{Settings, settings_table};
use clap::{Args, Parser, Subcommand};
use model::operator::Role;

/// A workspace in which a whole team answers customers with one voice.
#[derive(Parser)]
#[command(name = "moksori", version, max_term_width = 110, arg_required_else_help = true, disable_help_subcommand = true, after_help = EXAMPLES)]
pub struct Cli {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
    /// How.
    #[command(flatten)]
    pub settings: Settings,
}

const EXAMPLES: &str = "Examples:
  moksori serve                                     start; the first start prints a set-up link
  moksori demo                                      look around: a ready brand, a team of 23, practice customers
  moksori serve --listen 0.0.0.0:8080 --public-url https://voice.example --trusted-proxy 10.0.0.0/8
  moksori user add --name 서현 --email sh@brand.example --role agent
  moksori user reset sh@brand.example               a new password for somebody who forgot theirs
  moksori token create --for sh@brand.example nightly";

/// What the program can do.
#[derive(Subcommand)]
pub enum Command {
    /// Start the workspace.
    Serve,
    /// Start a workspace to look around: a ready brand, a team of 23 and live practice customers.
    Demo,
    /// Add, rescue or lock out people.
    #[command(subcommand)]
    User(User),
    /// Make or end keys for scripts.
    #[command(subcommand)]
    Token(Token),
    /// Look at the settings.
    #[command(subcommand)]
    Config(Config),
    /// Print the API document (OpenAPI 3.1, JSON).
    Openapi,
}

/// People, from the terminal.
#[derive(Subcommand)]
pub enum User {
    /// Add somebody to the team.
    Add(NewUser),
    /// Give somebody a new password, print it, and sign out their browsers.
    Reset {
        /// What they sign in with.
        email: String,
    },
    /// Lock somebody out at once. What they did stays.
    Disable {
        /// What they sign in with.
        email: String,
    },
}

/// Somebody new.
#[derive(Args)]
pub struct NewUser {
    /// As colleagues call them.
    #[arg(long)]
    pub name: String,
    /// What they sign in with.
    #[arg(long)]
    pub email: String,
    /// lead, agent, professional or genius.
    #[arg(long, default_value = "agent", value_parser = read_role)]
    pub role: Role,
    /// Signature under their replies, without the caret, such as SH.
    #[arg(long, default_value = "")]
    pub cotag: String,
    /// Read the password from standard input instead of making one up.
    #[arg(long)]
    pub password_stdin: bool,
}

fn read_role(text: &str) -> Result<Role, String> {
    use serde::Deserialize;
    use serde::de::IntoDeserializer;
    use serde::de::value::{Error, StrDeserializer};
    let word: StrDeserializer<'_, Error> = text.into_deserializer();
    Role::deserialize(word).map_err(|_| "choose lead, agent, professional or genius".into())
}

/// Keys for scripts.
#[derive(Subcommand)]
pub enum Token {
    /// Make a key and print it, this once.
    Create {
        /// What it is for.
        name: String,
        /// Whose rights it carries: their e-mail.
        #[arg(long = "for", value_name = "EMAIL")]
        email: String,
    },
    /// End the keys of that name.
    Revoke {
        /// What it was for.
        name: String,
    },
}

/// The settings.
#[derive(Subcommand)]
pub enum Config {
    /// Print the settings as they stand, as a settings file.
    #[command(after_long_help = settings_table())]
    Print,
}
