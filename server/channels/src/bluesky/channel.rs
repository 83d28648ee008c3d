use super::http::Http;
use crate::{Batch, Channel, Cursor, Failure, Fate, Inbound, Outbound, Secret, Sent, Vault, key};
use async_trait::async_trait;
use model::account::Account;
use std::sync::Arc;

/// One account on an AT Protocol server.
pub struct Bluesky {
    _http: Http,
}

impl Bluesky {
    /// Opens a connected account. Nothing is asked of the server yet.
    pub fn open(
        http: Http,
        account: &Account,
        secret: Secret,
        vault: Arc<dyn Vault>,
    ) -> Result<Arc<dyn Channel>, Failure> {
        let _ = (account, secret, vault);
        Ok(Arc::new(Self { _http: http }))
    }
}

fn soon<T>() -> Result<T, Failure> {
    Err(Failure::Retry { after: 60, why: "under construction".into() })
}

#[async_trait]
impl Channel for Bluesky {
    async fn fetch(&self, _after: Option<Cursor>) -> Result<Batch, Failure> {
        soon()
    }
    async fn look(&self, _root: &str) -> Result<Vec<Inbound>, Failure> {
        soon()
    }
    fn key(&self) -> String {
        key::fresh()
    }
    async fn send(&self, _post: &Outbound) -> Result<Sent, Failure> {
        soon()
    }
    async fn find(&self, _post: &Outbound) -> Result<Fate, Failure> {
        soon()
    }
}
