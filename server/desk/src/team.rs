use crate::session::{Client, SignedIn};
use crate::{Desk, Ended, Result, Seat, password, secret};
use model::event::Change;
use model::id::{InviteId, OperatorId};
use model::operator::{Invite, Operator, Role, Settings};
use model::refusal::{Answer, Refusal};
use model::rights::Right;
use model::time::{DAY, Time};
use std::sync::Arc;
use store::Tx;

/// How long an invitation waits.
const WAIT: i64 = 7 * DAY;

/// Who accepts an invitation.
pub struct Guest {
    /// Their name.
    pub name: String,
    /// What they will sign in with.
    pub email: String,
    /// Their signature.
    pub cotag: String,
    /// Their password.
    pub password: String,
    /// How they saw the page: it stays so.
    pub settings: Settings,
}

impl Seat {
    /// See `team/list`.
    pub async fn team(&self) -> Result<Vec<Operator>> {
        self.may(Right::Read)?;
        Ok(self.desk.store.glance().await?.operators().await?)
    }

    /// See `team/invite`.
    pub async fn invite(&self, role: Role) -> Result<String> {
        self.may(Right::Team)?;
        let link = secret::fresh();
        let invite = Invite { id: InviteId::new(), role, by: self.id(), until: Time::now().plus(WAIT) };
        let mut tx = self.desk.store.write().await?;
        tx.insert_invite(&invite, &secret::hash(&link)).await?;
        tx.commit().await?;
        Ok(format!("/join/{link}"))
    }

    /// See `team/invites`.
    pub async fn invites(&self) -> Result<Vec<Invite>> {
        self.may(Right::Team)?;
        Ok(self.desk.store.glance().await?.invites(Time::now()).await?)
    }

    /// See `team/uninvite`.
    pub async fn uninvite(&self, invite: InviteId) -> Result<()> {
        self.may(Right::Team)?;
        let mut tx = self.desk.store.write().await?;
        if !tx.delete_invite(invite).await? {
            return Err(Refusal::Missing.into());
        }
        Ok(tx.commit().await?)
    }

    /// See `team/change`.
    pub async fn change_operator(
        &self,
        operator: OperatorId,
        role: Role,
        disabled: bool,
        trusted: bool,
    ) -> Result<Operator> {
        self.may(Right::Team)?;
        let mut tx = self.desk.store.write().await?;
        let mut operator = tx.operator(operator).await?.ok_or(Refusal::Missing)?;
        let leads = operator.role == Role::Lead && !operator.disabled;
        if leads && (role != Role::Lead || disabled) && tx.leads().await? <= 1 {
            return Err(Refusal::LastLead.into());
        }
        (operator.role, operator.disabled, operator.trusted) = (role, disabled, trusted);
        if disabled {
            tx.delete_sessions_of(operator.id, None).await?;
        }
        save(&mut tx, self.id(), &operator).await?;
        tx.commit().await?;
        if disabled {
            self.desk.hold_back(operator.id).await?;
        }
        // Also after a change of role: an open line was filtered for the old one.
        self.desk.end(Ended::Operator(operator.id));
        Ok(operator)
    }
}

impl Desk {
    /// What an invitation is for.
    pub async fn peek_invite(&self, link: String) -> Result<(String, Role)> {
        let mut tx = self.store.read().await?;
        let invite = tx.invite(&secret::hash(&link), Time::now()).await?.ok_or(Refusal::DeadLink)?;
        Ok((tx.brand().await?.map(|brand| brand.name).unwrap_or_default(), invite.role))
    }

    /// Accepts an invitation, once.
    pub async fn join(self: &Arc<Self>, link: String, guest: Guest, client: &Client) -> Result<SignedIn> {
        self.peek_invite(link.clone()).await?;
        let (name, cotag) = names(&guest.name, &guest.cotag)?;
        let email = email(&guest.email)?;
        let hash = password::hash(guest.password).await?;
        let mut tx = self.store.write().await?;
        let invite = tx.take_invite(&secret::hash(&link), Time::now()).await?.ok_or(Refusal::DeadLink)?;
        let operator =
            Operator { id: OperatorId::new(), name, email, role: invite.role, cotag, disabled: false, trusted: false };
        if !tx.insert_operator(&operator, &hash).await? {
            return Err(Refusal::EmailTaken.into());
        }
        tx.set_settings(operator.id, &guest.settings).await?;
        tx.record(Some(operator.id), Change::OperatorChanged { operator: operator.clone() }, None);
        tx.commit().await?;
        self.begin(operator, client).await
    }

    /// Adds somebody from the terminal.
    pub async fn add_operator(&self, guest: Guest, role: Role) -> Result<Operator> {
        let (name, cotag) = names(&guest.name, &guest.cotag)?;
        let email = email(&guest.email)?;
        let operator = Operator { id: OperatorId::new(), name, email, role, cotag, disabled: false, trusted: false };
        let hash = password::hash(guest.password).await?;
        let mut tx = self.store.write().await?;
        if !tx.insert_operator(&operator, &hash).await? {
            return Err(Refusal::EmailTaken.into());
        }
        tx.record(None, Change::OperatorChanged { operator: operator.clone() }, None);
        tx.commit().await?;
        Ok(operator)
    }

    /// Gives somebody a new password and ends all their sessions; answers the password.
    pub async fn reset_password(&self, email: &str) -> Result<String> {
        let word = secret::fresh()[..16].to_owned();
        let hash = password::hash(word.clone()).await?;
        let mut tx = self.store.write().await?;
        let found = tx.operator_by_email(&email.trim().to_lowercase()).await?;
        let (operator, _) = found.ok_or(Refusal::Missing)?;
        tx.set_password(operator.id, &hash).await?;
        tx.delete_sessions_of(operator.id, None).await?;
        tx.commit().await?;
        self.end(Ended::Operator(operator.id));
        Ok(word)
    }

    /// Locks somebody out from the terminal.
    pub async fn disable(&self, email: &str) -> Result<Operator> {
        let mut tx = self.store.write().await?;
        let found = tx.operator_by_email(&email.trim().to_lowercase()).await?;
        let (mut operator, _) = found.ok_or(Refusal::Missing)?;
        if operator.role == Role::Lead && !operator.disabled && tx.leads().await? <= 1 {
            return Err(Refusal::LastLead.into());
        }
        operator.disabled = true;
        tx.delete_sessions_of(operator.id, None).await?;
        tx.update_operator(&operator).await?;
        tx.record(None, Change::OperatorChanged { operator: operator.clone() }, None);
        tx.commit().await?;
        self.hold_back(operator.id).await?;
        self.end(Ended::Operator(operator.id));
        Ok(operator)
    }
}

pub(crate) async fn save(tx: &mut Tx, by: OperatorId, operator: &Operator) -> Result<()> {
    tx.update_operator(operator).await?;
    tx.record(Some(by), Change::OperatorChanged { operator: operator.clone() }, None);
    Ok(())
}

/// A name of 1 to 60 characters and a cotag of at most 12 letters or digits.
pub(crate) fn names(name: &str, cotag: &str) -> Answer<(String, String)> {
    let (name, cotag) = (name.trim(), cotag.trim().trim_start_matches('^'));
    if name.is_empty() {
        return Err(Refusal::Empty);
    }
    if name.chars().count() > 60 {
        return Err(Refusal::TooLong { limit: 60 });
    }
    if cotag.chars().count() > 12 || !cotag.chars().all(char::is_alphanumeric) {
        return Err(Refusal::TooLong { limit: 12 });
    }
    Ok((name.to_owned(), cotag.to_owned()))
}

/// Something with one `@` between two parts and no spaces, in lower case: nothing is sent there, it only has to be
/// one person's.
pub(crate) fn email(text: &str) -> Answer<String> {
    let email = text.trim().to_lowercase();
    let whole =
        email.split_once('@').is_some_and(|(name, host)| !name.is_empty() && !host.is_empty() && !host.contains('@'));
    let plain = email.len() <= 200 && !email.chars().any(|c| c.is_whitespace() || c.is_control());
    if whole && plain { Ok(email) } else { Err(Refusal::BadEmail) }
}
