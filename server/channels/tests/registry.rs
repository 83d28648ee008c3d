//! One door to every network.

use async_trait::async_trait;
use channels::bluesky::Reach;
use channels::practice::World;
use channels::{Failure, Registry, Secret, Vault};
use model::account::{Account, Cotag, Network, Standing};
use model::id::AccountId;
use std::sync::Arc;

struct Nowhere;

#[async_trait]
impl Vault for Nowhere {
    async fn keep(&self, _secret: Secret) -> Result<(), Failure> {
        Ok(())
    }
}

fn account(network: Network, server: &str) -> Account {
    Account {
        id: AccountId::new(),
        network,
        remote: "did:plc:x".into(),
        handle: "brand.practice".into(),
        name: String::new(),
        colour: 0,
        server: server.into(),
        cotag: Cotag::Caret,
        approval: false,
        standing: Standing::Connected,
        why: String::new(),
    }
}

#[tokio::test]
async fn each_account_finds_its_network() {
    let registry = Registry::new(World::open(None, 1).unwrap(), Reach::Public);
    let open = |account: &Account, secret| registry.open(account, secret, Arc::new(Nowhere));
    assert!(open(&account(Network::Practice, ""), None).unwrap().fetch(None).await.is_ok());
    let secret = r#"{"did":"d","handle":"h","accessJwt":"a","refreshJwt":"r","appPassword":"p"}"#;
    let secret = || Some(Secret(secret.into()));
    assert!(open(&account(Network::Bluesky, "https://bsky.social"), secret()).is_ok());
    let without = open(&account(Network::Bluesky, "https://bsky.social"), None).err();
    assert!(matches!(without, Some(Failure::SignedOut { .. })), "{without:?}");
    let spoilt = open(&account(Network::Bluesky, "https://bsky.social"), Some(Secret("?".into()))).err();
    assert!(matches!(spoilt, Some(Failure::SignedOut { .. })), "{spoilt:?}");
    let inside = open(&account(Network::Bluesky, "http://127.0.0.1:2583"), secret()).err();
    assert!(matches!(inside, Some(Failure::Refused { .. })), "a stored address is checked again: {inside:?}");
}

#[test]
fn a_secret_is_not_printed() {
    assert_eq!(format!("{:?}", Secret("hunter2".into())), "Secret(…)");
}
