use super::Settings;
use clap::{Arg, Args, Command};

/// The settings as a Markdown table: the one in the README and in `moksori config print --help`.
pub fn settings_table() -> String {
    let mut table = String::from("| flag | environment | settings file | default | what |\n|---|---|---|---|---|\n");
    for arg in args() {
        let flag = arg.get_long().unwrap_or_default();
        let environment = arg.get_env().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let key = if flag == "config" { String::new() } else { format!("`{flag}`") };
        let help = arg.get_help().map(ToString::to_string).unwrap_or_default();
        let (what, default) = help.split_once(" Default: ").unwrap_or((&help, ""));
        let default = default.trim_end_matches('.');
        table += &format!("| `--{flag}` | `{environment}` | {key} | {default} | {what} |\n");
    }
    table
}

/// The keys of a settings file.
pub fn keys() -> Vec<String> {
    args().iter().filter_map(|arg| arg.get_long()).filter(|key| *key != "config").map(Into::into).collect()
}

fn args() -> Vec<Arg> {
    Settings::augment_args(Command::new("moksori")).get_arguments().cloned().collect()
}
