use crate::live::Aside;
use crate::seat::Ticket;
use crate::{Desk, Ended, Error, Result, Seat, drafts, password, secret};
use governor::clock::{Clock, DefaultClock};
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};
use model::id::SessionId;
use model::operator::{Me, Operator, Session, Settings, UNDO};
use model::refusal::Refusal;
use model::time::{DAY, Time};
use std::net::IpAddr;
use std::num::NonZeroU32;
use std::sync::Arc;

/// How long a browser stays signed in.
const STAY: i64 = 30 * DAY;
/// Longest part of a browser's name that is kept.
const AGENT: usize = 200;

/// Where a sign-in comes from.
#[derive(Clone, Debug)]
pub struct Client {
    /// Its address.
    pub ip: IpAddr,
    /// What the browser says it is.
    pub agent: String,
}

/// A session that has just begun: the only moment its secret is known.
pub struct SignedIn {
    /// For the cookie.
    pub cookie: String,
    /// How long the cookie lives, in seconds.
    pub seconds: i64,
    /// Who it is.
    pub me: Me,
}

/// How often a password may be tried: ten at once and one more every six seconds for an e-mail; sixty and one more a
/// second for an address, because a whole team may sit behind one.
pub(crate) struct Limits {
    email: DefaultKeyedRateLimiter<String>,
    ip: DefaultKeyedRateLimiter<IpAddr>,
}

impl Default for Limits {
    fn default() -> Self {
        let quota = |a_minute: u32, burst: u32| {
            let count = |n| NonZeroU32::new(n).unwrap_or(NonZeroU32::MIN);
            Quota::per_minute(count(a_minute)).allow_burst(count(burst))
        };
        Self { email: RateLimiter::keyed(quota(10, 10)), ip: RateLimiter::keyed(quota(60, 60)) }
    }
}

impl Limits {
    fn check(&self, email: &str, ip: IpAddr) -> Result<()> {
        let now = DefaultClock::default().now();
        let tries = [self.ip.check_key(&ip), self.email.check_key(&email.to_owned())];
        match tries.into_iter().find_map(std::result::Result::err) {
            None => Ok(()),
            Some(not_until) => {
                let after = not_until.wait_time_from(now).as_secs() + 1;
                Err(Refusal::TooMany { after }.into())
            }
        }
    }

    /// Forgets keys that have their whole quota back.
    pub(crate) fn forget(&self) {
        self.email.retain_recent();
        self.ip.retain_recent();
    }
}

impl Desk {
    /// Signs in. A wrong e-mail and a wrong password answer the same, in the same time.
    pub async fn sign_in(self: &Arc<Self>, email: &str, password: String, client: &Client) -> Result<SignedIn> {
        let email = email.trim().to_lowercase();
        self.limits.check(&email, client.ip)?;
        let found = self.store.glance().await?.operator_by_email(&email).await?;
        let (operator, hash) = found.map_or((None, String::new()), |(operator, hash)| (Some(operator), hash));
        let right = password::check(password, hash).await?;
        match operator.filter(|operator| right && !operator.disabled) {
            Some(operator) => self.begin(operator, client).await,
            None => Err(Refusal::WrongPassword.into()),
        }
    }

    /// Begins a session with a secret that nobody had before.
    pub(crate) async fn begin(self: &Arc<Self>, operator: Operator, client: &Client) -> Result<SignedIn> {
        let (cookie, now) = (secret::fresh(), Time::now());
        let agent: String = client.agent.chars().take(AGENT).collect();
        let mut tx = self.store.write().await?;
        let until = now.plus(STAY);
        tx.insert_session(SessionId::new(), operator.id, &secret::hash(&cookie), &agent, now, until).await?;
        let settings = tx.settings(operator.id).await?;
        tx.commit().await?;
        let me = Seat::new(self.clone(), operator, settings, Ticket::House).me().await?;
        Ok(SignedIn { cookie, seconds: STAY / model::time::SECOND, me })
    }

    pub(crate) fn end(&self, ended: Ended) {
        self.tell(Aside::Ended(ended));
    }
}

impl Seat {
    /// See `me/get`.
    pub async fn me(&self) -> Result<Me> {
        let brand = self.desk.store.glance().await?.brand().await?;
        let brand = brand.unwrap_or_default();
        Ok(Me { operator: self.operator().clone(), settings: *self.settings(), brand })
    }

    /// See `me/change`.
    pub async fn change_me(&self, name: String, cotag: String, settings: Settings) -> Result<Me> {
        let (name, cotag) = crate::team::names(&name, &cotag)?;
        let settings = Settings { undo: settings.undo.min(UNDO), ..settings };
        let mut tx = self.desk.store.write().await?;
        let mut operator = tx.operator(self.id()).await?.ok_or(Refusal::Missing)?;
        let changed = operator.name != name || operator.cotag != cotag;
        (operator.name, operator.cotag) = (name, cotag);
        tx.set_settings(self.id(), &settings).await?;
        if changed {
            crate::team::save(&mut tx, self.id(), &operator).await?;
        }
        tx.commit().await?;
        Seat::new(self.desk.clone(), operator, settings, self.ticket()).me().await
    }

    /// See `me/password`.
    pub async fn change_password(&self, old: String, new: String) -> Result<()> {
        let hash = self.desk.store.glance().await?.password(self.id()).await?.unwrap_or_default();
        if !password::check(old, hash).await? {
            return Err(Refusal::WrongPassword.into());
        }
        let hash = password::hash(new).await?;
        let mut tx = self.desk.store.write().await?;
        tx.set_password(self.id(), &hash).await?;
        let ended = tx.delete_sessions_of(self.id(), self.session()).await?;
        tx.commit().await?;
        ended.into_iter().for_each(|session| self.desk.end(Ended::Session(session)));
        Ok(())
    }

    /// Ends this session, and lets go of what they were writing.
    pub async fn sign_out(&self) -> Result<()> {
        drafts::leave_all(&self.desk, self.id()).await?;
        match self.session() {
            Some(session) => self.revoke_session(session).await,
            None => Ok(()),
        }
    }

    /// See `session/list`.
    pub async fn sessions(&self) -> Result<Vec<Session>> {
        let mut sessions = self.desk.store.glance().await?.sessions_of(self.id()).await?;
        sessions.iter_mut().for_each(|session| session.current = Some(session.id) == self.session());
        Ok(sessions)
    }

    /// See `session/revoke`.
    pub async fn revoke_session(&self, session: SessionId) -> Result<()> {
        let mut tx = self.desk.store.write().await?;
        if !tx.delete_session(session, self.id()).await? {
            return Err(Error::Refused(Refusal::Missing));
        }
        tx.commit().await?;
        self.desk.end(Ended::Session(session));
        Ok(())
    }
}
