use crate::house::{Caller, House, PASSWORD};
use crate::table::{nobody, table};
use app::context::Listed;
use model::operator::Role;
use reqwest::StatusCode;
use reqwest::header::{HeaderMap, HeaderValue};
use serde_json::{Value, json};
use std::collections::BTreeSet;

#[test]
fn every_door_is_on_the_table() {
    let doors: BTreeSet<_> = server_fn::axum::server_fn_paths().map(|(path, _)| path.to_owned()).collect();
    let rows: BTreeSet<_> = table().iter().map(|row| format!("/api/{}", row.path)).collect();
    assert_eq!(doors, rows, "a new door needs its row in tests/table.rs");
    let described: BTreeSet<_> =
        server_fn::inventory::iter::<Listed>.into_iter().map(|door| door.path.to_owned()).collect();
    assert_eq!(doors, described, "a door that `door!` did not make is not in the API document");
    let public: BTreeSet<_> = server_fn::inventory::iter::<Listed>
        .into_iter()
        .filter(|door| door.public)
        .map(|door| door.path.to_owned())
        .collect();
    let open: BTreeSet<_> =
        table().iter().filter(|row| row.who == "*").map(|row| format!("/api/{}", row.path)).collect();
    assert_eq!(public, open);
}

#[test]
fn no_door_opens_to_a_get() {
    let gets: Vec<_> = server_fn::axum::server_fn_paths().filter(|(_, method)| method != http::Method::POST).collect();
    assert!(gets.is_empty(), "{gets:?}");
}

/// S1
#[tokio::test]
async fn without_a_session_there_is_nothing() {
    let house = House::start();
    house.lead().await;
    let stranger = house.stranger();
    for row in table() {
        let response = stranger.post(row.path, row.body.to_string().into(), HeaderMap::new()).await;
        let (status, body) = (response.status(), response.bytes().await.unwrap());
        if row.who == "*" {
            assert_eq!(status, row.answer, "{}", row.path);
        } else {
            assert_eq!((status, body.len()), (StatusCode::UNAUTHORIZED, 0), "{}", row.path);
        }
    }
    for page in
        ["/", "/board", "/stream", "/outbox", "/mine", "/accounts", "/team", "/me", &format!("/customer/{}", nobody())]
    {
        let response = stranger.get(page).await;
        assert_eq!(response.status(), StatusCode::FOUND, "{page}");
        assert!(response.headers()["location"].to_str().unwrap().starts_with("/signin"), "{page}");
    }
    for shut in [format!("/image/{}", nobody()), "/api/live/follow".into()] {
        let status = stranger.get(&shut).await.status();
        assert!(
            status == StatusCode::UNAUTHORIZED
                || status == StatusCode::UPGRADE_REQUIRED
                || status == StatusCode::BAD_REQUEST,
            "{shut}: {status}"
        );
    }
    let wrong = Caller::with_token(&house.address, "no-such-key");
    let response = wrong.post("thread/board", b"{}".to_vec(), HeaderMap::new()).await;
    assert_eq!(response.status(), StatusCode::UNAUTHORIZED);
    assert!(response.bytes().await.unwrap().is_empty());
}

/// S2 and S3
#[tokio::test]
async fn each_role_may_exactly_what_the_table_says() {
    let house = House::start();
    let lead = house.lead().await;
    let mut callers = Vec::new();
    for (letter, role) in [('A', Role::Agent), ('P', Role::Professional), ('G', Role::Genius)] {
        callers.push((letter, house.join(&lead, role, &letter.to_lowercase().to_string()).await));
    }
    callers.push(('L', lead));
    let mut asked = 0;
    for (letter, caller) in &callers {
        for row in table() {
            let (status, told) = caller.call(row.path, row.body.clone()).await;
            let may = row.who == "*" || row.who.contains(*letter);
            let due = if may { row.answer } else { 403 };
            assert_eq!(status, due, "{letter} {}: {told}", row.path);
            if status == StatusCode::FORBIDDEN {
                assert_eq!(told, json!({"refused": "not_allowed"}), "{letter} {}", row.path);
            }
            if status == StatusCode::NOT_FOUND {
                assert_eq!(told, json!({"refused": "missing"}), "{letter} {}", row.path);
            }
            asked += 1;
        }
    }
    println!("{asked} calls: four roles on {} doors", table().len());
}

/// S3
#[tokio::test]
async fn what_belongs_to_others_looks_missing() {
    let house = House::start();
    let lead = house.lead().await;
    let agent = house.join(&lead, Role::Agent, "agent").await;
    let sessions: Vec<Value> = lead.ask("session/list", json!({})).await;
    let (status, told) = agent.call("session/revoke", json!({"session": sessions[0]["id"]})).await;
    assert_eq!(status, StatusCode::NOT_FOUND);
    assert_eq!(told, json!({"refused": "missing"}));
    assert_eq!(lead.call("me/get", json!({})).await.0, StatusCode::OK, "the lead is still signed in");
    assert_eq!(agent.get(&format!("/image/{}", nobody())).await.status(), StatusCode::NOT_FOUND);
    assert_eq!(agent.get("/image/..%2f..%2fkey").await.status(), StatusCode::NOT_FOUND);
}

/// S4
#[tokio::test]
async fn a_field_that_nobody_asked_for_is_an_error() {
    let house = House::start();
    let lead = house.lead().await;
    let (_, thread) = lead.thread("민지", "@hangang 개통이 안 돼요").await;
    let before = everything(&lead).await;
    for row in table() {
        for (field, value) in [
            ("role", json!("lead")),
            ("author", json!(nobody())),
            ("approved_by", json!(nobody())),
            ("state", json!("sent")),
            ("by", json!(nobody())),
        ] {
            if row.body.get(field).is_some() {
                continue;
            }
            let mut body = row.body.clone();
            body[field] = value;
            let (status, told) = lead.call(row.path, body).await;
            assert_eq!(status, StatusCode::BAD_REQUEST, "{} with {field}: {told}", row.path);
            assert!(told["bad_input"].is_object(), "{} with {field}", row.path);
        }
    }
    let claim = json!({"thread": thread, "mutation": nobody(), "owner": nobody()});
    assert_eq!(lead.call("thread/claim", claim).await.0, StatusCode::BAD_REQUEST);
    let inside = json!({"filter": {"states": ["new"], "everything": true}, "after": null});
    assert_eq!(lead.call("thread/page", inside).await.0, StatusCode::BAD_REQUEST);
    let form = format!("email=seohyun%40brand.example&password={PASSWORD}&role=lead");
    let response = lead
        .send(|http, address| {
            http.post(format!("{address}/api/session/start"))
                .header("content-type", "application/x-www-form-urlencoded")
                .body(form)
        })
        .await;
    assert_eq!(response.status(), StatusCode::BAD_REQUEST);
    assert_eq!(everything(&lead).await, before, "nothing has changed");
}

/// All that a lead can read.
async fn everything(lead: &Caller) -> Vec<Value> {
    let mut all = Vec::new();
    for door in [
        "thread/board",
        "account/list",
        "team/list",
        "team/invites",
        "token/list",
        "reply/outbox",
        "practice/get",
        "me/get",
    ] {
        all.push(lead.ask(door, json!({})).await);
    }
    all
}

/// S8
#[tokio::test]
async fn a_page_of_another_site_cannot_make_ours_act() {
    let house = House::start();
    let lead = house.lead().await;
    let before = everything(&lead).await;
    let evil: [&[(&'static str, &'static str)]; 5] = [
        &[("origin", "https://evil.example")],
        &[("origin", "null")],
        &[("origin", "https://evil.example"), ("sec-fetch-site", "cross-site")],
        &[("sec-fetch-site", "same-site"), ("origin", "http://other.localhost")],
        &[("sec-fetch-site", "cross-site")],
    ];
    for row in table() {
        for said in evil {
            let headers =
                said.iter().map(|(name, value)| (name.parse().unwrap(), HeaderValue::from_static(value))).collect();
            let response = lead.post(row.path, row.body.to_string().into(), headers).await;
            assert_eq!(response.status(), StatusCode::FORBIDDEN, "{} {said:?}", row.path);
            assert!(response.bytes().await.unwrap().is_empty());
        }
        let url = format!("/api/{}?{}", row.path, "thread=1");
        assert_eq!(lead.get(&url).await.status(), StatusCode::METHOD_NOT_ALLOWED, "{url}");
    }
    assert_eq!(everything(&lead).await, before, "nothing has changed");
    let own = [("origin".parse().unwrap(), house.address.parse().unwrap())].into_iter().collect();
    assert_eq!(lead.post("me/get", b"{}".to_vec(), own).await.status(), StatusCode::OK, "our own pages may");
}
