use crate::error::Result;
use crate::tx::Tx;
use model::account::{Account, Network};
use model::id::AccountId;
use sqlx::{query, query_as, query_scalar};

macro_rules! account {
    ($rest:literal) => {
        concat!(
            "SELECT id, network, remote, handle, name, colour, server, cotag, approval, standing, why FROM account ",
            $rest
        )
    };
}

impl Tx {
    /// All accounts, in the order in which they were connected first.
    pub async fn accounts(&mut self) -> Result<Vec<Account>> {
        Ok(on!(self, c => query_as(account!("ORDER BY id")).fetch_all(c).await?))
    }

    /// One of them.
    pub async fn account(&mut self, id: AccountId) -> Result<Option<Account>> {
        Ok(on!(self, c => query_as(account!("WHERE id = $1")).bind(id).fetch_optional(c).await?))
    }

    /// The account that has this lasting name on a network.
    pub async fn account_by_remote(&mut self, network: Network, remote: &str) -> Result<Option<Account>> {
        const SQL: &str = account!("WHERE network = $1 AND remote = $2");
        Ok(on!(self, c => query_as(SQL).bind(network).bind(remote).fetch_optional(c).await?))
    }

    /// Connects an account, its secret already encrypted. `false`: it is connected already (`account_remote`).
    pub async fn insert_account(&mut self, account: &Account, secret: Option<&[u8]>) -> Result<bool> {
        const SQL: &str = "
            INSERT INTO account (id, network, remote, handle, name, colour, server, cotag, approval, standing, why,
              secret)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
            ON CONFLICT (network, remote) DO NOTHING";
        let done = on!(self, c => query(SQL)
            .bind(account.id)
            .bind(account.network)
            .bind(&account.remote)
            .bind(&account.handle)
            .bind(&account.name)
            .bind(account.colour)
            .bind(&account.server)
            .bind(account.cotag)
            .bind(account.approval)
            .bind(account.standing)
            .bind(&account.why)
            .bind(secret)
            .execute(c)
            .await?
            .rows_affected());
        Ok(done == 1)
    }

    /// Writes all but its network and its lasting name there.
    pub async fn update_account(&mut self, account: &Account) -> Result<()> {
        const SQL: &str = "
            UPDATE account
            SET handle = $2, name = $3, colour = $4, server = $5, cotag = $6, approval = $7, standing = $8,
              why = $9
            WHERE id = $1";
        on!(self, c => query(SQL)
            .bind(account.id)
            .bind(&account.handle)
            .bind(&account.name)
            .bind(account.colour)
            .bind(&account.server)
            .bind(account.cotag)
            .bind(account.approval)
            .bind(account.standing)
            .bind(&account.why)
            .execute(c)
            .await?
            .rows_affected());
        Ok(())
    }

    /// Its secret, as it was given.
    pub async fn secret(&mut self, id: AccountId) -> Result<Option<Vec<u8>>> {
        const SQL: &str = "SELECT secret FROM account WHERE id = $1";
        let row: Option<Option<Vec<u8>>> = on!(self, c => query_scalar(SQL).bind(id).fetch_optional(c).await?);
        Ok(row.flatten())
    }

    /// Writes or forgets its secret.
    pub async fn set_secret(&mut self, id: AccountId, secret: Option<&[u8]>) -> Result<()> {
        const SQL: &str = "UPDATE account SET secret = $2 WHERE id = $1";
        on!(self, c => query(SQL).bind(id).bind(secret).execute(c).await?.rows_affected());
        Ok(())
    }

    /// Where its next fetch goes on; none before the first.
    pub async fn cursor(&mut self, id: AccountId) -> Result<Option<String>> {
        const SQL: &str = "SELECT cursor FROM account WHERE id = $1";
        let row: Option<Option<String>> = on!(self, c => query_scalar(SQL).bind(id).fetch_optional(c).await?);
        Ok(row.flatten())
    }

    /// Writes it, in the transaction that writes what was fetched.
    pub async fn set_cursor(&mut self, id: AccountId, cursor: &str) -> Result<()> {
        const SQL: &str = "UPDATE account SET cursor = $1 WHERE id = $2";
        later!(self, SQL, cursor.to_owned(), id);
        Ok(())
    }
}
