use crate::{Desk, Error, Result, Seat, lock};
use channels::Author;
use channels::practice::{Faults, World};
use model::account::Network;
use model::id::AccountId;
use model::practice::Practice;
use model::refusal::Refusal;
use model::rights::Right;
use model::time::Time;
use std::sync::Arc;

/// Fastest crowd that may be asked for, in posts a minute.
const FASTEST: u32 = 1_200;
/// Longest delay that may be asked for, in milliseconds.
const SLOWEST: u32 = 30_000;

impl Seat {
    /// See `practice/get`.
    pub async fn practice(&self) -> Result<Practice> {
        self.may(Right::Read)?;
        Ok(*lock(&self.desk.crowd))
    }

    /// See `practice/steer`.
    pub async fn steer(&self, practice: Practice) -> Result<Practice> {
        self.may(Right::Accounts)?;
        let practice =
            Practice { rate: practice.rate.min(FASTEST), latency: practice.latency.min(SLOWEST), ..practice };
        self.desk.set_practice(practice);
        Ok(practice)
    }

    /// See `practice/say`.
    pub async fn say(&self, account: AccountId, customer: String, text: String) -> Result<()> {
        self.may(Right::Accounts)?;
        let found = self.desk.store.glance().await?.account(account).await?;
        let account = found.filter(|account| account.network == Network::Practice).ok_or(Refusal::Missing)?;
        let name = customer.trim().trim_start_matches('@');
        if name.is_empty() || text.trim().is_empty() {
            return Err(Refusal::Empty.into());
        }
        let handle = if name.contains('.') { name.to_lowercase() } else { format!("{}.practice", name.to_lowercase()) };
        let author = Author { remote: format!("practice:{handle}"), handle, name: String::new() };
        let world = self.desk.registry.practice();
        // Whoever has just been answered goes on below the answer; anybody else begins a conversation.
        let answer = world.answer_to(&author.handle, &account.handle).map(|post| post.remote);
        let mention = format!("@{}", account.handle);
        let text = if answer.is_some() || text.contains(&mention) { text } else { format!("{mention} {text}") };
        let posted = world.post(&author, &text, answer.as_deref(), Time::now());
        posted.map_err(|error| Error::Broken(error.to_string()))?;
        self.desk.fetch_now(&account).await
    }
}

impl Desk {
    /// The practice network itself: what is really out.
    pub fn world(&self) -> &Arc<World> {
        self.registry.practice()
    }

    /// Sets the practice network's crowd and faults.
    pub fn set_practice(&self, practice: Practice) {
        *lock(&self.crowd) = practice;
        let world = self.registry.practice();
        world.set_rate(practice.rate);
        world.set_faults(Faults {
            latency_ms: practice.latency.into(),
            lose_answer: practice.lose,
            limit: practice.limit,
            signed_out: practice.signed_out,
            unreachable: practice.outage,
            ..Faults::default()
        });
    }
}

/// The crowd speaks until the desk stops.
pub(crate) async fn crowd(desk: Arc<Desk>) {
    desk.world().clone().run(desk.stopped()).await;
}
