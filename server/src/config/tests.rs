use super::*;

fn settle(text: &str) -> Result<Config, Trouble> {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("moksori.toml"), text).unwrap();
    Settings { data: Some(folder.path().into()), ..Settings::default() }.settle()
}

#[test]
fn the_readme_shows_the_same_table() {
    let readme = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/../README.md")).unwrap();
    assert!(readme.contains(&settings_table()), "put this into the README:\n{}", settings_table());
}

#[test]
fn a_flag_is_stronger_than_the_file() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("moksori.toml"), "listen = \"127.0.0.1:4000\"\nlog = \"debug\"\n").unwrap();
    let flags = Settings { data: Some(folder.path().into()), log: Some("warn".into()), ..Settings::default() };
    let config = flags.settle().unwrap();
    assert_eq!((config.listen.port(), config.log.as_str()), (4000, "warn"));
}

#[test]
fn a_wrong_key_is_answered_with_the_right_one() {
    let told = settle("log = \"info\"\npublic_ulr = \"https://a.example\"\n").unwrap_err().to_string();
    assert!(told.contains("line 2") && told.contains("did you mean `public-url`?"), "{told}");
}

#[test]
fn a_wrong_value_is_told_with_its_line() {
    let told = settle("log = \"info\"\n\nlisten = \"nowhere\"\n").unwrap_err().to_string();
    assert!(told.contains("line 3"), "{told}");
    let told = settle("listen = \"127.0.0.1:1\"\ntrusted-proxy = [\"10.0.0.0/99\"]\n").unwrap_err().to_string();
    assert!(told.contains("line 2"), "{told}");
}

#[test]
fn what_is_printed_can_be_read_again() {
    let config = settle("public-url = \"https://voice.example\"\ntrusted-proxy = [\"10.0.0.0/8\"]\n").unwrap();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("printed.toml");
    std::fs::write(&path, config.print()).unwrap();
    let again = Settings { config: Some(path), ..Settings::default() }.settle().unwrap();
    assert_eq!(again.print(), config.print());
}

#[test]
fn a_password_is_never_printed() {
    let config = settle("database = \"postgres://me:pass@word@db.example/moksori\"\n").unwrap();
    assert!(config.print().contains("postgres://me:…@db.example/moksori"), "{}", config.print());
}
