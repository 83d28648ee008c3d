use super::server::{Answer, GET, POSTS, PUT, Server, UPLOAD, answer, no, reply};
use channels::{Failure, Fate, Image};
use serde_json::json;

async fn put(said: Answer) -> Failure {
    let (server, channel) = Server::start().await;
    server.always(PUT, said);
    let failure = channel.send(&reply()).await.unwrap_err();
    assert_eq!(server.bearers(PUT).len(), 1, "a write is never repeated: {failure}");
    failure
}

#[tokio::test]
async fn a_server_in_trouble_may_have_taken_the_post() {
    for said in
        [no(500, "InternalServerError"), no(502, "UpstreamFailure"), Answer::text(503, "<html>"), Answer::text(504, "")]
    {
        let failure = put(said).await;
        assert!(matches!(failure, Failure::Unclear { .. }), "{failure}");
    }
    let garbled = put(Answer::text(200, "<html>welcome to our captive portal")).await;
    assert!(matches!(garbled, Failure::Unclear { .. }), "{garbled}");
    let moved = put(Answer::text(302, "").with("location", "http://169.254.169.254/")).await;
    assert!(matches!(moved, Failure::Unclear { .. }), "{moved}");
}

#[tokio::test]
async fn a_no_is_a_no() {
    for said in [no(400, "InvalidRequest"), no(403, "Forbidden"), no(413, "PayloadTooLarge"), Answer::text(404, "")] {
        let failure = put(said).await;
        assert!(matches!(failure, Failure::Refused { .. }), "{failure}");
    }
    let Failure::Refused { why } = put(no(400, "InvalidRequest")).await else { panic!("not refused") };
    assert_eq!(why, "InvalidRequest: said the server", "an operator reads the network's own words");
}

#[tokio::test]
async fn too_many_waits_as_long_as_the_server_says() {
    let Failure::Retry { after, .. } = put(no(429, "RateLimitExceeded").rate(0, 90)).await else { panic!("no retry") };
    assert!((88..=91).contains(&after), "{after}");
    let Failure::Retry { after, .. } = put(no(429, "RateLimitExceeded").with("retry-after", 7)).await else {
        panic!("no retry")
    };
    assert_eq!(after, 7);
    let Failure::Retry { after, .. } = put(no(429, "RateLimitExceeded")).await else { panic!("no retry") };
    assert_eq!(after, 60);
}

#[tokio::test]
async fn trouble_before_the_write_is_no_unclear_write() {
    let (server, channel) = Server::start().await;
    server.always(POSTS, no(502, "UpstreamFailure"));
    let failure = channel.send(&reply()).await.unwrap_err();
    assert!(matches!(failure, Failure::Retry { .. }), "{failure}");
    let (server, channel) = Server::start().await;
    server.always(UPLOAD, no(500, "InternalServerError"));
    let mut post = reply();
    post.images = vec![Image { kind: "image/png".into(), bytes: vec![1].into(), alt: String::new() }];
    let failure = channel.send(&post).await.unwrap_err();
    assert!(matches!(failure, Failure::Retry { .. }), "{failure}");
    assert!(server.bearers(PUT).is_empty());
}

#[tokio::test]
async fn a_taken_key_is_settled_by_looking() {
    let ours = json!({ "value": { "text": "네", "reply": { "parent": { "uri": reply().parent } } } });
    let other = json!({ "value": { "text": "아니요", "reply": { "parent": { "uri": reply().parent } } } });
    let (server, channel) = Server::start().await;
    server.always(PUT, no(400, "InvalidSwap"));
    server.always(GET, answer(200, ours));
    assert_eq!(channel.send(&reply()).await.unwrap().remote, "at://did:plc:brand/app.bsky.feed.post/3k2");
    server.always(GET, answer(200, other));
    assert!(matches!(channel.send(&reply()).await, Err(Failure::Refused { .. })));
    server.always(GET, no(502, "UpstreamFailure"));
    assert!(matches!(channel.send(&reply()).await, Err(Failure::Unclear { .. })));
}

#[tokio::test]
async fn absence_is_only_what_the_server_calls_absence() {
    let (server, channel) = Server::start().await;
    assert_eq!(channel.find(&reply()).await, Ok(Fate::Absent));
    for said in [
        no(500, "InternalServerError"),
        no(502, "UpstreamFailure"),
        no(429, "RateLimitExceeded"),
        Answer::text(200, "?"),
    ] {
        server.always(GET, said);
        let failure = channel.find(&reply()).await.unwrap_err();
        assert!(matches!(failure, Failure::Retry { .. }), "{failure}");
    }
    for said in [no(400, "RepoNotFound"), Answer::text(404, "")] {
        server.always(GET, said);
        let fate = channel.find(&reply()).await;
        assert!(!matches!(fate, Ok(Fate::Absent)), "{fate:?}");
    }
}

#[tokio::test]
async fn an_author_who_takes_no_replies_is_respected() {
    let (server, channel) = Server::start().await;
    let mut view = super::server::post_view();
    view["viewer"] = json!({ "replyDisabled": true });
    server.always(POSTS, answer(200, json!({ "posts": [view] })));
    assert!(matches!(channel.send(&reply()).await, Err(Failure::Refused { .. })));
    assert!(server.bearers(PUT).is_empty());
}
