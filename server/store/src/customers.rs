use crate::engine::Engine;
use crate::error::{Error, Result};
use crate::threads::{CardRow, card};
use crate::tx::Tx;
use model::account::Network;
use model::customer::Customer;
use model::id::CustomerId;
use model::thread::Card;
use model::time::Time;
use sqlx::types::Json;
use sqlx::{query, query_as};

macro_rules! customer {
    ($rest:literal) => {
        concat!("SELECT id, network, remote, handle, name, since, muted FROM customer ", $rest)
    };
}

impl Tx {
    /// The person behind a lasting name on a network, known or new, with the handle and the name they have now.
    pub async fn meet(
        &mut self,
        network: Network,
        remote: &str,
        handle: &str,
        name: &str,
        at: Time,
    ) -> Result<Customer> {
        const KNOWN: &str = customer!("WHERE network = $1 AND remote = $2");
        const RENAME: &str = "
            UPDATE customer SET handle = $2, name = $3 WHERE id = $1
            RETURNING id, network, remote, handle, name, since, muted";
        // No DO UPDATE and no RETURNING: with either, SQLite's foreign keys look through all messages for a new customer's.
        const MEET: &str = "
            INSERT INTO customer (id, network, remote, handle, name, since, muted) VALUES ($1, $2, $3, $4, $5, $6, $7)
            ON CONFLICT (network, remote) DO NOTHING";
        let known: Option<Customer> =
            on!(self, c => query_as(KNOWN).bind(network).bind(remote).fetch_optional(c).await?);
        if let Some(known) = known {
            // Nearly everybody who writes is known and still has the same name: those cost no write.
            if known.handle == handle && known.name == name {
                return Ok(known);
            }
            self.forget_cards();
            return Ok(on!(self, c => query_as(RENAME).bind(known.id).bind(handle).bind(name).fetch_one(c).await?));
        }
        let new = Customer {
            id: CustomerId::new(),
            network,
            remote: remote.into(),
            handle: handle.into(),
            name: name.into(),
            since: at,
            muted: false,
        };
        let done = on!(self, c => query(MEET)
            .bind(new.id)
            .bind(network)
            .bind(remote)
            .bind(handle)
            .bind(name)
            .bind(at)
            .bind(new.muted)
            .execute(c)
            .await?
            .rows_affected());
        // On PostgreSQL somebody else may have met them just now: beginning again finds them.
        if done == 1 { Ok(new) } else { Err(Error::Conflict) }
    }

    /// Those of them whom the network calls so.
    pub async fn customers_by_remote(&mut self, network: Network, remotes: &[&str]) -> Result<Vec<Customer>> {
        let sql = match self.engine() {
            Engine::Sqlite => customer!("WHERE network = $1 AND remote IN (SELECT value FROM json_each($2))"),
            Engine::Postgres => customer!("WHERE network = $1 AND remote IN (SELECT jsonb_array_elements_text($2))"),
        };
        Ok(on!(self, c => query_as(sql).bind(network).bind(Json(remotes)).fetch_all(c).await?))
    }

    /// One of them.
    pub async fn customer(&mut self, id: CustomerId) -> Result<Option<Customer>> {
        Ok(on!(self, c => query_as(customer!("WHERE id = $1")).bind(id).fetch_optional(c).await?))
    }

    /// Says whether what they say wakes anybody.
    pub async fn mute_customer(&mut self, id: CustomerId, muted: bool) -> Result<()> {
        const SQL: &str = "UPDATE customer SET muted = $2 WHERE id = $1";
        on!(self, c => query(SQL).bind(id).bind(muted).execute(c).await?.rows_affected());
        Ok(())
    }

    /// A customer's conversations, latest first.
    pub async fn threads_of(&mut self, customer: CustomerId, limit: i64) -> Result<Vec<Card>> {
        const SQL: &str = card!("WHERE t.customer = $1 ORDER BY t.at DESC, t.id LIMIT $2");
        let rows: Vec<CardRow> = on!(self, c => query_as(SQL).bind(customer).bind(limit).fetch_all(c).await?);
        Ok(rows.into_iter().map(Card::from).collect())
    }
}
