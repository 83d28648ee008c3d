use crate::{Desk, Error, Result, Seat, lock};
use async_trait::async_trait;
use channels::bluesky::{self, SignInError};
use channels::practice::Practice;
use channels::{Channel, Failure, Identity, Secret};
use model::account::{Account, Cotag, Network, Standing};
use model::event::Change;
use model::id::{AccountId, OperatorId};
use model::refusal::Refusal;
use model::rights::Right;
use std::sync::{Arc, Weak};

/// Colours that an account's band may have.
const COLOURS: i32 = 8;

impl Seat {
    /// See `account/list`.
    pub async fn accounts(&self) -> Result<Vec<Account>> {
        self.may(Right::Read)?;
        Ok(self.desk.store.glance().await?.accounts().await?)
    }

    /// See `account/bluesky`.
    pub async fn connect_bluesky(&self, server: String, handle: String, password: String) -> Result<Account> {
        self.may(Right::Accounts)?;
        let signed_in = bluesky::sign_in(self.desk.registry.http(), &server, &handle, &password).await;
        let (identity, secret) = signed_in.map_err(|error| match error {
            SignInError::BadCredentials { .. } => Refusal::BadCredentials,
            SignInError::BadServer { .. } => Refusal::BadServer,
            SignInError::Unreachable { why } => Refusal::Unreachable { why },
            SignInError::Busy { after } => Refusal::TooMany { after },
        })?;
        let server = server.trim().trim_end_matches('/').to_owned();
        self.desk.enrol(Some(self.id()), Network::Bluesky, identity, server, Some(secret)).await
    }

    /// See `account/practice`.
    pub async fn connect_practice(&self, handle: String, name: String) -> Result<Account> {
        self.may(Right::Accounts)?;
        self.desk.connect_practice(Some(self.id()), &handle, &name).await
    }

    /// See `account/change`.
    pub async fn change_account(
        &self,
        account: AccountId,
        colour: i32,
        cotag: Cotag,
        approval: bool,
    ) -> Result<Account> {
        self.alter(account, |account| {
            (account.colour, account.cotag, account.approval) = (colour.rem_euclid(COLOURS), cotag, approval);
        })
        .await
    }

    /// See `account/pause`.
    pub async fn pause_account(&self, account: AccountId) -> Result<Account> {
        self.alter(account, |account| {
            if account.standing == Standing::Connected {
                account.standing = Standing::Paused;
            }
        })
        .await
    }

    /// See `account/resume`.
    pub async fn resume_account(&self, account: AccountId) -> Result<Account> {
        self.alter(account, |account| {
            if account.standing == Standing::Paused || account.network == Network::Practice {
                account.standing = Standing::Connected;
                account.why.clear();
            }
        })
        .await
    }

    async fn alter(&self, account: AccountId, alter: impl FnOnce(&mut Account)) -> Result<Account> {
        self.may(Right::Accounts)?;
        let mut tx = self.desk.store.write().await?;
        let mut account = tx.account(account).await?.ok_or(Refusal::Missing)?;
        alter(&mut account);
        tx.update_account(&account).await?;
        tx.record(Some(self.id()), Change::AccountChanged { account: account.clone() }, None);
        tx.commit().await?;
        self.desk.roster.notify_waiters();
        self.desk.outbox.notify_one();
        Ok(account)
    }
}

impl Desk {
    pub(crate) async fn connect_practice(
        self: &Arc<Self>,
        by: Option<OperatorId>,
        handle: &str,
        name: &str,
    ) -> Result<Account> {
        let handle = handle.trim().trim_start_matches('@').to_lowercase();
        let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-');
        if handle.is_empty() || handle.len() > 60 || !handle.chars().all(plain) {
            return Err(Refusal::Empty.into());
        }
        // Customers mention `@name.practice`: a handle has a dot.
        let handle = if handle.contains('.') { handle } else { format!("{handle}.practice") };
        let name = if name.trim().is_empty() { handle.as_str() } else { name.trim() };
        self.enrol(by, Network::Practice, Practice::identity(&handle, name), String::new(), None).await
    }

    /// Keeps a connected account. One that is known gets its new secret, and its queue goes on.
    async fn enrol(
        self: &Arc<Self>,
        by: Option<OperatorId>,
        network: Network,
        identity: Identity,
        server: String,
        secret: Option<Secret>,
    ) -> Result<Account> {
        let mut tx = self.store.write().await?;
        let known = tx.account_by_remote(network, &identity.remote).await?;
        let again = known.is_some();
        let account = match known {
            Some(known) if known.standing == Standing::Connected && network == Network::Practice => {
                return Err(Refusal::AccountTaken.into());
            }
            Some(known) => Account {
                handle: identity.handle,
                name: identity.name,
                server,
                standing: Standing::Connected,
                why: String::new(),
                ..known
            },
            None => Account {
                id: AccountId::new(),
                network,
                remote: identity.remote,
                handle: identity.handle,
                name: identity.name,
                colour: tx.accounts().await?.len() as i32 % COLOURS,
                server,
                cotag: Cotag::default(),
                approval: false,
                standing: Standing::Connected,
                why: String::new(),
            },
        };
        let sealed = secret.map(|secret| self.vault.seal(account.id, &secret)).transpose()?;
        if again {
            tx.update_account(&account).await?;
            tx.set_secret(account.id, sealed.as_deref()).await?;
        } else {
            tx.insert_account(&account, sealed.as_deref()).await?;
        }
        tx.record(by, Change::AccountChanged { account: account.clone() }, None);
        tx.commit().await?;
        lock(&self.open).remove(&account.id);
        self.roster.notify_waiters();
        self.outbox.notify_one();
        Ok(account)
    }

    /// The network no longer takes our key: nothing is fetched or sent until somebody connects the account again.
    pub(crate) async fn sign_account_out(&self, account: AccountId, why: &str) -> Result<()> {
        let mut tx = self.store.write().await?;
        let Some(mut account) = tx.account(account).await? else { return Ok(()) };
        if account.standing == Standing::SignedOut {
            return Ok(());
        }
        (account.standing, account.why) = (Standing::SignedOut, why.to_owned());
        tx.update_account(&account).await?;
        tx.record(None, Change::AccountChanged { account: account.clone() }, None);
        tx.commit().await?;
        lock(&self.open).remove(&account.id);
        Ok(())
    }

    /// The account's channel: one for everybody, so that its session is refreshed once.
    pub(crate) async fn channel(self: &Arc<Self>, account: &Account) -> std::result::Result<Arc<dyn Channel>, Failure> {
        if let Some(channel) = lock(&self.open).get(&account.id) {
            return Ok(channel.clone());
        }
        let later = |error: Error| Failure::Retry { after: 5, why: error.to_string() };
        let secret = self.secret(account.id).await.map_err(later)?;
        let vault = Arc::new(AccountVault { desk: Arc::downgrade(self), account: account.id });
        let channel = self.registry.open(account, secret, vault)?;
        Ok(lock(&self.open).entry(account.id).or_insert(channel).clone())
    }

    async fn secret(&self, account: AccountId) -> Result<Option<Secret>> {
        let sealed = self.store.glance().await?.secret(account).await?;
        Ok(sealed.and_then(|sealed| self.vault.open(account, &sealed)))
    }
}

/// Keeps what an account's channel learns, sealed. It holds the desk weakly: the desk holds the channel.
struct AccountVault {
    desk: Weak<Desk>,
    account: AccountId,
}

#[async_trait]
impl channels::Vault for AccountVault {
    async fn keep(&self, secret: Secret) -> std::result::Result<(), Failure> {
        let Some(desk) = self.desk.upgrade() else { return Ok(()) };
        let keep = async {
            let sealed = desk.vault.seal(self.account, &secret)?;
            let mut tx = desk.store.write().await?;
            tx.set_secret(self.account, Some(&sealed)).await?;
            Ok::<_, Error>(tx.commit().await?)
        };
        keep.await.map_err(|error| Failure::Retry { after: 5, why: error.to_string() })
    }
}
