use super::brand::Brand;
use super::customer::{Customer, Ref};
use super::network::until;
use base64::Engine;
use channels::Inbound;
use model::time::{HOUR, Time};
use serde_json::json;
use std::collections::BTreeSet;

/// A picture of one pixel.
pub fn pixel() -> Vec<u8> {
    let text = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
    base64::engine::general_purpose::STANDARD.decode(text).unwrap()
}

async fn heard(brand: &Brand, uri: &str) -> Inbound {
    let find =
        || async { brand.channel.fetch(None).await.unwrap().inbound.into_iter().find(|post| post.remote == uri) };
    until("the post among the notifications", find).await
}

#[tokio::test]
async fn a_mention_a_reply_and_a_quote_come_in() {
    let brand = Brand::open().await;
    let minji = Customer::join("minji").await;
    let blob = super::sends::blob(&minji, pixel()).await;
    let images = json!({ "$type": "app.bsky.embed.images", "images": [{ "image": blob, "alt": "안테나 없음" }] });
    let facets = json!([{
        "index": { "byteStart": 0, "byteEnd": brand.account.handle.len() + 1 },
        "features": [{ "$type": "app.bsky.richtext.facet#mention", "did": brand.account.did }],
    }]);
    let text = format!("@{} 지하철에서 LTE가 안 터져요 😡", brand.account.handle);
    let mention = minji.post(&text, json!({ "facets": facets, "embed": images })).await;
    let first = heard(&brand, &mention.uri).await;
    assert_eq!((first.text.as_str(), first.own, first.parent.as_deref()), (text.as_str(), false, None));
    assert_eq!((first.root.as_str(), first.author.handle.as_str()), (mention.uri.as_str(), minji.handle.as_str()));
    assert_eq!(first.media.len(), 1);
    assert_eq!(first.media[0].alt, "안테나 없음");
    assert!(first.media[0].url.starts_with("http"), "{:?}", first.media);
    assert!(first.url.ends_with(mention.uri.rsplit('/').next().unwrap()));

    let sent = brand.channel.send(&brand.reply(&mention.uri, &mention.uri, "어느 역인가요?")).await.unwrap();
    let answer = until("the brand's answer", || minji.sees(&sent.remote)).await;
    let ours = Ref { uri: sent.remote.clone(), cid: answer["cid"].as_str().unwrap().into() };
    let reply = minji.reply(&mention, &ours, "강남역이요").await;
    let second = heard(&brand, &reply.uri).await;
    assert_eq!((second.root, second.parent), (mention.uri.clone(), Some(sent.remote.clone())));

    let quote = minji.quote(&ours, "빨리 답해 주네요").await;
    let third = heard(&brand, &quote.uri).await;
    assert_eq!((third.root, third.parent), (quote.uri.clone(), Some(sent.remote.clone())));

    let seen = brand.channel.look(&mention.uri).await.unwrap();
    let shape: Vec<_> = seen.iter().map(|post| (post.remote.as_str(), post.own)).collect();
    assert_eq!(shape, [(mention.uri.as_str(), false), (sent.remote.as_str(), true), (reply.uri.as_str(), false)]);
}

#[tokio::test]
async fn a_reply_that_was_noticed_before_its_parent_is_found_by_looking() {
    let brand = Brand::open().await;
    let minji = Customer::join("minji").await;
    let mention = minji.mention(&brand.account, "환불은 언제 되나요?").await;
    heard(&brand, &mention.uri).await;
    let answer = brand.reply(&mention.uri, &mention.uri, "오늘 처리했습니다");
    // Her app saw our answer before the AppView did.
    let ours =
        Ref { uri: format!("at://{}/app.bsky.feed.post/{}", brand.account.did, answer.key), cid: mention.cid.clone() };
    let early = minji.reply(&mention, &ours, "아직 안 들어왔어요").await;
    until("the early reply", || minji.sees(&early.uri)).await;
    brand.channel.send(&answer).await.unwrap();
    let look = || async { brand.channel.look(&mention.uri).await.unwrap().into_iter().find(|p| p.remote == early.uri) };
    let found = until("the early reply below the mention", look).await;
    assert_eq!((found.own, found.parent), (false, Some(ours.uri)));
}

#[tokio::test]
async fn a_hundred_and_twenty_mentions_come_once_each() {
    let brand = Brand::open().await;
    let minji = Customer::join("minji").await;
    let first = minji.mention(&brand.account, "여보세요").await;
    heard(&brand, &first.uri).await;
    let mut cursor = None;
    assert_eq!(brand.drain(&mut cursor).await.len(), 1);
    minji.mention_often(&brand.account, 120).await;
    let texts = futures::lock::Mutex::new((cursor, Vec::new()));
    let all = || async {
        let mut held = texts.lock().await;
        let (cursor, texts) = &mut *held;
        texts.extend(brand.drain(cursor).await.into_iter().map(|post| post.text));
        (texts.len() >= 120).then_some(())
    };
    until("120 mentions", all).await;
    let (mut cursor, texts) = texts.into_inner();
    let different: BTreeSet<_> = texts.iter().collect();
    assert_eq!((texts.len(), different.len()), (120, 120), "missing 0, doubled 0");
    assert!(brand.drain(&mut cursor).await.is_empty());
    // A new process remembers nothing but the cursor; a new account not even that.
    let restarted = brand.again(super::network::pds(), &brand.secret);
    let fresh = restarted.fetch(None).await.unwrap();
    assert_eq!((fresh.inbound.len(), fresh.more), (121, false));
}

#[tokio::test]
async fn a_post_that_claims_an_earlier_time_is_not_missed() {
    let brand = Brand::open().await;
    let minji = Customer::join("minji").await;
    let first = minji.mention(&brand.account, "여보세요").await;
    heard(&brand, &first.uri).await;
    let cursor = futures::lock::Mutex::new(None);
    brand.drain(&mut *cursor.lock().await).await;
    let facets = json!([{
        "index": { "byteStart": 0, "byteEnd": brand.account.handle.len() + 1 },
        "features": [{ "$type": "app.bsky.richtext.facet#mention", "did": brand.account.did }],
    }]);
    let text = format!("@{} 한 시간 전에 썼는데 이제 나가네요", brand.account.handle);
    let late = minji.post(&text, json!({ "facets": facets, "createdAt": Time::now().plus(-HOUR).rfc3339() })).await;
    let find = || async { brand.drain(&mut *cursor.lock().await).await.into_iter().find(|p| p.remote == late.uri) };
    until("the late post", find).await;
}

#[tokio::test]
async fn what_is_gone_hides_nobody() {
    let brand = Brand::open().await;
    let minji = Customer::join("minji").await;
    let mention = minji.mention(&brand.account, "개통이 안 돼요").await;
    let below = minji.reply(&mention, &mention, "급해요").await;
    let deep = minji.reply(&mention, &below, "정말 급해요").await;
    until("the last one", || minji.sees(&deep.uri)).await;
    let key = below.uri.rsplit('/').next().unwrap();
    let gone = json!({ "repo": minji.did, "collection": "app.bsky.feed.post", "rkey": key });
    minji.make("com.atproto.repo.deleteRecord", gone).await;
    let gone = || async { minji.sees(&below.uri).await.is_none().then_some(()) };
    until("its disappearance", gone).await;
    let seen = brand.channel.look(&mention.uri).await.unwrap();
    assert!(seen.iter().any(|post| post.remote == mention.uri));
    assert!(!seen.iter().any(|post| post.remote == below.uri));
    let none = brand.channel.look(&format!("at://{}/app.bsky.feed.post/3jzfcijpj2z2a", minji.did)).await.unwrap();
    assert!(none.is_empty());
}
