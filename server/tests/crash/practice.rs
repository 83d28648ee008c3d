use super::fates::fates;
use super::house::House;
use super::load::{answer, judge, kills, points, settle};
use channels::practice::World;
use serde_json::{Value, json};
use std::time::Duration;

async fn account(house: &House) -> Value {
    house.insist("account/practice", json!({ "handle": "hangang", "name": "한강텔레콤" })).await["id"].clone()
}

async fn mention(house: &House, account: &Value, count: usize) {
    for n in 0..count {
        let input = json!({ "account": account, "customer": format!("c{n}"), "text": format!("{n}번째 질문이에요") });
        house.insist("practice/say", input).await;
    }
}

fn published(house: &House) -> Vec<String> {
    let posts = World::read(&house.journal()).unwrap();
    posts.into_iter().filter(|post| post.reply.is_some()).map(|post| post.text).collect()
}

#[tokio::test]
async fn every_point_on_practice() {
    for point in points() {
        for nth in [1, 3] {
            let house = House::build().await;
            house.start(None).await;
            let account = account(&house).await;
            mention(&house, &account, 6).await;
            house.start(Some(&format!("{point}:{nth}"))).await;
            let said = answer(&house, &house.cards().await).await;
            settle(&house).await;
            assert_eq!(house.deaths().await, 1, "{point}:{nth} was never passed");
            judge(&said, &published(&house), &format!("{point}:{nth}"));
        }
    }
}

#[tokio::test]
async fn a_post_that_came_in_at_the_moment_of_death_is_there_once() {
    let house = House::build().await;
    house.start(None).await;
    let account = account(&house).await;
    mention(&house, &account, 2).await;
    house.start(Some("ingest.before_commit:1")).await;
    let input = json!({ "account": account, "customer": "late", "text": "들려요?" });
    house.call("practice/say", &input).await;
    let mut cards = Vec::new();
    for _ in 0..100 {
        cards = house.cards().await;
        if cards.len() == 3 {
            break;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    assert_eq!(house.deaths().await, 1);
    let late: Vec<_> = cards.iter().filter(|card| card["customer"]["handle"] == "late.practice").collect();
    assert_eq!(late.len(), 1);
    assert_eq!(late[0]["messages"], 1);
}

#[tokio::test]
async fn random_kills_on_practice() {
    let kills = kills(30);
    let house = House::build().await;
    house.start(None).await;
    let account = account(&house).await;
    let mut said = Vec::new();
    let mut asked = 0;
    let mut killed = 0;
    while killed < kills {
        for n in 0..12 {
            let input = json!({ "account": account, "customer": format!("k{asked}-{n}"), "text": "답해 주세요" });
            house.insist("practice/say", input).await;
        }
        asked += 1;
        let new = house.list(&["new"]).await;
        // Every third answer is lost on its way back.
        let weather = json!({ "rate": 0, "latency": 5, "lose": 3, "limit": 0, "outage": false, "signed_out": false });
        house.insist("practice/steer", json!({ "practice": weather })).await;
        let plug = async {
            for _ in 0..3 {
                tokio::time::sleep(Duration::from_millis(rand::random_range(5..120))).await;
                killed += u32::from(house.kill().await);
            }
        };
        let (texts, ()) = tokio::join!(answer(&house, &new), plug);
        said.extend(texts);
    }
    settle(&house).await;
    let fates = fates(&house).await;
    judge(&said, &published(&house), &format!("{killed} random kills on practice"));
    fates.tell(&said);
}
