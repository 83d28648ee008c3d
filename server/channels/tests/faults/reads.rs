use super::server::{Answer, NOTICES, PUT, Server, THREAD, answer, author, no, post_view, record, reply};
use channels::{Cursor, Failure};
use serde_json::{Value, json};

fn notice(n: u32, record: Value) -> Value {
    let uri = format!("at://did:plc:minji/app.bsky.feed.post/{n}");
    let at = format!("2026-11-21T09:00:{n:02}.000Z");
    json!({ "uri": uri, "cid": "c", "author": author(), "reason": "mention", "record": record, "indexedAt": at })
}

fn page(notices: Vec<Value>, cursor: Option<&str>) -> super::server::Answer {
    answer(200, json!({ "notifications": notices, "cursor": cursor }))
}

#[tokio::test]
async fn one_malformed_post_blocks_nobody() {
    let (server, channel) = Server::start().await;
    let broken = [
        json!("what"),
        json!({ "uri": 7 }),
        notice(2, json!("not a record")),
        notice(3, json!({ "text": ["no", "text"] })),
        notice(4, Value::Null),
    ];
    let like = json!({ "uri": "at://l", "cid": "c", "author": author(), "reason": "like", "record": {}, "indexedAt": "2026-11-21T09:00:00Z" });
    let all = [vec![notice(9, record("둘"))], broken.into(), vec![like, notice(1, record("하나\u{0}"))]].concat();
    server.always(NOTICES, page(all, None));
    let batch = channel.fetch(None).await.unwrap();
    let texts: Vec<_> = batch.inbound.iter().map(|post| post.text.as_str()).collect();
    assert_eq!(texts, ["하나\u{fffd}", "둘"], "oldest first");
}

#[tokio::test]
async fn a_bottomless_post_blocks_nobody() {
    let (server, channel) = Server::start().await;
    let deep = format!(
        r#"{{"text":"깊이","createdAt":"2026-11-21T09:00:00Z","x":{}{}}}"#,
        "[".repeat(1_000),
        "]".repeat(1_000)
    );
    let good = notice(9, record("둘")).to_string();
    let bad = notice(1, json!("here")).to_string().replace("\"here\"", &deep);
    server.always(NOTICES, Answer::text(200, &format!(r#"{{"notifications":[{bad},{good}]}}"#)));
    let batch = channel.fetch(None).await.unwrap();
    assert_eq!(batch.inbound.iter().map(|post| post.text.as_str()).collect::<Vec<_>>(), ["둘"]);
    let author = author();
    let bad = format!(r#"{{"uri":"at://d","cid":"c","author":{author},"record":{deep}}}"#);
    let node = format!(r#"{{"thread":{{"post":{bad},"replies":[{{"post":{}}}]}}}}"#, post_view());
    server.always(THREAD, Answer::text(200, &node));
    assert_eq!(channel.look("at://d").await.unwrap().len(), 1);
}

#[tokio::test]
async fn an_empty_page_with_a_cursor_is_not_the_end() {
    let (server, channel) = Server::start().await;
    server.answers(
        NOTICES,
        [page(Vec::new(), Some("a")), page(Vec::new(), Some("b")), page(vec![notice(1, record("끝"))], None)],
    );
    let batch = channel.fetch(None).await.unwrap();
    assert_eq!((batch.inbound.len(), batch.more, server.count()), (1, false, 3));
}

#[tokio::test]
async fn a_flood_of_likes_is_no_reason_to_read_on_for_ever() {
    let (server, channel) = Server::start().await;
    let like = |n| {
        let mut like = notice(n, json!({}));
        like["reason"] = json!("like");
        like
    };
    server.always(NOTICES, page(vec![like(50)], None));
    let cursor = channel.fetch(None).await.unwrap().cursor;
    server.answers(NOTICES, [page(vec![like(55), like(30)], Some("a")), page(vec![notice(20, record("옛날"))], None)]);
    let batch = channel.fetch(cursor).await.unwrap();
    assert_eq!(
        (batch.inbound.len(), batch.more, server.count()),
        (0, false, 2),
        "down at the mark, though nobody spoke"
    );
}

#[tokio::test]
async fn a_cursor_that_leads_to_itself_ends() {
    let (server, channel) = Server::start().await;
    server.always(NOTICES, page(vec![notice(1, record("여기"))], Some("a")));
    let batch = channel.fetch(None).await.unwrap();
    assert_eq!((batch.inbound.len(), batch.more, server.count()), (1, false, 2));
}

#[tokio::test]
async fn a_batch_that_was_not_kept_comes_again_and_a_kept_one_does_not() {
    let (server, channel) = Server::start().await;
    server.always(NOTICES, page(vec![notice(1, record("하나"))], None));
    let first = channel.fetch(None).await.unwrap();
    assert_eq!(first.inbound.len(), 1);
    // The store failed, and asks from the old place.
    let again = channel.fetch(None).await.unwrap();
    assert_eq!(again.inbound, first.inbound);
    let idle = channel.fetch(again.cursor.clone()).await.unwrap();
    assert!(idle.inbound.is_empty() && idle.cursor.is_none(), "nothing to save");
    server.always(NOTICES, page(vec![notice(5, record("둘")), notice(1, record("하나"))], None));
    let next = channel.fetch(again.cursor).await.unwrap();
    assert_eq!(next.inbound.iter().map(|post| post.text.as_str()).collect::<Vec<_>>(), ["둘"]);
}

#[tokio::test]
async fn a_cursor_of_nobody_starts_again() {
    let (server, channel) = Server::start().await;
    server.always(NOTICES, page(vec![notice(1, record("하나"))], None));
    assert_eq!(channel.fetch(Some(Cursor("?".into()))).await.unwrap().inbound.len(), 1);
}

#[tokio::test]
async fn trouble_is_for_later() {
    let (server, channel) = Server::start().await;
    for said in [no(500, "InternalServerError"), no(502, "UpstreamFailure"), no(429, "RateLimitExceeded")] {
        server.always(NOTICES, said);
        let failure = channel.fetch(None).await.unwrap_err();
        assert!(matches!(failure, Failure::Retry { .. }), "{failure}");
    }
}

#[tokio::test]
async fn the_rest_of_the_rate_limit_is_kept_for_replies() {
    let (server, channel) = Server::start().await;
    server.always(NOTICES, page(Vec::new(), None).rate(4, 100));
    channel.fetch(None).await.unwrap();
    let Failure::Retry { after, .. } = channel.fetch(None).await.unwrap_err() else { panic!("no retry") };
    assert!((98..=101).contains(&after), "{after}");
    assert_eq!(server.bearers(NOTICES).len(), 1, "it was not even asked");
    channel.send(&reply()).await.unwrap();
    assert_eq!(server.bearers(PUT).len(), 1);
}
