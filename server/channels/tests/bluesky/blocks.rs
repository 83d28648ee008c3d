use super::brand::Brand;
use super::customer::Customer;
use super::network::until;
use model::account::Network;
use model::customer;
use model::id::CustomerId;
use model::time::Time;

async fn blocks(brand: &Brand) -> Vec<String> {
    let query = [("repo", brand.account.did.as_str()), ("collection", "app.bsky.graph.block")];
    let answer = brand.account.ask("com.atproto.repo.listRecords", &query).await;
    let records = answer["records"].as_array().cloned().unwrap_or_else(|| panic!("no records: {answer}"));
    records.iter().map(|record| record["value"]["subject"].as_str().unwrap().to_owned()).collect()
}

/// The network itself keeps them away: what they say is among nobody's notifications.
#[tokio::test]
async fn who_is_blocked_is_not_heard_until_they_may_come_again() {
    let brand = Brand::open().await;
    let (loud, minji) = (Customer::join("loud").await, Customer::join("minji").await);
    let person = customer::Customer {
        id: CustomerId::new(),
        network: Network::Bluesky,
        remote: loud.did.clone(),
        handle: loud.handle.clone(),
        name: String::new(),
        since: Time::now(),
        muted: false,
        person: None,
        blocked: false,
    };
    for _ in 0..2 {
        brand.channel.block(&person, true).await.unwrap();
    }
    assert_eq!(blocks(&brand).await, [loud.did.as_str()], "twice is once");
    // The network needs a moment to hear of it.
    until("the block", || async {
        let seen = loud.ask("app.bsky.actor.getProfile", &[("actor", &brand.account.did)]).await;
        (seen["viewer"]["blockedBy"] == true).then_some(())
    })
    .await;
    let unheard = loud.mention(&brand.account, "야").await;
    let heard = minji.mention(&brand.account, "개통이 안 돼요").await;
    let inbound = until("what came after it", || async {
        let batch = brand.channel.fetch(None).await.unwrap();
        batch.inbound.iter().any(|post| post.remote == heard.uri).then_some(batch.inbound)
    })
    .await;
    assert!(inbound.iter().all(|post| post.remote != unheard.uri));

    for _ in 0..2 {
        brand.channel.block(&person, false).await.unwrap();
    }
    assert!(blocks(&brand).await.is_empty());
    until("what they said", || async {
        let batch = brand.channel.fetch(None).await.unwrap();
        batch.inbound.into_iter().find(|post| post.remote == unheard.uri)
    })
    .await;
}
