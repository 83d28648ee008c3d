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
use std::cmp::Reverse;

macro_rules! customer {
    ($rest:literal) => {
        concat!("SELECT id, network, remote, handle, name, since, muted, person, blocked FROM customer ", $rest)
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
            RETURNING id, network, remote, handle, name, since, muted, person, blocked";
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
            person: None,
            blocked: false,
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

    /// Says whether the brand's accounts block them.
    pub async fn block_customer(&mut self, id: CustomerId, blocked: bool) -> Result<()> {
        const SQL: &str = "UPDATE customer SET blocked = $2 WHERE id = $1";
        on!(self, c => query(SQL).bind(id).bind(blocked).execute(c).await?.rows_affected());
        Ok(())
    }

    /// Says which profile stands for the person behind this one; none if it does itself.
    pub async fn join_customer(&mut self, id: CustomerId, person: Option<CustomerId>) -> Result<()> {
        const SQL: &str = "UPDATE customer SET person = $2 WHERE id = $1";
        on!(self, c => query(SQL).bind(id).bind(person).execute(c).await?.rows_affected());
        Ok(())
    }

    /// All profiles of the person behind one, the one that stands for them first.
    pub async fn profiles(&mut self, customer: CustomerId) -> Result<Vec<Customer>> {
        const REST: &str = customer!("WHERE person = $1 ORDER BY id");
        let Some(main) = self.customer(customer).await?.map(|customer| customer.main()) else { return Ok(Vec::new()) };
        let rest: Vec<Customer> = on!(self, c => query_as(REST).bind(main).fetch_all(c).await?);
        Ok(self.customer(main).await?.into_iter().chain(rest).collect())
    }

    pub(crate) async fn profile_ids(&mut self, customer: CustomerId) -> Result<Vec<CustomerId>> {
        Ok(self.profiles(customer).await?.into_iter().map(|profile| profile.id).collect())
    }

    /// Whose handle begins so, by handle.
    pub async fn customers_called(&mut self, handle: &str, limit: i64) -> Result<Vec<Customer>> {
        let sql = match self.engine() {
            Engine::Sqlite => customer!("WHERE handle >= $1 AND handle < $2 ORDER BY handle, id LIMIT $3"),
            Engine::Postgres => {
                customer!(
                    "WHERE handle COLLATE \"C\" >= $1 AND handle COLLATE \"C\" < $2 ORDER BY handle COLLATE \"C\", id \
                     LIMIT $3"
                )
            }
        };
        let end = format!("{handle}\u{10ffff}");
        Ok(on!(self, c => query_as(sql).bind(handle).bind(end).bind(limit).fetch_all(c).await?))
    }

    /// A person's conversations under all their profiles, latest first, but for those that were merged into another one.
    pub async fn threads_of(&mut self, customer: CustomerId, limit: i64) -> Result<Vec<Card>> {
        const SQL: &str = card!("WHERE t.customer = $1 AND t.merged IS NULL ORDER BY t.at DESC, t.id LIMIT $2");
        let mut cards: Vec<Card> = Vec::new();
        for profile in self.profile_ids(customer).await? {
            let rows: Vec<CardRow> = on!(self, c => query_as(SQL).bind(profile).bind(limit).fetch_all(c).await?);
            cards.extend(rows.into_iter().map(Card::from));
        }
        cards.sort_by_key(|card| (Reverse(card.at), card.id));
        cards.truncate(limit.max(0) as usize);
        Ok(cards)
    }
}
