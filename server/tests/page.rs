use crate::house::House;
use model::thread::Talk;
use model::message::Direction;
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

/// No tag of theirs may be in our page, in its text or in its data.
fn check(what: &str, html: &str) {
    let low = html.to_lowercase();
    for tag in ["<script>xss7", "<img src=x", "<svg onload", "<iframe", "<base", "</script ><script>"] {
        assert!(!low.contains(tag), "{what} holds {tag}");
    }
    // Between our own scripts' tags there is none of theirs, and outside them no attribute.
    for part in low.split("<script").skip(1) {
        let (script, page) = part.split_once("</script>").expect("a script ends");
        assert!(!script.contains("<script"), "{what}");
        assert!(!page.contains("\" onmouseover") && !page.contains("' onmouseover='xss7()\""), "{what}");
    }
    for link in low.split("href=\"").skip(1) {
        assert!(!link.starts_with("javascript:"), "{what}");
    }
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
        lead.ask::<Value>("thread/note", json!({"thread": thread, "text": text, "mutation": model::id::MutationId::new()})).await;
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
            check(page, &lead.get(page).await.text().await.unwrap());
        }
    }
    for path in ["/signin?next=javascript:xss7()", "/signin?next=%22%3E%3Cscript%3Exss7", "/%3Cscript%3Exss7()", "/setup/%3Cscript%3Exss7()%3C%2Fscript%3E"] {
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
