use super::fates::fates;
use super::house::House;
use super::load::{answer, judge, kills, points, settle};
use crate::customer::Customer;
use crate::network::pds;
use serde_json::{Value, json};
use std::time::{Duration, Instant};

/// A brand on a real network, connected to a house, and a customer.
struct Stage {
    brand: Customer,
    customer: Customer,
}

impl Stage {
    async fn open(house: &House) -> Self {
        let (brand, customer) = (Customer::join("brand").await, Customer::join("minji").await);
        let made = brand.make("com.atproto.server.createAppPassword", json!({ "name": "moksori" })).await;
        let input = json!({ "server": pds(), "handle": brand.handle, "password": made["password"] });
        house.insist("account/bluesky", input).await;
        Self { brand, customer }
    }

    /// New threads of so many mentions, once they are on the board.
    async fn mention(&self, house: &House, count: usize) -> Vec<Value> {
        for _ in 0..count {
            self.customer.mention(&self.brand, &question()).await;
        }
        let began = Instant::now();
        loop {
            let new = house.list(&["new"]).await;
            if new.len() == count {
                return new;
            }
            assert!(began.elapsed() < Duration::from_secs(30), "{} of {count} mentions came in", new.len());
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
    }

    /// What the brand's repository holds.
    async fn published(&self) -> Vec<String> {
        let records = self.customer.records(&self.brand.did).await;
        records.iter().map(|record| record["value"]["text"].as_str().unwrap().to_owned()).collect()
    }
}

/// One that nobody has asked before: who asks the same again is heard in the thread where they did.
fn question() -> String {
    let words = (0..12).map(|_| rand::random_range('가'..='힣'));
    words.chain("?".chars()).collect()
}

#[tokio::test]
async fn every_point_on_a_real_network() {
    let house = House::build().await;
    house.start(None).await;
    let stage = Stage::open(&house).await;
    let mut said = Vec::new();
    for (deaths, point) in points().enumerate() {
        let cards = stage.mention(&house, 2).await;
        house.start(Some(&format!("{point}:1"))).await;
        said.extend(answer(&house, &cards).await);
        settle(&house).await;
        assert_eq!(house.deaths().await, deaths as u32 + 1, "{point} was never passed");
        judge(&said, &stage.published().await, &format!("{point} on a real network"));
    }
}

#[tokio::test]
async fn random_kills_on_a_real_network() {
    let kills = kills(30);
    let house = House::build().await;
    house.start(None).await;
    let stage = Stage::open(&house).await;
    let mut said = Vec::new();
    let mut killed = 0;
    while killed < kills {
        let cards = stage.mention(&house, 6).await;
        let plug = async {
            for _ in 0..5 {
                tokio::time::sleep(Duration::from_millis(rand::random_range(5..250))).await;
                killed += u32::from(house.kill().await);
            }
        };
        let (texts, ()) = tokio::join!(answer(&house, &cards), plug);
        said.extend(texts);
    }
    settle(&house).await;
    let fates = fates(&house).await;
    judge(&said, &stage.published().await, &format!("{killed} random kills on a real network"));
    fates.tell(&said);
}
