use super::brand::{Brand, http};
use super::customer::Customer;
use super::network::pds;
use channels::Failure;
use channels::bluesky::{Reach, SignInError, client, sign_in};
use serde_json::json;
use std::time::Duration;

#[tokio::test]
async fn the_page_can_tell_what_was_wrong() {
    let brand = Customer::join("brand").await;
    let wrong = sign_in(&http(), pds(), &brand.handle, "wrong").await.unwrap_err();
    assert!(matches!(wrong, SignInError::BadCredentials { .. }), "{wrong}");
    let nobody = sign_in(&http(), pds(), "nobody.test", "wrong").await.unwrap_err();
    assert!(matches!(nobody, SignInError::BadCredentials { .. }), "{nobody}");
    // Bound and dropped: nobody listens there.
    let free = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap().local_addr().unwrap();
    let nowhere = sign_in(&http(), &format!("http://{free}"), &brand.handle, "x").await.unwrap_err();
    assert!(matches!(nowhere, SignInError::Unreachable { .. }), "{nowhere}");
    let inside = sign_in(&client(Reach::Public), pds(), &brand.handle, &brand.password).await.unwrap_err();
    assert!(matches!(inside, SignInError::BadServer { .. }), "{inside}");
}

#[tokio::test]
async fn a_spoilt_access_token_is_renewed_once_for_all() {
    let brand = Brand::open().await;
    let channel = brand.again(pds(), &brand.spoilt(&["accessJwt"]));
    let fetches = (0..10).map(|_| channel.fetch(None));
    for batch in futures::future::join_all(fetches).await {
        batch.unwrap();
    }
    let kept = brand.vault.0.lock().unwrap().clone();
    assert_eq!(kept.len(), 1, "ten callers, one renewal");
    assert_ne!(kept[0], brand.secret);
    brand.again(pds(), &kept[0]).fetch(None).await.unwrap();
    assert_eq!(brand.vault.0.lock().unwrap().len(), 1, "the kept secret works as it is");
}

#[tokio::test]
async fn a_dead_refresh_token_falls_back_to_the_app_password() {
    let brand = Brand::open().await;
    let channel = brand.again(pds(), &brand.spoilt(&["accessJwt", "refreshJwt"]));
    channel.fetch(None).await.unwrap();
    assert_eq!(brand.vault.0.lock().unwrap().len(), 1);
}

#[tokio::test]
async fn a_revoked_app_password_signs_out_and_asks_no_more() {
    let brand = Brand::open().await;
    brand.account.make("com.atproto.server.revokeAppPassword", json!({ "name": "moksori" })).await;
    // An access token lives on for its two hours; without it there is no way back in.
    let channel = brand.again(pds(), &brand.spoilt(&["accessJwt"]));
    let out = channel.fetch(None).await.unwrap_err();
    assert!(matches!(out, Failure::SignedOut { .. }), "{out}");
    let post = brand.reply("at://x", "at://x", "안녕하세요");
    // The second answer comes from memory: no call, no wait.
    let out = tokio::time::timeout(Duration::from_millis(50), channel.send(&post)).await.unwrap().unwrap_err();
    assert!(matches!(out, Failure::SignedOut { .. }), "{out}");
    assert!(brand.vault.0.lock().unwrap().is_empty());
}
