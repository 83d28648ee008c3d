use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

/// What `end2end/oracle/<name>.mjs` answers to each text, in their order.
pub fn ask(name: &str, texts: &[String]) -> Vec<String> {
    let end2end = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../end2end");
    assert!(
        end2end.join("node_modules/twitter-text").is_dir() && end2end.join("node_modules/@atproto/api").is_dir(),
        "The libraries to compare with are missing: run `npm ci` in end2end/ (node 20 or newer), or end2end/run."
    );
    let mut node = Command::new("node")
        .arg(end2end.join(format!("oracle/{name}.mjs")))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("node 20 or newer is needed to run the networks' libraries");
    let mut to = node.stdin.take().unwrap();
    let lines: String = texts.iter().map(|text| serde_json::to_string(text).unwrap() + "\n").collect();
    // Both pipes are short: whoever only writes would wait for ever.
    let writer = std::thread::spawn(move || to.write_all(lines.as_bytes()));
    let output = node.wait_with_output().unwrap();
    writer.join().unwrap().unwrap();
    assert!(output.status.success(), "oracle/{name}.mjs failed");
    let answers: Vec<_> = String::from_utf8(output.stdout).unwrap().lines().map(str::to_owned).collect();
    assert_eq!(answers.len(), texts.len(), "oracle/{name}.mjs answers each text");
    answers
}
