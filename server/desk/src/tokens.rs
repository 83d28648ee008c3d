use crate::{Desk, Ended, Result, Seat, secret};
use model::id::{OperatorId, TokenId};
use model::operator::Token;
use model::refusal::Refusal;
use model::rights::Right;
use model::time::Time;

impl Seat {
    /// See `token/list`.
    pub async fn tokens(&self) -> Result<Vec<Token>> {
        self.may(Right::Team)?;
        Ok(self.desk.store.glance().await?.tokens().await?)
    }

    /// See `token/create`.
    pub async fn create_token(&self, name: String) -> Result<String> {
        self.may(Right::Team)?;
        self.desk.make_token(self.id(), &name).await
    }

    /// See `token/revoke`.
    pub async fn revoke_token(&self, token: TokenId) -> Result<()> {
        self.may(Right::Team)?;
        self.desk.end_token(token).await
    }
}

impl Desk {
    /// Makes a token with somebody's rights, from the terminal.
    pub async fn create_token_for(&self, email: &str, name: &str) -> Result<String> {
        let found = self.store.glance().await?.operator_by_email(&email.trim().to_lowercase()).await?;
        let (operator, _) = found.ok_or(Refusal::Missing)?;
        self.make_token(operator.id, name).await
    }

    /// Ends the tokens of that name, from the terminal; answers how many.
    pub async fn revoke_token_named(&self, name: &str) -> Result<usize> {
        let tokens = self.store.glance().await?.tokens().await?;
        let named: Vec<_> = tokens.into_iter().filter(|token| token.name == name).collect();
        for token in &named {
            self.end_token(token.id).await?;
        }
        Ok(named.len())
    }

    async fn make_token(&self, operator: OperatorId, name: &str) -> Result<String> {
        let name = name.trim();
        if name.is_empty() {
            return Err(Refusal::Empty.into());
        }
        let secret = secret::fresh();
        let token = Token { id: TokenId::new(), name: name.chars().take(60).collect(), operator, at: Time::now() };
        let mut tx = self.store.write().await?;
        tx.insert_token(&token, &secret::hash(&secret)).await?;
        tx.commit().await?;
        Ok(secret)
    }

    async fn end_token(&self, token: TokenId) -> Result<()> {
        let mut tx = self.store.write().await?;
        if !tx.delete_token(token).await? {
            return Err(Refusal::Missing.into());
        }
        tx.commit().await?;
        self.end(Ended::Token(token));
        Ok(())
    }
}
