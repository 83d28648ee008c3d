use super::brand::Brand;
use super::customer::Customer;
use super::hears::pixel;
use super::network::{pds, until};
use super::proxy::cutting;
use bytes::Bytes;
use channels::{Failure, Fate, Image, Outbound};
use serde_json::Value;

/// Uploads as a customer.
pub async fn blob(by: &Customer, bytes: Vec<u8>) -> Value {
    by.upload(bytes).await["blob"].take()
}

async fn texts(brand: &Brand) -> Vec<String> {
    let records = brand.account.records(&brand.account.did).await;
    records.iter().map(|record| record["value"]["text"].as_str().unwrap().to_owned()).collect()
}

async fn asked() -> (Brand, Customer, Outbound) {
    let brand = Brand::open().await;
    let minji = Customer::join("minji").await;
    let mention = minji.mention(&brand.account, "요금이 두 번 나갔어요").await;
    until("the mention", || minji.sees(&mention.uri)).await;
    let post = brand.reply(&mention.uri, &mention.uri, "확인하고 알려 드리겠습니다. ^SH");
    (brand, minji, post)
}

#[tokio::test]
async fn a_reply_arrives_with_its_links_and_images() {
    let (brand, minji, mut post) = asked().await;
    post.text = format!("@{} 자세한 내용은 skt.co.kr로 오세요 @nobody.test #개통 ^SH", minji.handle);
    post.images = vec![Image { kind: "image/png".into(), bytes: Bytes::from(pixel()), alt: "요금 안내".into() }];
    let sent = brand.channel.send(&post).await.unwrap();
    assert_eq!(sent.url, format!("https://bsky.app/profile/{}/post/{}", brand.account.handle, post.key));
    let record = brand.account.records(&brand.account.did).await.remove(0);
    assert_eq!(record["uri"], sent.remote.as_str());
    let value = &record["value"];
    assert_eq!(value["createdAt"], post.at.rfc3339());
    assert_eq!(value["langs"][0], "ko");
    assert_eq!(value["embed"]["images"][0]["alt"], "요금 안내");
    let marked: Vec<_> = value["facets"].as_array().unwrap().iter().map(|f| cut(&post.text, &f["index"])).collect();
    assert_eq!(marked, [format!("@{}", minji.handle).as_str(), "skt.co.kr", "#개통"]);
    assert_eq!(value["facets"][0]["features"][0]["did"], minji.did.as_str());
    let thread = || async {
        let mut answer = minji.ask("app.bsky.feed.getPostThread", &[("uri", &post.root)]).await;
        answer["thread"]["replies"].get_mut(0).map(Value::take)
    };
    let below = until("the reply in her thread", thread).await;
    assert_eq!(below["post"]["uri"], sent.remote.as_str());
    assert_eq!(below["post"]["embed"]["images"].as_array().map(Vec::len), Some(1));
}

fn cut<'a>(text: &'a str, index: &Value) -> &'a str {
    let at = |name: &str| index[name].as_u64().unwrap() as usize;
    &text[at("byteStart")..at("byteEnd")]
}

#[tokio::test]
async fn the_same_key_twice_is_one_post() {
    let (brand, _, post) = asked().await;
    let first = brand.channel.send(&post).await.unwrap();
    assert_eq!(brand.channel.send(&post).await, Ok(first), "the second time says the same");
    let both = futures::join!(brand.channel.send(&post), brand.channel.send(&post));
    assert!(both.0.is_ok() && both.1.is_ok(), "{both:?}");
    assert_eq!(texts(&brand).await, std::slice::from_ref(&post.text));
    let other = Outbound { text: "다른 말".into(), ..post.clone() };
    let refused = brand.channel.send(&other).await.unwrap_err();
    assert!(matches!(refused, Failure::Refused { .. }), "{refused}");
    assert_eq!(texts(&brand).await, [post.text]);
}

#[tokio::test]
async fn a_lost_answer_is_unclear_and_then_found() {
    let (brand, _, post) = asked().await;
    assert_eq!(brand.channel.find(&post).await, Ok(Fate::Absent));
    let broken = brand.again(&cutting(pds()).await, &brand.secret);
    let unclear = broken.send(&post).await.unwrap_err();
    assert!(matches!(unclear, Failure::Unclear { .. }), "{unclear}");
    let fate = brand.channel.find(&post).await.unwrap();
    assert!(matches!(&fate, Fate::Sent(sent) if sent.remote.ends_with(&post.key)), "{fate:?}");
    assert_eq!(texts(&brand).await, [post.text]);
}

#[tokio::test]
async fn without_a_connection_nothing_happened() {
    let (brand, _, post) = asked().await;
    let free = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap().local_addr().unwrap();
    let down = brand.again(&format!("http://{free}"), &brand.secret);
    let later = |failure: Failure| assert!(matches!(failure, Failure::Retry { .. }), "{failure}");
    later(down.send(&post).await.unwrap_err());
    later(down.find(&post).await.unwrap_err());
    later(down.fetch(None).await.unwrap_err());
}

#[tokio::test]
async fn too_long_is_refused_before_any_call() {
    let (brand, _, mut post) = asked().await;
    let free = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap().local_addr().unwrap();
    let down = brand.again(&format!("http://{free}"), &brand.secret);
    post.text = "가".repeat(301);
    let refused = down.send(&post).await.unwrap_err();
    assert!(matches!(refused, Failure::Refused { .. }), "{refused}");
    post.text = "👨‍👩‍👧‍👦".repeat(100);
    brand.channel.send(&post).await.unwrap();
    assert_eq!(texts(&brand).await, [post.text]);
}

#[tokio::test]
async fn nobody_answers_what_is_gone() {
    let (brand, minji, mut post) = asked().await;
    post.parent = format!("at://{}/app.bsky.feed.post/3jzfcijpj2z2a", minji.did);
    let refused = brand.channel.send(&post).await.unwrap_err();
    assert!(matches!(refused, Failure::Refused { .. }), "{refused}");
    assert!(texts(&brand).await.is_empty());
}

#[tokio::test]
async fn a_post_of_its_own_stands_at_the_top() {
    let brand = Brand::open().await;
    let minji = Customer::join("minji").await;
    let own = brand.reply(channels::TOP, channels::TOP, "오늘부터 데이터 이월을 시작합니다");
    let sent = brand.channel.send(&own).await.unwrap();
    assert_eq!(brand.channel.send(&own).await.unwrap(), sent, "twice is once");
    assert_eq!(brand.channel.find(&own).await.unwrap(), Fate::Sent(sent.clone()));
    let seen = until("the post", || minji.sees(&sent.remote)).await;
    assert!(seen["record"]["reply"].is_null(), "{seen}");
    let next = brand.reply(&sent.remote, &sent.remote, "자세한 내용은 여기에 있어요");
    brand.channel.send(&next).await.unwrap();
    assert_eq!(texts(&brand).await.len(), 2);
}
