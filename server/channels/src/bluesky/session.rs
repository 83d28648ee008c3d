//! A signed-in account: its keys, their renewal, and how much the server still takes.

use super::guard::{BadServer, server};
use super::http::Http;
use super::xrpc::{Call, Rate, Trouble, call};
use crate::{Failure, Identity, Secret, Vault};
use model::time::Time;
use reqwest::Url;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use std::sync::{Arc, Mutex, PoisonError};

/// Why an account could not be connected.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SignInError {
    /// The server knows no such handle and app password.
    #[error("wrong handle or app password: {why}")]
    BadCredentials {
        /// The network's words.
        why: String,
    },
    /// The server does not answer.
    #[error("the server does not answer: {why}")]
    Unreachable {
        /// What we saw.
        why: String,
    },
    /// The address is not that of a server that we can use.
    #[error("not a usable server: {why}")]
    BadServer {
        /// One sentence.
        why: String,
    },
    /// Too many attempts.
    #[error("too many attempts; try again in {after} s")]
    Busy {
        /// Seconds.
        after: u64,
    },
}

impl From<BadServer> for SignInError {
    fn from(bad: BadServer) -> Self {
        Self::BadServer { why: bad.why }
    }
}

/// What the secret holds: enough to refresh, and to sign in again when refreshing no longer works.
#[derive(Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Keys {
    did: String,
    handle: String,
    access_jwt: String,
    refresh_jwt: String,
    app_password: String,
}

impl Keys {
    fn secret(&self) -> Result<Secret, serde_json::Error> {
        serde_json::to_string(self).map(Secret)
    }
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Fresh {
    did: String,
    handle: String,
    access_jwt: String,
    refresh_jwt: String,
}

impl Fresh {
    fn keys(self, app_password: &str) -> Keys {
        let Self { did, handle, access_jwt, refresh_jwt } = self;
        Keys { did, handle, access_jwt, refresh_jwt, app_password: app_password.into() }
    }
}

fn create(who: &str, app_password: &str) -> Call {
    Call::procedure("com.atproto.server.createSession", json!({ "identifier": who, "password": app_password }))
}

/// Signs in with an app password. The secret it gives is all that [`super::Bluesky::open`] needs, for good.
pub async fn sign_in(
    http: &Http,
    at: &str,
    handle: &str,
    app_password: &str,
) -> Result<(Identity, Secret), SignInError> {
    let base = server(at, http.reach)?;
    let handle = handle.trim().trim_start_matches('@');
    let strange = |why: String| SignInError::BadServer { why: format!("this is no AT Protocol server: {why}") };
    let answer = call(http, &base, &create(handle, app_password), None).await.0.map_err(|trouble| match trouble {
        Trouble::NotSent { why, forbidden: true } => SignInError::BadServer { why },
        Trouble::NotSent { why, .. } | Trouble::Lost { why } => SignInError::Unreachable { why },
        Trouble::Broken { status: 300..400, why } => strange(why),
        Trouble::Broken { why, .. } => SignInError::Unreachable { why },
        Trouble::Limited { after, .. } => SignInError::Busy { after },
        Trouble::Refused { name, why, .. } if name.is_empty() => strange(why),
        Trouble::Refused { why, .. } => SignInError::BadCredentials { why },
    })?;
    let fresh: Fresh = serde_json::from_slice(&answer).map_err(|error| strange(error.to_string()))?;
    let keys = fresh.keys(app_password);
    // The name is a nicety: an account without a profile has none.
    let profile = Call::query("app.bsky.actor.getProfile", vec![("actor", keys.did.clone())]);
    let profile = call(http, &base, &profile, Some(&keys.access_jwt)).await.0.unwrap_or_default();
    let profile: Value = serde_json::from_slice(&profile).unwrap_or_default();
    let name = profile["displayName"].as_str().unwrap_or_default().to_owned();
    let secret = keys.secret().map_err(|error| strange(error.to_string()))?;
    Ok((Identity { remote: keys.did, handle: keys.handle, name }, secret))
}

/// Why a call gave nothing.
#[derive(Debug)]
pub(super) enum Fault {
    /// As everybody above understands it.
    Failure(Failure),
    /// The server said no, by a name that the caller may know. Nothing happened.
    Said { name: String, why: String },
}

impl From<Fault> for Failure {
    fn from(fault: Fault) -> Self {
        match fault {
            Fault::Failure(failure) => failure,
            Fault::Said { why, .. } => Failure::Refused { why },
        }
    }
}

/// What a call is for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Intent {
    /// To see what is new. It waits while little of the rate limit is left: that is kept for replies.
    Watch,
    /// To get a reply out. It changes nothing, or doing it twice does no harm.
    Prepare,
    /// It changes the network: a lost answer is [`Failure::Unclear`].
    Write,
}

/// One account's open line to its server.
pub(super) struct Session {
    http: Http,
    base: Url,
    keys: Mutex<Keys>,
    /// Held by the one caller that renews the keys; the others wait and use what it got.
    renewing: tokio::sync::Mutex<()>,
    vault: Arc<dyn Vault>,
    rate: Mutex<Option<Rate>>,
    /// The server takes neither key nor password any more, in its words: ask it no more.
    out: Mutex<Option<String>>,
}

impl Session {
    pub fn open(http: Http, at: &str, secret: &Secret, vault: Arc<dyn Vault>) -> Result<Self, Failure> {
        let base = server(at, http.reach).map_err(|bad| Failure::Refused { why: bad.why })?;
        let unread = |_| Failure::SignedOut { why: "the stored key cannot be read".into() };
        let keys = serde_json::from_str(&secret.0).map_err(unread)?;
        let (keys, renewing) = (Mutex::new(keys), tokio::sync::Mutex::new(()));
        Ok(Self { http, base, keys, renewing, vault, rate: Mutex::new(None), out: Mutex::new(None) })
    }

    /// Makes a call. If the server wants other keys it gets them, and the same call once more: it did nothing with the
    /// first one.
    pub async fn call<T: DeserializeOwned>(&self, intent: Intent, what: &Call) -> Result<T, Fault> {
        if let Some(after) = self.spare(intent) {
            let why = "the rest of the rate limit is kept for replies".into();
            return Err(Fault::Failure(Failure::Retry { after, why }));
        }
        self.signed_in()?;
        let access = self.held().access_jwt.clone();
        let answer = match self.once(what, &access).await {
            Err(trouble) if expired(&trouble) => {
                let access = self.renew(&access).await.map_err(Fault::Failure)?;
                self.once(what, &access).await
            }
            answer => answer,
        };
        let strange = |error| Trouble::Lost { why: format!("an answer that cannot be read: {error}") };
        let answer = answer.and_then(|answer| serde_json::from_slice(&answer).map_err(strange));
        answer.map_err(|trouble| self.fault(intent, trouble))
    }

    async fn once(&self, what: &Call, access: &str) -> Result<Vec<u8>, Trouble> {
        let (answer, rate) = call(&self.http, &self.base, what, Some(access)).await;
        // Writes are counted by limits of their own, which say nothing about the next look.
        if rate.is_some() && what.is_query() {
            *self.rate.lock().unwrap_or_else(PoisonError::into_inner) = rate;
        }
        answer
    }

    /// New keys in place of those with the access token `old`; gives the access token to use now.
    async fn renew(&self, old: &str) -> Result<String, Failure> {
        let _one = self.renewing.lock().await;
        self.signed_in().map_err(Failure::from)?;
        let keys = self.held().clone();
        if keys.access_jwt != old {
            return Ok(keys.access_jwt);
        }
        let refresh = Call::procedure("com.atproto.server.refreshSession", Value::Null);
        let answer = match call(&self.http, &self.base, &refresh, Some(&keys.refresh_jwt)).await.0 {
            // The refresh token is spent, expired or revoked; the app password may still be good.
            Err(Trouble::Refused { .. }) => {
                call(&self.http, &self.base, &create(&keys.did, &keys.app_password), None).await.0
            }
            answer => answer,
        };
        let answer = answer.map_err(|trouble| match trouble {
            Trouble::Refused { why, .. } => self.leave(why),
            trouble => later(trouble),
        })?;
        let retry = |error: serde_json::Error| Failure::Retry { after: 30, why: error.to_string() };
        let keys = serde_json::from_slice::<Fresh>(&answer).map_err(retry)?.keys(&keys.app_password);
        // Kept before it is used: a crash after the first use must not leave us with the old one.
        self.vault.keep(keys.secret().map_err(retry)?).await?;
        let access = keys.access_jwt.clone();
        *self.held() = keys;
        Ok(access)
    }

    /// Seconds that a look must wait so that replies have room; `None` if it need not.
    fn spare(&self, intent: Intent) -> Option<u64> {
        let rate = (*self.rate.lock().unwrap_or_else(PoisonError::into_inner))?;
        let now = Time::now();
        let low = rate.remaining < (rate.limit / 20).max(1) && rate.reset > now;
        (intent == Intent::Watch && low).then(|| rate.wait(now))
    }

    fn signed_in(&self) -> Result<(), Fault> {
        match &*self.out.lock().unwrap_or_else(PoisonError::into_inner) {
            Some(why) => Err(Fault::Failure(Failure::SignedOut { why: why.clone() })),
            None => Ok(()),
        }
    }

    fn leave(&self, why: String) -> Failure {
        *self.out.lock().unwrap_or_else(PoisonError::into_inner) = Some(why.clone());
        Failure::SignedOut { why }
    }

    fn held(&self) -> std::sync::MutexGuard<'_, Keys> {
        self.keys.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn fault(&self, intent: Intent, trouble: Trouble) -> Fault {
        Fault::Failure(match trouble {
            Trouble::Refused { name, why, .. } if SHUT.contains(&name.as_str()) => self.leave(why),
            // Our own server has just given us these keys; some server behind it does not believe it yet.
            trouble if expired(&trouble) => Failure::Retry { after: 60, why: why(trouble) },
            Trouble::Refused { name, why, .. } => return Fault::Said { name, why },
            Trouble::Lost { why } | Trouble::Broken { why, .. } if intent == Intent::Write => Failure::Unclear { why },
            trouble => later(trouble),
        })
    }
}

/// The account itself is shut.
const SHUT: [&str; 3] = ["AccountTakedown", "AccountDeactivated", "AccountSuspended"];

/// The server wants other keys. It says so with 400 as often as with 401.
fn expired(trouble: &Trouble) -> bool {
    const NAMES: [&str; 6] =
        ["ExpiredToken", "InvalidToken", "AuthMissing", "AuthenticationRequired", "AuthRequired", "BadJwt"];
    matches!(trouble, Trouble::Refused { status, name, .. } if *status == 401 || NAMES.contains(&name.as_str()))
}

fn later(trouble: Trouble) -> Failure {
    let after = match trouble {
        Trouble::Limited { after, .. } => after,
        Trouble::NotSent { .. } => 5,
        _ => 10,
    };
    Failure::Retry { after, why: why(trouble) }
}

fn why(trouble: Trouble) -> String {
    match trouble {
        Trouble::NotSent { why, .. }
        | Trouble::Lost { why }
        | Trouble::Broken { why, .. }
        | Trouble::Limited { why, .. }
        | Trouble::Refused { why, .. } => why,
    }
}
