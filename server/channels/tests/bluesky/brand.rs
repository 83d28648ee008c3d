use super::customer::Customer;
use super::network::pds;
use async_trait::async_trait;
use channels::bluesky::{Bluesky, Http, Reach, client, sign_in};
use channels::{Batch, Channel, Cursor, Failure, Inbound, Outbound, Secret, Vault};
use model::account::{Account, Cotag, Network, Standing};
use model::id::{AccountId, ReplyId};
use model::time::Time;
use serde_json::{Value, json};
use std::sync::{Arc, Mutex};

/// The brand: its account on the network, and our channel to it.
pub struct Brand {
    pub account: Customer,
    pub channel: Arc<dyn Channel>,
    pub secret: Secret,
    pub vault: Arc<Drawer>,
}

/// Remembers each secret that was kept.
#[derive(Default)]
pub struct Drawer(pub Mutex<Vec<Secret>>);

#[async_trait]
impl Vault for Drawer {
    async fn keep(&self, secret: Secret) -> Result<(), Failure> {
        self.0.lock().unwrap().push(secret);
        Ok(())
    }
}

pub fn http() -> Http {
    client(Reach::Private)
}

impl Brand {
    /// Joins the network and signs in with an app password, as a lead would.
    pub async fn open() -> Self {
        let account = Customer::join("brand").await;
        let made = account.make("com.atproto.server.createAppPassword", json!({ "name": "moksori" })).await;
        let password = made["password"].as_str().unwrap();
        let (identity, secret) = sign_in(&http(), pds(), &account.handle, password).await.unwrap();
        assert_eq!((&identity.remote, &identity.handle), (&account.did, &account.handle));
        let vault = Arc::new(Drawer::default());
        let channel = channel(&account, pds(), &secret, &vault);
        Self { account, channel, secret, vault }
    }

    /// Another channel to the same account, with another secret or by another way.
    pub fn again(&self, at: &str, secret: &Secret) -> Arc<dyn Channel> {
        channel(&self.account, at, secret, &self.vault)
    }

    /// The secret with one field changed.
    pub fn spoilt(&self, fields: &[&str]) -> Secret {
        let mut keys: Value = serde_json::from_str(&self.secret.0).unwrap();
        for field in fields {
            let token = keys[*field].as_str().unwrap();
            keys[*field] = token[..token.len() - 8].into();
        }
        Secret(keys.to_string())
    }

    pub fn reply(&self, root: &str, parent: &str, text: &str) -> Outbound {
        let (root, parent, text) = (root.into(), parent.into(), text.into());
        Outbound {
            reply: ReplyId::new(),
            key: self.channel.key(),
            parent,
            root,
            text,
            images: Vec::new(),
            at: Time::now(),
        }
    }

    /// Fetches until there is nothing more.
    pub async fn drain(&self, cursor: &mut Option<Cursor>) -> Vec<Inbound> {
        let mut all = Vec::new();
        loop {
            let Batch { inbound, cursor: next, more } = self.channel.fetch(cursor.clone()).await.unwrap();
            all.extend(inbound);
            *cursor = next.or(cursor.take());
            if !more {
                return all;
            }
        }
    }
}

fn channel(account: &Customer, at: &str, secret: &Secret, vault: &Arc<Drawer>) -> Arc<dyn Channel> {
    let account = Account {
        id: AccountId::new(),
        network: Network::Bluesky,
        remote: account.did.clone(),
        handle: account.handle.clone(),
        name: String::new(),
        colour: 0,
        server: at.into(),
        cotag: Cotag::Caret,
        approval: false,
        standing: Standing::Connected,
        why: String::new(),
    };
    Bluesky::open(http(), &account, secret.clone(), vault.clone()).unwrap()
}
