//! What goes out: the outbox. A reply is `dispatching` in the store before its first byte is written to the network, and
//! leaves that state only by an answer or by a look. Nothing is ever sent again because an answer is missing.

use crate::replies::{digest, progress};
use crate::{Desk, Error, Result, crash};
use channels::{Failure, Fate, Sent};
use model::account::Account;
use model::reply::{OVERTAKEN, Reply, State, Step, UNREAD};
use model::time::{MINUTE, SECOND, Time};
use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;
use store::Parcel;
use tokio::task::JoinSet;

/// Between two looks at the store when nothing rings.
const PAUSE: Duration = Duration::from_secs(1);
/// How long we keep asking the network what became of a reply before we ask a person.
const PATIENCE: i64 = 15 * MINUTE;
/// Parcels of one round.
const ROUND: i64 = 64;

/// Sends what is due, one reply an account at a time, until the desk stops.
pub(crate) async fn run(desk: Arc<Desk>) {
    let mut stopped = desk.stopped();
    // Before this process began, nothing that it sees as dispatching can still be under way.
    if let Err(error) = desk.lose_what_was_under_way().await {
        tracing::error!(%error, "the outbox could not be recovered; its replies stay where they are");
    }
    let mut under_way = JoinSet::new();
    let mut busy = HashMap::new();
    loop {
        let rung = desk.outbox.notified();
        match desk.due().await {
            Ok(parcels) => {
                for parcel in parcels {
                    if busy.contains_key(&parcel.account) {
                        continue;
                    }
                    let account = parcel.account;
                    let task = under_way.spawn(carry(desk.clone(), parcel));
                    busy.insert(account, task.id());
                }
            }
            Err(error) => tracing::warn!(%error, "the outbox cannot be read"),
        }
        tokio::select! {
            () = rung => {}
            () = tokio::time::sleep(PAUSE) => {}
            Some(done) = under_way.join_next_with_id(), if !under_way.is_empty() => {
                let id = match done { Ok((id, ())) => id, Err(error) => error.id() };
                busy.retain(|_, task| *task != id);
            }
            _ = stopped.wait_for(|stopped| *stopped) => break,
        }
    }
    // What is on its way finishes; nothing new begins.
    while under_way.join_next().await.is_some() {}
}

async fn carry(desk: Arc<Desk>, parcel: Parcel) {
    let reply = parcel.reply.id;
    let outcome = match parcel.reply.state {
        State::Unknown => desk.clear_up(parcel).await,
        _ => desk.dispatch(parcel).await,
    };
    if let Err(error) = outcome {
        tracing::warn!(%reply, %error, "a delivery stopped half-way; it goes on from its row");
        // A broken store is not asked again at once.
        tokio::time::sleep(PAUSE).await;
    }
}

impl Desk {
    async fn lose_what_was_under_way(&self) -> Result<()> {
        let mut tx = self.store.write().await?;
        for parcel in tx.unsettled(i64::MAX).await? {
            if parcel.reply.state == State::Dispatching {
                let lost = step(&parcel, Step::Lose)?;
                progress(&mut tx, None, &parcel, &lost, parcel.tries, "").await?;
            }
        }
        Ok(tx.commit().await?)
    }

    /// What may move now: queued replies that are due, and unclear ones that are worth another look.
    async fn due(&self) -> Result<Vec<Parcel>> {
        let (mut tx, now) = (self.store.read().await?, Time::now());
        let mut due = tx.due_replies(now, ROUND).await?;
        let unclear = tx.unsettled(ROUND).await?;
        due.extend(unclear.into_iter().filter(|parcel| {
            parcel.reply.state == State::Unknown && parcel.reply.retry.is_none_or(|retry| retry <= now)
        }));
        Ok(due)
    }

    /// Marks a reply as under way, sends it, and keeps what the network said.
    async fn dispatch(self: &Arc<Self>, parcel: Parcel) -> Result<()> {
        let account = self.store.glance().await?.account(parcel.account).await?;
        let Some(account) = account else { return Ok(()) };
        let outbound = self.outbound(&parcel).await?;
        // Whoever was locked out before all of theirs was held back sends nothing more.
        let by = self.store.glance().await?.operator(parcel.reply.by).await?;
        if let Some(gone) = by.filter(|by| by.disabled && parcel.reply.can_be_undone() && parcel.tries == 0) {
            return self.hold_back(gone.id).await;
        }
        if self.overtaken(&parcel).await? {
            return self.halt(&parcel, Step::Ask, OVERTAKEN.into(), None).await;
        }
        if !self.allowed(&account, &parcel).await? {
            return self.halt(&parcel, Step::Ask, UNREAD.into(), None).await;
        }
        crash::point("deliver.before_dispatch");
        let under_way = step(&parcel, Step::Dispatch)?;
        let tries = parcel.tries + 1;
        if !self.advance(&parcel, &under_way, tries, "").await? {
            return Ok(());
        }
        crash::point("deliver.after_dispatch");
        let parcel = Parcel { reply: under_way, tries, ..parcel };
        let sent = match self.channel(&account).await {
            Ok(channel) => channel.send(&outbound).await,
            Err(failure) => Err(failure),
        };
        crash::point("deliver.after_send");
        match sent {
            Ok(sent) => self.land(&parcel, Step::Accept, sent).await,
            Err(Failure::Refused { why }) => self.halt(&parcel, Step::Reject, why, None).await,
            Err(Failure::Retry { after, why }) => {
                self.halt(&parcel, Step::Defer, why, Some(later(after, parcel.tries))).await
            }
            Err(Failure::SignedOut { why }) => {
                // Nothing happened: it waits in the queue until somebody connects the account again.
                self.halt(&parcel, Step::Defer, why.clone(), Some(Time::now())).await?;
                self.sign_account_out(parcel.account, &why).await
            }
            Err(Failure::Unclear { why }) => {
                self.halt(&parcel, Step::Lose, why, None).await?;
                self.outbox.notify_one();
                Ok(())
            }
        }
    }

    /// Whether somebody said yes to exactly these words, where somebody must. The store keeps to it as well; this is the
    /// last look before the first byte.
    async fn allowed(&self, account: &Account, parcel: &Parcel) -> Result<bool> {
        if parcel.reply.need.is_none() {
            return Ok(true);
        }
        let chain = self.store.glance().await?.chain(parcel.reply.chain).await?;
        let texts: Vec<_> = chain.iter().map(|part| part.reply.text.as_str()).collect();
        let images = chain.first().map(|first| first.images.as_slice()).unwrap_or_default();
        let words = digest(account, parcel.reply.thread, &texts, images);
        let reader = parcel.reply.approver.filter(|reader| !parcel.reply.written_by(*reader));
        Ok(reader.is_some() && words == parcel.approved)
    }

    /// Whether somebody has spoken since a reply was planned: then it may be out of place, and a person looks at it once.
    async fn overtaken(&self, parcel: &Parcel) -> Result<bool> {
        if !parcel.reply.planned() || parcel.reply.part > 1 || parcel.tries > 0 {
            return Ok(false);
        }
        let card = self.store.glance().await?.thread(parcel.reply.thread).await?;
        Ok(card.is_some_and(|card| card.at > parcel.reply.at))
    }

    /// Looks what became of a reply whose answer was lost.
    async fn clear_up(self: &Arc<Self>, parcel: Parcel) -> Result<()> {
        let account = self.store.glance().await?.account(parcel.account).await?;
        let Some(account) = account else { return Ok(()) };
        let outbound = self.outbound(&parcel).await?;
        let fate = match self.channel(&account).await {
            Ok(channel) => channel.find(&outbound).await,
            Err(failure) => Err(failure),
        };
        match fate {
            Ok(Fate::Sent(sent)) => self.land(&parcel, Step::Find, sent).await,
            Ok(Fate::Absent) => {
                self.halt(&parcel, Step::Miss, String::new(), None).await?;
                self.outbox.notify_one();
                Ok(())
            }
            Ok(Fate::Unknown) => self.halt(&parcel, Step::Ask, parcel.reply.why.clone(), None).await,
            Err(_) if Time::now().since(parcel.reply.at) > PATIENCE => {
                self.halt(&parcel, Step::Ask, parcel.reply.why.clone(), None).await
            }
            Err(failure) => self.put_off(&parcel, failure).await,
        }
    }

    /// Still unclear: the same state, and when to look again.
    async fn put_off(&self, parcel: &Parcel, failure: Failure) -> Result<()> {
        let after = if let Failure::Retry { after, .. } = failure { after } else { 5 };
        let reply = Reply { retry: Some(later(after, parcel.tries)), ..parcel.reply.clone() };
        self.advance(parcel, &reply, parcel.tries + 1, "").await?;
        Ok(())
    }

    async fn land(&self, parcel: &Parcel, how: Step, sent: Sent) -> Result<()> {
        let mut reply = step(parcel, how)?;
        (reply.remote, reply.why, reply.retry) = (sent.remote, String::new(), None);
        crash::point("deliver.before_settle");
        self.advance(parcel, &reply, parcel.tries, &sent.url).await?;
        crash::point("deliver.after_settle");
        Ok(())
    }

    async fn halt(&self, parcel: &Parcel, how: Step, why: String, retry: Option<Time>) -> Result<()> {
        let mut reply = step(parcel, how)?;
        (reply.why, reply.retry) = (why, retry);
        self.advance(parcel, &reply, parcel.tries, "").await?;
        Ok(())
    }

    async fn advance(&self, parcel: &Parcel, reply: &Reply, tries: i64, url: &str) -> Result<bool> {
        let mut tx = self.store.write().await?;
        let moved = progress(&mut tx, None, parcel, reply, tries, url).await?;
        tx.commit().await?;
        if moved && matches!(reply.state, State::Sent | State::Dropped) {
            self.show_draft(reply.thread).await;
        }
        Ok(moved)
    }
}

/// The reply after a step, or a mistake of ours that must not reach the network.
fn step(parcel: &Parcel, step: Step) -> Result<Reply> {
    let state = parcel.reply.state;
    let next = state.after(step).ok_or_else(|| Error::Broken(format!("{step:?} does not follow {state:?}")))?;
    Ok(Reply { state: next, ..parcel.reply.clone() })
}

/// The network's hint, or longer with every try: 1, 2, 4 … 300 s.
fn later(after: u64, tries: i64) -> Time {
    let own = 1_i64 << tries.clamp(0, 8);
    let hint = i64::try_from(after).unwrap_or(i64::MAX).min(24 * 3600);
    Time::now().plus(hint.max(own.min(300)) * SECOND)
}
