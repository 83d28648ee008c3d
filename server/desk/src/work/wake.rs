//! What comes back by itself: snoozed threads, and rows whose time is over.

use crate::{Desk, Result, drafts, seat};
use model::event::Change;
use model::time::{DAY, Time};
use std::sync::Arc;
use std::time::Duration;

/// How long a mutation's answer is kept for whoever asks again.
const ANSWERS: i64 = 7 * DAY;
/// How long anybody is told what they missed.
const NOTICES: i64 = 90 * DAY;
/// Threads that one round wakes.
const ROUND: i64 = 200;
/// Rounds between two sweeps of old rows.
const SWEEP: u32 = 600;

/// Looks once a second until the desk stops.
pub(crate) async fn run(desk: Arc<Desk>) {
    let mut stopped = desk.stopped();
    let mut round = 0_u32;
    loop {
        if let Err(error) = desk.wake().await {
            tracing::warn!(%error, "snoozed threads could not be woken");
        }
        if let Err(error) = desk.end_silent_drafts().await {
            tracing::warn!(%error, "the leases of silent writers could not be ended");
        }
        if round.is_multiple_of(SWEEP)
            && let Err(error) = desk.sweep().await
        {
            tracing::warn!(%error, "old rows could not be swept");
        }
        round = round.wrapping_add(1);
        tokio::select! {
            () = tokio::time::sleep(Duration::from_secs(1)) => {}
            _ = stopped.wait_for(|stopped| *stopped) => return,
        }
    }
}

impl Desk {
    async fn wake(&self) -> Result<()> {
        let due = self.store.glance().await?.snoozed_due(Time::now(), ROUND).await?;
        for thread in due {
            let mut tx = self.store.write().await?;
            let Some(mut card) = tx.thread_to_change(thread).await? else { continue };
            if card.until.is_none_or(|until| until > Time::now()) || card.wake().is_err() {
                continue;
            }
            seat::save(&mut tx, &mut card).await?;
            tx.record(None, Change::ThreadWoken, Some(card));
            tx.commit().await?;
        }
        Ok(())
    }

    async fn end_silent_drafts(&self) -> Result<()> {
        let silent = self.store.glance().await?.silent_drafts(Time::now(), ROUND).await?;
        for thread in silent {
            let mut tx = self.store.write().await?;
            let Some(mut card) = tx.thread_to_change(thread).await? else { continue };
            if tx.draft(thread).await?.held(Time::now()).is_none() {
                drafts::end(&mut tx, &mut card).await?;
                tx.commit().await?;
            }
        }
        Ok(())
    }

    async fn sweep(&self) -> Result<()> {
        let now = Time::now();
        let mut tx = self.store.write().await?;
        tx.prune_sessions(now).await?;
        tx.prune_notices(now.plus(-NOTICES)).await?;
        tx.prune_mutations(now.plus(-ANSWERS)).await?;
        self.limits.forget();
        Ok(tx.commit().await?)
    }
}
