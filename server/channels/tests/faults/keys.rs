use super::server::{Answer, CREATE, NOTICES, PUT, REFRESH, Server, answer, no, reply};
use channels::Failure;
use channels::bluesky::{Reach, SignInError, client, sign_in};
use serde_json::json;

#[tokio::test]
async fn an_expired_token_is_renewed_and_the_call_made_again() {
    for name in ["ExpiredToken", "InvalidToken", "AuthMissing"] {
        let (server, channel) = Server::start().await;
        server.answers(PUT, [no(400, name), answer(200, json!({}))]);
        channel.send(&reply()).await.unwrap();
        assert_eq!(server.bearers(PUT), ["old", "fresh"]);
        assert_eq!((server.bearers(REFRESH).len(), server.bearers(CREATE).len()), (1, 0));
    }
}

#[tokio::test]
async fn a_new_key_that_cannot_be_kept_is_not_used() {
    let (server, channel) = Server::start().await;
    *server.full.lock().unwrap() = true;
    server.answers(NOTICES, [no(400, "ExpiredToken"), answer(200, json!({ "notifications": [] }))]);
    let failure = channel.fetch(None).await.unwrap_err();
    assert!(matches!(failure, Failure::Retry { .. }), "{failure}");
    assert_eq!(server.bearers(NOTICES), ["old"]);
}

#[tokio::test]
async fn a_server_that_cannot_renew_now_signs_nobody_out() {
    for said in [no(502, "UpstreamFailure"), no(429, "RateLimitExceeded")] {
        let (server, channel) = Server::start().await;
        server.answers(PUT, [no(400, "ExpiredToken"), answer(200, json!({}))]);
        server.answers(
            REFRESH,
            [said, answer(200, json!({ "did": "d", "handle": "h", "accessJwt": "fresh", "refreshJwt": "r" }))],
        );
        let failure = channel.send(&reply()).await.unwrap_err();
        assert!(matches!(failure, Failure::Retry { .. }), "nothing was sent: {failure}");
        channel.send(&reply()).await.unwrap();
    }
}

#[tokio::test]
async fn with_refresh_token_and_password_dead_it_is_signed_out_and_silent() {
    let (server, channel) = Server::start().await;
    server.always(NOTICES, no(400, "ExpiredToken"));
    server.always(REFRESH, no(400, "ExpiredToken"));
    server.always(CREATE, no(401, "AuthenticationRequired"));
    assert!(matches!(channel.fetch(None).await, Err(Failure::SignedOut { .. })));
    let calls = server.count();
    assert!(matches!(channel.send(&reply()).await, Err(Failure::SignedOut { .. })));
    assert!(matches!(channel.find(&reply()).await, Err(Failure::SignedOut { .. })));
    assert_eq!(server.count(), calls, "a server that threw us out is asked no more");
}

#[tokio::test]
async fn a_server_behind_ours_that_distrusts_good_keys_signs_nobody_out() {
    let (server, channel) = Server::start().await;
    server.always(NOTICES, no(401, "BadJwt"));
    let failure = channel.fetch(None).await.unwrap_err();
    assert!(matches!(failure, Failure::Retry { .. }), "{failure}");
    assert_eq!(server.bearers(REFRESH).len(), 1);
    server.always(NOTICES, no(400, "AccountTakedown"));
    assert!(matches!(channel.fetch(None).await, Err(Failure::SignedOut { .. })));
}

#[tokio::test]
async fn whoever_connects_an_account_reads_what_is_wrong() {
    let (server, _) = Server::start().await;
    let said = async |said: Answer| {
        server.always(CREATE, said);
        sign_in(&client(Reach::Private), &server.address, "@brand.test ", "p").await.unwrap_err()
    };
    let busy = said(no(429, "RateLimitExceeded").with("retry-after", 289)).await;
    assert_eq!(busy, SignInError::Busy { after: 289 });
    let wrong = said(no(401, "AuthFactorTokenRequired")).await;
    assert!(matches!(wrong, SignInError::BadCredentials { .. }), "{wrong}");
    for no_server in
        [Answer::text(404, "<html>"), Answer::text(200, "<html>"), Answer::text(301, ""), answer(200, json!({}))]
    {
        let strange = said(no_server).await;
        assert!(matches!(strange, SignInError::BadServer { .. }), "{strange}");
    }
    let down = said(no(502, "UpstreamFailure")).await;
    assert!(matches!(down, SignInError::Unreachable { .. }), "{down}");
}
