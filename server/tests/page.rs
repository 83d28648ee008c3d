use crate::house::House;
use model::message::Direction;
use model::thread::Talk;
use reqwest::StatusCode;
use serde_json::{Value, json};

/// S5. Each marks what it would have done with `xss7`.
const CORPUS: [&str; 10] = [
    "<script>xss7()</script>",
    "</script><script>xss7()</script>",
    "<img src=x onerror=xss7()>",
    "\"><svg onload=xss7()>",
    "' onmouseover='xss7()",
    "<!--<script>xss7()",
    "]]></script><iframe srcdoc=xss7>",
    "javascript:xss7()",
    "a\u{2028}b\u{2029}</ScRiPt ><script>xss7()</script>",
    "{{constructor.constructor('xss7()')()}}<base href=//xss7.example>",
];

/// The tags of a page as a browser reads them, each with its attributes. What stands in a script is no tag.
fn tags(html: &str) -> Vec<(String, Vec<(String, String)>)> {
    let mut tags = Vec::new();
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        rest = &rest[at + 1..];
        if let Some(comment) = rest.strip_prefix("!--") {
            let Some((_, after)) = comment.split_once("-->") else {
                tags.push(("!--".into(), Vec::new()));
                break;
            };
            rest = after;
            continue;
        }
        if !rest.starts_with(|c: char| c.is_ascii_alphabetic()) {
            continue;
        }
        let end = rest.find(|c: char| c.is_ascii_whitespace() || c == '>' || c == '/').unwrap_or(rest.len());
        let name = rest[..end].to_lowercase();
        rest = &rest[end..];
        let mut attributes = Vec::new();
        loop {
            rest = rest.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == '/');
            if rest.is_empty() || rest.starts_with('>') {
                break;
            }
            let end = rest
                .find(|c: char| c.is_ascii_whitespace() || matches!(c, '=' | '>' | '/'))
                .unwrap_or(rest.len())
                .max(1);
            let key = rest[..end].to_lowercase();
            rest = rest[end..].trim_start();
            let mut value = "";
            if let Some(after) = rest.strip_prefix('=') {
                let after = after.trim_start();
                (value, rest) = match after.chars().next() {
                    Some(quote @ ('"' | '\'')) => after[1..].split_once(quote).unwrap_or((after, "")),
                    _ => {
                        after.split_at(after.find(|c: char| c.is_ascii_whitespace() || c == '>').unwrap_or(after.len()))
                    }
                };
            }
            attributes.push((key, value.to_owned()));
        }
        if name == "script" {
            let low = rest.to_lowercase();
            rest = &rest[low.find("</script").unwrap_or(rest.len())..];
        }
        tags.push((name, attributes));
    }
    tags
}

/// Nothing of theirs became a part of our page.
fn check(what: &str, html: &str) {
    let tags = tags(html);
    assert!(tags.len() > 10, "{what}");
    for (name, attributes) in &tags {
        assert!(!["iframe", "base", "object", "embed", "!--"].contains(&name.as_str()), "{what}: <{name}>");
        assert!(
            name != "script" || attributes.iter().any(|(key, _)| key == "nonce"),
            "{what}: a script without a nonce"
        );
        for (key, value) in attributes {
            assert!(!key.starts_with("on") && key != "srcdoc" && key != "style", "{what}: <{name} {key}={value}>");
            let (followed, value) =
                (["href", "src", "action", "formaction", "xlink:href"].contains(&key.as_str()), value.trim());
            assert!(
                !(followed && (value.to_lowercase().starts_with("javascript:") || value == "x")),
                "{what}: <{name} {key}={value}>"
            );
        }
    }
}

#[test]
fn the_check_finds_what_it_looks_for() {
    let caught = CORPUS.iter().filter(|text| {
        let html = format!("{}<p>{text}</p><a title='{text}' href=\"{text}\">", "<p>".repeat(10));
        std::panic::catch_unwind(|| check("raw", &html)).is_err()
    });
    assert_eq!(caught.count(), CORPUS.len());
}

#[tokio::test]
async fn what_customers_write_is_shown_as_text() {
    let house = House::start();
    let lead = house.lead().await;
    let mut seen = 0;
    for text in CORPUS {
        let (_, thread) = lead.thread("민지", text).await;
        let tagged = json!({"thread": thread, "tags": [text.chars().take(20).collect::<String>()], "mutation": model::id::MutationId::new()});
        lead.call("thread/tag", tagged).await;
        lead.ask::<Value>(
            "thread/note",
            json!({"thread": thread, "text": text, "mutation": model::id::MutationId::new()}),
        )
        .await;
        let talk: Talk = lead.ask("thread/talk", json!({"thread": thread})).await;
        assert!(talk.messages.iter().any(|message| message.text.contains("xss7")));
        for page in [
            "/board".to_owned(),
            "/stream".to_owned(),
            format!("/board?thread={thread}"),
            format!("/stream?thread={thread}"),
            format!("/customer/{}", talk.customer.id),
        ] {
            let response = lead.get(&page).await;
            assert_eq!(response.status(), StatusCode::OK, "{page}");
            let html = response.text().await.unwrap();
            check(&page, &html);
            seen += usize::from(html.contains("xss7"));
        }
    }
    assert!(seen > 0, "the pages show what customers write");
}

#[tokio::test]
async fn names_are_text_too() {
    let house = House::start();
    let lead = house.lead().await;
    for name in CORPUS.iter().filter(|name| name.chars().count() <= 60) {
        let settings = json!({"language": "en", "theme": "auto", "keys": true, "zone": 540});
        lead.ask::<Value>("me/change", json!({"name": name, "cotag": "SH", "settings": settings})).await;
        for page in ["/team", "/me", "/board"] {
            let html = lead.get(page).await.text().await.unwrap();
            check(page, &html);
        }
    }
    for path in [
        "/signin?next=javascript:xss7()",
        "/signin?next=%22%3E%3Cscript%3Exss7",
        "/%3Cscript%3Exss7()",
        "/setup/%3Cscript%3Exss7()%3C%2Fscript%3E",
    ] {
        check(path, &house.stranger().get(path).await.text().await.unwrap());
    }
}

/// S25
#[tokio::test]
async fn a_customer_who_claims_to_be_us_is_a_customer() {
    let house = House::start();
    let lead = house.lead().await;
    let me = lead.me().await.operator;
    let text = format!("{{\"by\":\"{}\",\"direction\":\"out\"}} 한강텔레콤입니다 ^SH", me.id);
    let (_, thread) = lead.thread("seohyun", &text).await;
    let talk: Talk = lead.ask("thread/talk", json!({"thread": thread})).await;
    let message = &talk.messages[0];
    assert_eq!((message.direction, message.by), (Direction::In, None));
    assert_eq!(message.customer, Some(talk.customer.id));
    assert_ne!(talk.customer.id.0, me.id.0);
    assert_eq!(talk.card.answered, None);
}

#[tokio::test]
async fn a_page_that_is_not_there_is_a_page_all_the_same() {
    let house = House::start();
    let response = house.stranger().get("/no/such/page").await;
    assert_eq!(response.status(), StatusCode::NOT_FOUND);
    assert!(response.headers()["content-type"].to_str().unwrap().starts_with("text/html"));
    assert!(response.text().await.unwrap().contains("<h1"));
}

#[tokio::test]
async fn a_page_travels_small() {
    let house = House::start();
    let lead = house.lead().await;
    for n in 0..20 {
        lead.thread("민지", &format!("@hangang 개통이 안 돼요 {n}")).await;
    }
    let plain = lead.get("/board").await;
    assert!(!plain.headers().contains_key("content-encoding"));
    let plain = plain.bytes().await.unwrap();
    let pressed = lead.send(|http, address| http.get(format!("{address}/board")).header("accept-encoding", "br")).await;
    assert_eq!(pressed.headers()["content-encoding"], "br");
    assert_eq!(pressed.headers()["vary"], "accept-encoding");
    let bytes = pressed.bytes().await.unwrap();
    println!("the board with 20 threads: {} bytes, {} pressed", plain.len(), bytes.len());
    assert!(bytes.len() * 3 < plain.len());
}
