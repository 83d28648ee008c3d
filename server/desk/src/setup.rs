use crate::session::{Client, SignedIn};
use crate::{Desk, Error, Result, lock, password, secret, team};
use model::brand::Brand;
use model::event::Change;
use model::id::OperatorId;
use model::operator::{Operator, Role, Settings};
use model::refusal::Refusal;
use std::sync::Arc;

/// What the set-up page asks for.
pub struct FirstLead {
    /// The brand's name.
    pub brand: String,
    /// The lead's name.
    pub name: String,
    /// What they sign in with.
    pub email: String,
    /// Their signature.
    pub cotag: String,
    /// Their password.
    pub password: String,
    /// How they saw the page: it stays so.
    pub settings: Settings,
}

impl Desk {
    /// What the brand is called; empty until it is set up.
    pub async fn brand_name(&self) -> Result<String> {
        Ok(self.store.glance().await?.brand().await?.map(|brand| brand.name).unwrap_or_default())
    }

    /// The secret of the set-up link, while nobody is on the team. It lives in memory: a restart makes a new one.
    pub async fn setup_link(&self) -> Result<Option<String>> {
        if !self.store.glance().await?.operators().await?.is_empty() {
            lock(&self.setup).take();
            return Ok(None);
        }
        Ok(Some(lock(&self.setup).get_or_insert_with(secret::fresh).clone()))
    }

    /// Whether this link opens the set-up.
    pub async fn peek_setup(&self, link: String) -> Result<()> {
        let known = lock(&self.setup).as_ref().is_some_and(|known| secret::hash(known) == secret::hash(&link));
        if known { Ok(()) } else { Err(Refusal::DeadLink.into()) }
    }

    /// Names the brand and makes the first lead.
    pub async fn set_up(self: &Arc<Self>, link: String, lead: FirstLead, client: &Client) -> Result<SignedIn> {
        self.peek_setup(link).await?;
        let brand = Brand { name: lead.brand.trim().to_owned(), ..Brand::default() };
        if brand.name.is_empty() {
            return Err(Refusal::Empty.into());
        }
        let (name, cotag) = team::names(&lead.name, &lead.cotag)?;
        let operator = Operator {
            id: OperatorId::new(),
            name,
            email: team::email(&lead.email)?,
            role: Role::Lead,
            cotag,
            disabled: false,
            trusted: false,
        };
        let hash = password::hash(lead.password).await?;
        let mut tx = self.store.write().await?;
        if !tx.operators().await?.is_empty() {
            return Err(Error::Refused(Refusal::SetUpDone));
        }
        tx.set_brand(&brand).await?;
        tx.insert_operator(&operator, &hash).await?;
        tx.set_settings(operator.id, &lead.settings).await?;
        tx.record(Some(operator.id), Change::BrandChanged { brand }, None);
        tx.record(Some(operator.id), Change::OperatorChanged { operator: operator.clone() }, None);
        tx.commit().await?;
        lock(&self.setup).take();
        self.begin(operator, client).await
    }
}
