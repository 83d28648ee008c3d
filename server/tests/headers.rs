use crate::house::House;
use reqwest::header::{HeaderMap, HeaderValue};
use reqwest::{Response, StatusCode};

/// Every header that every answer must have.
fn check(what: &str, response: &Response) {
    let headers = response.headers();
    let say = |name: &str| headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default().to_owned();
    assert_eq!(say("x-content-type-options"), "nosniff", "{what}");
    assert_eq!(say("referrer-policy"), "same-origin", "{what}");
    assert_eq!(say("cross-origin-opener-policy"), "same-origin", "{what}");
    assert_eq!(say("cross-origin-resource-policy"), "same-origin", "{what}");
    assert_eq!(say("x-frame-options"), "DENY", "{what}");
    assert!(say("permissions-policy").contains("camera=()"), "{what}");
    assert!(!say("cache-control").is_empty(), "{what}");
    assert!(!say("x-request-id").is_empty(), "{what}");
    let policy = say("content-security-policy");
    assert!(policy.starts_with("default-src 'none'"), "{what}: {policy}");
    assert!(
        !policy.contains("unsafe-inline") && !policy.contains("'unsafe-eval'") && !policy.contains('*'),
        "{what}: {policy}"
    );
    assert_eq!(headers.get_all("content-security-policy").iter().count(), 1, "{what}");
}

#[tokio::test]
async fn every_answer_carries_the_headers() {
    let house = House::start();
    let lead = house.lead().await;
    let mut seen = Vec::new();
    for path in [
        "/",
        "/board",
        "/stream",
        "/team",
        "/accounts",
        "/me",
        "/outbox",
        "/signin",
        "/setup/none",
        "/join/none",
        "/no/such/page",
        "/pkg/app.css",
        "/pkg/none.js",
        "/favicon.ico",
        "/favicon.svg",
        "/robots.txt",
        "/healthz",
        "/readyz",
        "/metrics",
        "/api",
        "/api/openapi.json",
        "/api/style.css",
        "/api/none/none",
        "/api/thread/board",
        "/api/live/follow",
        "/image/none",
    ] {
        let response = lead.get(path).await;
        check(path, &response);
        seen.push(response.status());
    }
    let post = |door: &'static str, body: &'static [u8], headers: HeaderMap| lead.post(door, body.to_vec(), headers);
    let ok = post("thread/board", b"{}", HeaderMap::new()).await;
    let bad = post("thread/board", b"{", HeaderMap::new()).await;
    let missing = post("thread/talk", br#"{"thread":"ffffffff-ffff-7fff-bfff-ffffffffffff"}"#, HeaderMap::new()).await;
    let foreign = [("origin".parse().unwrap(), HeaderValue::from_static("https://evil.example"))].into_iter().collect();
    let foreign = post("thread/board", b"{}", foreign).await;
    let large = lead.post("thread/board", vec![b' '; 3 << 20], HeaderMap::new()).await;
    let stranger = house.stranger().post("thread/board", b"{}".to_vec(), HeaderMap::new()).await;
    for response in [&ok, &bad, &missing, &foreign, &large, &stranger] {
        check(response.url().path(), response);
        seen.push(response.status());
    }
    for status in [
        StatusCode::OK,
        StatusCode::FOUND,
        StatusCode::BAD_REQUEST,
        StatusCode::UNAUTHORIZED,
        StatusCode::FORBIDDEN,
        StatusCode::NOT_FOUND,
        StatusCode::METHOD_NOT_ALLOWED,
        StatusCode::PAYLOAD_TOO_LARGE,
    ] {
        assert!(seen.contains(&status), "no answer was {status}");
    }
}

#[tokio::test]
async fn over_tls_the_browser_is_told_to_stay_there() {
    let house = House::start_with(&["--public-url", "https://voice.example"]);
    let here = format!("http://127.0.0.1:{}", port(&house).await);
    let caller = crate::house::Caller::new(&here);
    let response = caller.get("/signin").await;
    assert!(response.headers()["strict-transport-security"].to_str().unwrap().contains("max-age=31536000"));
    let plain = House::start();
    assert!(!plain.stranger().get("/signin").await.headers().contains_key("strict-transport-security"));
}

/// The port that a workspace with a public address really listens on: the log says it.
async fn port(house: &House) -> String {
    crate::house::until("the port is logged", async || {
        house.log().lines().find_map(|line| {
            line.split_once("port=").map(|(_, rest)| rest.split_whitespace().next().unwrap().to_owned())
        })
    })
    .await
}

#[tokio::test]
async fn each_page_has_its_own_nonce() {
    let house = House::start();
    let stranger = house.stranger();
    let mut nonces = std::collections::BTreeSet::new();
    for _ in 0..5 {
        let response = stranger.get("/signin").await;
        let policy = response.headers()["content-security-policy"].to_str().unwrap().to_owned();
        let nonce = policy.split_once("'nonce-").unwrap().1.split_once('\'').unwrap().0.to_owned();
        let html = response.text().await.unwrap();
        assert!(html.contains(&format!("nonce=\"{nonce}\"")), "the page uses the nonce of its policy");
        for script in html.split("<script").skip(1) {
            assert!(script.split_once('>').unwrap().0.contains(&nonce), "a script without a nonce: {script:.80}");
        }
        assert!(!html.contains(" style=\"") && !html.contains("<style"), "no style inside a page");
        nonces.insert(nonce);
    }
    assert_eq!(nonces.len(), 5);
}
