//! Every setting of the program. Nothing else reads the environment or a settings file.
//!
//! To add one: a field in [`Settings`] with its doc comment (ending in `Default: …`), its line in [`Settings::or`], and
//! its place in [`Config`]. The help, `config print` and the README's table follow by themselves, and a test holds them to it.

mod file;
mod table;

pub use table::settings_table;

use crate::origin::Origin;
use crate::trouble::Trouble;
use ipnet::IpNet;
use serde::{Deserialize, Serialize};
use std::net::{Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};

/// What can be set: by a flag, else by the environment, else in the settings file, else by default.
#[derive(clap::Args, Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[command(next_help_heading = "Settings (flag, environment or settings file)")]
#[serde(rename_all = "kebab-case")]
pub struct Settings {
    /// Address and port to listen on. Default: 127.0.0.1:3000.
    #[arg(long, env = "MOKSORI_LISTEN", value_name = "ADDRESS", global = true, hide_env_values = true)]
    pub listen: Option<SocketAddr>,
    /// Folder for everything that must survive: database, key, practice world. Default: ./moksori-data.
    #[arg(long, env = "MOKSORI_DATA", value_name = "FOLDER", global = true, hide_env_values = true)]
    pub data: Option<PathBuf>,
    /// Database: sqlite:<file> or postgres://user:password@host/name. Default: an SQLite file in the data folder.
    #[arg(long, env = "MOKSORI_DATABASE", value_name = "URL", global = true, hide_env_values = true)]
    pub database: Option<String>,
    /// Settings file (TOML). Default: moksori.toml in the data folder, if it is there.
    #[arg(long, env = "MOKSORI_CONFIG", value_name = "FILE", global = true, hide_env_values = true)]
    #[serde(skip)]
    pub config: Option<PathBuf>,
    /// Address that browsers use, for links, cookies and the same-origin checks. Default: http:// and the listen address.
    #[arg(long, env = "MOKSORI_PUBLIC_URL", value_name = "URL", global = true, hide_env_values = true)]
    pub public_url: Option<Origin>,
    /// Networks whose X-Forwarded-For and X-Forwarded-Proto are believed, with commas between. Default: none.
    #[arg(
        long,
        env = "MOKSORI_TRUSTED_PROXY",
        value_name = "CIDR",
        global = true,
        value_delimiter = ',',
        hide_env_values = true
    )]
    pub trusted_proxy: Option<Vec<IpNet>>,
    /// Key that encrypts the accounts' secrets: 64 hexadecimal digits. Default: key in the data folder, made on first start.
    #[arg(long, env = "MOKSORI_KEY_FILE", value_name = "FILE", global = true, hide_env_values = true)]
    pub key_file: Option<PathBuf>,
    /// Lets accounts live on servers in private networks and on this machine. Default: false.
    #[arg(long, env = "MOKSORI_ALLOW_PRIVATE", value_name = "BOOL", global = true, num_args = 0..=1, require_equals = true, default_missing_value = "true", hide_env_values = true)]
    pub allow_private: Option<bool>,
    /// What the log tells: error, warn, info, debug, or per part, such as info,desk=debug. Default: info.
    #[arg(long, env = "MOKSORI_LOG", value_name = "LEVEL", global = true, hide_env_values = true)]
    pub log: Option<String>,
}

impl Settings {
    /// These, and the others where these are silent.
    fn or(self, other: Settings) -> Settings {
        Settings {
            listen: self.listen.or(other.listen),
            data: self.data.or(other.data),
            database: self.database.or(other.database),
            config: self.config.or(other.config),
            public_url: self.public_url.or(other.public_url),
            trusted_proxy: self.trusted_proxy.or(other.trusted_proxy),
            key_file: self.key_file.or(other.key_file),
            allow_private: self.allow_private.or(other.allow_private),
            log: self.log.or(other.log),
        }
    }

    /// Reads the settings file, if there is one, and fills the rest with defaults. A file that was named must exist.
    pub fn settle(self) -> Result<Config, Trouble> {
        let data = self.data.clone().unwrap_or_else(|| DATA.into());
        let settings = match &self.config {
            Some(path) => {
                let found = file::read(path)?.ok_or_else(|| Trouble::NoSettings {
                    path: path.clone(),
                    why: std::io::ErrorKind::NotFound.into(),
                })?;
                self.or(found)
            }
            None => match file::read(&data.join("moksori.toml"))? {
                Some(found) => self.or(found),
                None => self,
            },
        };
        Ok(Config::from(settings))
    }
}

const DATA: &str = "./moksori-data";

/// The settings as they stand.
#[derive(Clone, Debug)]
pub struct Config {
    /// Where to listen.
    pub listen: SocketAddr,
    /// The data folder.
    pub data: PathBuf,
    /// The store's address; may hold a password, so it is printed by [`Config::print`] only.
    pub database: String,
    /// What browsers call us, if it was said.
    pub public_url: Option<Origin>,
    /// Whose forwarding headers are believed.
    pub trusted_proxy: Vec<IpNet>,
    /// Where the key is.
    pub key_file: PathBuf,
    /// Private servers may be connected.
    pub allow_private: bool,
    /// The log's filter.
    pub log: String,
}

impl From<Settings> for Config {
    fn from(settings: Settings) -> Self {
        let data = settings.data.unwrap_or_else(|| DATA.into());
        Config {
            listen: settings.listen.unwrap_or_else(|| (Ipv4Addr::LOCALHOST, 3000).into()),
            database: settings.database.unwrap_or_else(|| sqlite_in(&data)),
            public_url: settings.public_url,
            trusted_proxy: settings.trusted_proxy.unwrap_or_default(),
            key_file: settings.key_file.unwrap_or_else(|| data.join("key")),
            allow_private: settings.allow_private.unwrap_or_default(),
            log: settings.log.unwrap_or_else(|| "info".into()),
            data,
        }
    }
}

fn sqlite_in(data: &Path) -> String {
    format!("sqlite:{}", data.join("moksori.db").display())
}

impl Config {
    /// The settings as a settings file, with the database's password hidden.
    pub fn print(&self) -> String {
        let settings = Settings {
            listen: Some(self.listen),
            data: Some(self.data.clone()),
            database: Some(hide_password(&self.database)),
            config: None,
            public_url: self.public_url.clone(),
            trusted_proxy: Some(self.trusted_proxy.clone()),
            key_file: Some(self.key_file.clone()),
            allow_private: Some(self.allow_private),
            log: Some(self.log.clone()),
        };
        toml::to_string(&settings).unwrap_or_default()
    }
}

fn hide_password(url: &str) -> String {
    let parts = url.split_once("://").and_then(|(scheme, rest)| {
        let (login, place) = rest.rsplit_once('@')?;
        let (user, _) = login.split_once(':')?;
        Some(format!("{scheme}://{user}:…@{place}"))
    });
    parts.unwrap_or_else(|| url.into())
}

#[cfg(test)]
mod tests;
