use crate::error::Result;
use crate::threads::{CardRow, card};
use crate::tx::Tx;
use model::account::Network;
use model::customer::Customer;
use model::id::CustomerId;
use model::thread::Card;
use model::time::Time;
use sqlx::query_as;

macro_rules! customer {
    ($rest:literal) => {
        concat!("SELECT id, network, remote, handle, name, since FROM customer ", $rest)
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
        // Nearly everybody who writes is known and still has the same name: those cost no write.
        const KNOWN: &str = customer!("WHERE network = $1 AND remote = $2");
        let known: Option<Customer> =
            on!(self, c => query_as(KNOWN).bind(network).bind(remote).fetch_optional(c).await?);
        if let Some(known) = known
            && known.handle == handle
            && known.name == name
        {
            return Ok(known);
        }
        const MEET: &str = "
            INSERT INTO customer (id, network, remote, handle, name, since)
            VALUES ($1, $2, $3, $4, $5, $6)
            ON CONFLICT (network, remote) DO UPDATE SET handle = excluded.handle, name = excluded.name
            RETURNING id, network, remote, handle, name, since";
        Ok(on!(self, c => query_as(MEET)
            .bind(CustomerId::new())
            .bind(network)
            .bind(remote)
            .bind(handle)
            .bind(name)
            .bind(at)
            .fetch_one(c)
            .await?))
    }

    /// One of them.
    pub async fn customer(&mut self, id: CustomerId) -> Result<Option<Customer>> {
        Ok(on!(self, c => query_as(customer!("WHERE id = $1")).bind(id).fetch_optional(c).await?))
    }

    /// A customer's conversations, latest first.
    pub async fn threads_of(&mut self, customer: CustomerId, limit: i64) -> Result<Vec<Card>> {
        const SQL: &str = card!("WHERE t.customer = $1 ORDER BY t.at DESC, t.id LIMIT $2");
        let rows: Vec<CardRow> = on!(self, c => query_as(SQL).bind(customer).bind(limit).fetch_all(c).await?);
        Ok(rows.into_iter().map(Card::from).collect())
    }
}
