use crate::drafts::Words;
use crate::queues::queue_of;
use crate::{Result, Seat, crash, seat};
use channels::TOP;
use image::media;
use model::account::{Account, Standing};
use model::answer::unfilled;
use model::draft::Draft;
use model::event::Change;
use model::id::{MutationId, ReplyId, ThreadId};
use model::message::Attachment;
use model::refusal::Refusal;
use model::reply::{Outcome, Reply, State};
use model::rights::Right;
use model::text::{Room, split};
use model::thread::{Card, POST};
use model::time::{DAY, Time};
use sha2::{Digest, Sha256};
use store::{Parcel, Tx};

mod image;
mod progress;
mod settle;

pub(crate) use progress::progress;

/// Rows of the outbox page.
const ROWS: i64 = 200;
/// Most posts of one answer.
const CHAIN: usize = 20;
/// How far ahead a reply can be planned, in [`Time`]'s unit.
const AHEAD: i64 = 90 * DAY;

/// What an operator sends, as the composer has it.
pub struct Sending {
    /// To whom.
    pub thread: ThreadId,
    /// How many messages the writer had before them.
    pub seen: i64,
    /// The number of their lease; none for a script.
    pub token: Option<i64>,
    /// The words, without the signature.
    pub text: String,
    /// More than one post may be made of them.
    pub chain: bool,
    /// What goes beside them.
    pub images: Vec<Attachment>,
    /// The sent reply that this one adds to.
    pub after: Option<ReplyId>,
    /// When it is to leave; as soon as it may, if none.
    pub at: Option<Time>,
    /// What it tells whoever complained.
    pub outcome: Option<Outcome>,
}

impl Sending {
    /// Words, and nothing beside them.
    pub fn plain(thread: ThreadId, seen: i64, text: impl Into<String>) -> Self {
        let text = text.into();
        Sending {
            thread,
            seen,
            token: None,
            text,
            chain: false,
            images: Vec::new(),
            after: None,
            at: None,
            outcome: None,
        }
    }
}

/// A reply that is asked for, checked as far as it can be before anything is read.
struct Wish {
    thread: ThreadId,
    seen: i64,
    token: Option<i64>,
    words: Words,
    /// As they go out, signature included, each with its record key.
    parts: Vec<(String, String)>,
    after: Option<ReplyId>,
    at: Option<Time>,
}

impl Seat {
    /// See `reply/send`.
    pub async fn reply(&self, sending: Sending, mutation: MutationId) -> Result<Reply> {
        self.may(Right::Reply)?;
        let (thread, at) = (sending.thread, sending.at);
        if at.is_some_and(|at| at <= Time::now() || at > Time::now().plus(AHEAD)) {
            return Err(Refusal::BadTime.into());
        }
        let account = self.account_of(thread).await?;
        let parts = self.sign(&account, &sending)?;
        let channel = self.desk.channel(&account).await.map_err(|_| Refusal::AccountOff)?;
        let parts = parts.into_iter().map(|part| (part, channel.key())).collect();
        let Sending { seen, token, text, images, after, outcome, .. } = sending;
        let words = Words::new(text, images, outcome)?;
        let wish = Wish { thread, seen, token, words, parts, after, at };
        once!(self, mutation, self.reply_once(&account, &wish, mutation))
    }

    async fn reply_once(&self, account: &Account, wish: &Wish, mutation: MutationId) -> Result<Reply> {
        let (mut tx, now) = (self.desk.store.write().await?, Time::now());
        let mut card = tx.thread_to_change(wish.thread).await?.ok_or(Refusal::Missing)?;
        // Whoever was locked out since they pressed must not leave anything in the queue that nobody takes back.
        if !tx.stays(self.id()).await? {
            return Err(Refusal::NotAllowed.into());
        }
        if let Some(holder) = tx.holder(card.id, card.turn).await?.filter(|holder| Some(holder.id) != wish.after) {
            return Err(Refusal::AlreadyAnswered { by: holder.by }.into());
        }
        card.may_reply(self.id(), wish.seen, wish.after.is_some())?;
        let mut draft = tx.draft(card.id).await?;
        self.may_send(&mut draft, wish, now)?;
        let parcels = self.parcels(&mut tx, account, &card, &draft, wish, now).await?;
        for parcel in &parcels {
            // The constraint is the truth: whatever was read above, a turn has one reply.
            if let Some(by) = tx.insert_reply(parcel).await? {
                return Err(Refusal::AlreadyAnswered { by }.into());
            }
        }
        let first = parcels.first().map(|parcel| parcel.reply.clone()).ok_or(Refusal::Empty)?;
        if wish.token.is_some() {
            draft.become_reply(first.id);
            tx.put_draft(&draft).await?;
        }
        card.queue(self.id(), first.id, first.state);
        seat::save(&mut tx, &mut card).await?;
        self.keep(&mut tx, mutation, &first)?;
        for parcel in parcels {
            tx.record(Some(self.id()), Change::ReplyQueued { reply: parcel.reply }, Some(card.clone()));
        }
        crash::point("reply.before_commit");
        tx.commit().await?;
        crash::point("reply.after_commit");
        self.desk.outbox.notify_one();
        if wish.token.is_some() {
            self.desk.tell_draft(&draft);
        }
        Ok(first)
    }

    /// A writer sends with the lease they hold; a script only while nobody writes.
    fn may_send(&self, draft: &mut Draft, wish: &Wish, now: Time) -> Result<()> {
        match wish.token {
            Some(token) => {
                draft.must_hold(self.id(), token, now)?;
                if !wish.words.are_in(draft) {
                    let Words { text, images, outcome } = &wish.words;
                    draft.write(self.id(), text.clone(), images.clone(), outcome.clone(), now);
                }
            }
            None => draft.must_not_be_anothers(self.id(), now)?,
        }
        Ok(())
    }

    /// The reply as its chain of posts, mostly one.
    async fn parcels(
        &self,
        tx: &mut Tx,
        account: &Account,
        card: &Card,
        draft: &Draft,
        wish: &Wish,
        now: Time,
    ) -> Result<Vec<Parcel>> {
        let (parent, root) = place_of(tx, card).await?;
        let policy = tx.brand().await?.map(|brand| brand.policy).unwrap_or_default();
        let queue = queue_of(tx, card).await?;
        let need = policy.need(self.operator(), account, queue.as_ref(), &wish.words.text);
        policy.must_describe(&wish.words.images)?;
        let media = media(tx, &wish.words.images).await?;
        let texts: Vec<_> = wish.parts.iter().map(|(text, _)| text.as_str()).collect();
        let hash = digest(account, card.id, &texts, &wish.words.images);
        let chain = ReplyId::new();
        let (started, edited) = match wish.token {
            Some(_) => (draft.started, draft.edited.clone()),
            None => (None, Vec::new()),
        };
        let mut parcels: Vec<Parcel> = Vec::with_capacity(wish.parts.len());
        for (index, (text, key)) in wish.parts.iter().enumerate() {
            let before = parcels.last().map(|before| before.reply.id);
            let first = before.is_none();
            let reply = Reply {
                id: if first { chain } else { ReplyId::new() },
                thread: card.id,
                by: self.id(),
                at: now,
                due: wish.at.unwrap_or_else(|| now.plus(self.undo_window())),
                started,
                edited: edited.clone(),
                need: need.clone(),
                approver: None,
                hash: hash.clone(),
                chain,
                part: index as i64 + 1,
                parts: wish.parts.len() as i64,
                outcome: wish.words.outcome.clone(),
                text: text.clone(),
                // Images stand beside the beginning.
                media: if first { media.clone() } else { Vec::new() },
                state: if need.is_some() { State::Awaiting } else { State::Queued },
                remote: String::new(),
                why: String::new(),
                retry: None,
            };
            parcels.push(Parcel {
                reply,
                account: account.id,
                turn: card.turn,
                after: before.or(wish.after),
                key: key.clone(),
                // The rest of a chain answers what is not out yet.
                parent: if first { parent.clone() } else { String::new() },
                root: root.clone(),
                images: if first { wish.words.images.clone() } else { Vec::new() },
                tries: 0,
                approved: String::new(),
            });
        }
        Ok(parcels)
    }

    async fn account_of(&self, thread: ThreadId) -> Result<Account> {
        let mut tx = self.desk.store.read().await?;
        let card = tx.thread(thread).await?.ok_or(Refusal::Missing)?;
        let account = tx.account(card.account).await?.ok_or(Refusal::Missing)?;
        // A paused account's replies wait in the queue; one without a key could not even choose theirs.
        if account.standing == Standing::SignedOut { Err(Refusal::AccountOff.into()) } else { Ok(account) }
    }

    /// The text as it goes out, in one post or, where that was asked for, in a chain.
    fn sign(&self, account: &Account, sending: &Sending) -> Result<Vec<String>> {
        if sending.text.trim().is_empty() {
            return Err(Refusal::Empty.into());
        }
        if let Some(field) = unfilled(&sending.text) {
            return Err(Refusal::Unfilled { field: field.to_owned() }.into());
        }
        let limits = account.network.limits();
        if sending.images.len() > limits.images {
            return Err(Refusal::TooManyImages { limit: limits.images }.into());
        }
        let posts = self.posts(account, &sending.text).filter(|posts| sending.chain || posts.len() == 1);
        Ok(posts.ok_or(Refusal::TooLong { limit: limits.characters })?)
    }

    /// A text of mine as posts of an account; none where no chain could hold it.
    pub(crate) fn posts(&self, account: &Account, text: &str) -> Option<Vec<String>> {
        let limits = account.network.limits();
        let tail = account.cotag.of(self.operator());
        let room = Room { measure: limits.measure, limit: limits.characters, head: "", tail: &tail };
        split(text.trim(), room).filter(|posts| posts.len() <= CHAIN)
    }
}

/// Where an answer goes: the post it is below, and the one at the top of that conversation. What the brand says of its own
/// accord goes nowhere, or below what it said before.
async fn place_of(tx: &mut Tx, card: &Card) -> Result<(String, String)> {
    if let Some(asked) = tx.latest_inbound(card.id).await? {
        // Of threads that are one, each has its own top.
        let root = tx.root(asked.thread).await?.ok_or(Refusal::Missing)?;
        return Ok((asked.remote, root));
    }
    let root = tx.root(card.id).await?.ok_or(Refusal::Missing)?;
    match tx.latest_outbound(card.id).await? {
        Some(said) => Ok((said.remote, root)),
        None if root.starts_with(POST) => Ok((TOP.into(), TOP.into())),
        None => Err(Refusal::Missing.into()),
    }
}

/// The SHA-256 of all that goes out, in hexadecimal. Each text comes with its length, so that no two answers read the
/// same.
pub(crate) fn digest(account: &Account, thread: ThreadId, texts: &[&str], images: &[Attachment]) -> String {
    let mut digest = Sha256::new();
    digest.update(account.id.0.as_bytes());
    digest.update(thread.0.as_bytes());
    for text in texts {
        digest.update((text.len() as u64).to_be_bytes());
        digest.update(text.as_bytes());
    }
    for image in images {
        digest.update(image.image.0.as_bytes());
        digest.update((image.alt.len() as u64).to_be_bytes());
        digest.update(image.alt.as_bytes());
    }
    digest.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}
