use crate::{Desk, Error, Result, Seat, crash, seat};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use model::account::{Account, Standing};
use model::event::Change;
use model::id::{ImageId, MutationId, ReplyId, ThreadId};
use model::message::{Attachment, Direction, Media, Message};
use model::refusal::Refusal;
use model::reply::{Reply, State, Verdict};
use model::rights::Right;
use model::text::graphemes;
use model::thread::Card;
use model::time::Time;
use std::sync::Arc;
use store::{Parcel, Tx};

/// Rows of the outbox page.
const ROWS: i64 = 200;

/// A reply that is asked for, checked as far as it can be before anything is read.
struct Wish {
    thread: ThreadId,
    seen: i64,
    text: String,
    images: Vec<Attachment>,
    after: Option<ReplyId>,
    key: String,
}

impl Seat {
    /// See `reply/send`.
    pub async fn reply(
        &self,
        thread: ThreadId,
        seen: i64,
        text: String,
        images: Vec<Attachment>,
        after: Option<ReplyId>,
        mutation: MutationId,
    ) -> Result<Reply> {
        self.may(Right::Reply)?;
        let account = self.account_of(thread).await?;
        let text = self.sign(&account, &text, &images)?;
        let key = self.desk.channel(&account).await.map_err(|_| Refusal::AccountOff)?.key();
        let wish = Wish { thread, seen, text, images, after, key };
        once!(self, mutation, self.reply_once(&account, &wish, mutation))
    }

    async fn reply_once(&self, account: &Account, wish: &Wish, mutation: MutationId) -> Result<Reply> {
        let Wish { thread, seen, after, .. } = *wish;
        let mut tx = self.desk.store.write().await?;
        let mut card = tx.thread_to_change(thread).await?.ok_or(Refusal::Missing)?;
        if let Some(holder) = tx.holder(thread, card.turn).await?.filter(|holder| Some(holder.id) != after) {
            return Err(Refusal::AlreadyAnswered { by: holder.by }.into());
        }
        card.may_reply(self.id(), seen, after.is_some())?;
        let parent = tx.latest_inbound(thread).await?.ok_or(Refusal::Missing)?;
        let root = tx.root(thread).await?.ok_or(Refusal::Missing)?;
        let reply = Reply {
            id: ReplyId::new(),
            thread,
            by: self.id(),
            at: Time::now(),
            text: wish.text.clone(),
            media: media(&mut tx, &wish.images).await?,
            state: State::Queued,
            remote: String::new(),
            why: String::new(),
            retry: None,
        };
        let parcel = Parcel {
            reply: reply.clone(),
            account: account.id,
            turn: card.turn,
            after,
            key: wish.key.clone(),
            parent: parent.remote,
            root,
            images: wish.images.clone(),
            tries: 0,
        };
        // The constraint is the truth: whatever was read above, a turn has one reply.
        if let Some(by) = tx.insert_reply(&parcel).await? {
            return Err(Refusal::AlreadyAnswered { by }.into());
        }
        card.queue(self.id(), reply.id);
        seat::save(&mut tx, &mut card).await?;
        self.keep(&mut tx, mutation, &reply)?;
        tx.record(Some(self.id()), Change::ReplyQueued { reply: reply.clone() }, Some(card));
        crash::point("reply.before_commit");
        tx.commit().await?;
        crash::point("reply.after_commit");
        self.desk.outbox.notify_one();
        Ok(reply)
    }

    /// See `reply/settle`.
    pub async fn settle(&self, reply: ReplyId, verdict: Verdict, mutation: MutationId) -> Result<Reply> {
        self.may(Right::Settle)?;
        once!(self, mutation, self.settle_once(reply, verdict, mutation))
    }

    async fn settle_once(&self, reply: ReplyId, verdict: Verdict, mutation: MutationId) -> Result<Reply> {
        let mut tx = self.desk.store.write().await?;
        let thread = tx.parcel(reply).await?.ok_or(Refusal::Missing)?.reply.thread;
        tx.thread_to_change(thread).await?;
        let parcel = tx.parcel(reply).await?.ok_or(Refusal::Missing)?;
        let state = parcel.reply.state.after(verdict.step()).ok_or(Refusal::WrongState)?;
        if verdict == Verdict::Again
            && let Some(holder) = tx.holder(parcel.reply.thread, parcel.turn).await?.filter(|holder| holder.id != reply)
        {
            return Err(Refusal::AlreadyAnswered { by: holder.by }.into());
        }
        let settled = Reply { state, why: String::new(), retry: None, ..parcel.reply.clone() };
        if !progress(&mut tx, Some(self.id()), &parcel, &settled, 0, "").await? {
            return Err(Refusal::WrongState.into());
        }
        self.keep(&mut tx, mutation, &settled)?;
        tx.commit().await?;
        self.desk.outbox.notify_one();
        Ok(settled)
    }

    /// See `reply/outbox`.
    pub async fn outbox(&self) -> Result<Vec<(Reply, Card)>> {
        self.may(Right::Read)?;
        Ok(self.desk.store.glance().await?.outbox(ROWS).await?)
    }

    /// See `reply/image`.
    pub async fn image(&self, data: String) -> Result<ImageId> {
        self.may(Right::Reply)?;
        let bytes = STANDARD.decode(data).map_err(|_| Refusal::BadImage)?;
        let limit = model::account::Network::Bluesky.limits().image_bytes;
        let kind = kind(&bytes).filter(|_| bytes.len() <= limit).ok_or(Refusal::BadImage)?;
        let id = ImageId::new();
        let mut tx = self.desk.store.write().await?;
        tx.insert_image(id, self.id(), kind, &bytes).await?;
        tx.commit().await?;
        Ok(id)
    }

    /// An uploaded image: its type and its bytes.
    pub async fn stored_image(&self, image: ImageId) -> Result<(String, Vec<u8>)> {
        self.may(Right::Read)?;
        let found = self.desk.store.glance().await?.image(image).await?;
        found.ok_or(Error::Refused(Refusal::Missing))
    }

    async fn account_of(&self, thread: ThreadId) -> Result<Account> {
        let mut tx = self.desk.store.read().await?;
        let card = tx.thread(thread).await?.ok_or(Refusal::Missing)?;
        let account = tx.account(card.account).await?.ok_or(Refusal::Missing)?;
        // A paused account's replies wait in the queue; one without a key could not even choose theirs.
        if account.standing == Standing::SignedOut { Err(Refusal::AccountOff.into()) } else { Ok(account) }
    }

    /// The text as it goes out.
    fn sign(&self, account: &Account, text: &str, images: &[Attachment]) -> Result<String> {
        let text = text.trim();
        if text.is_empty() {
            return Err(Refusal::Empty.into());
        }
        let limits = account.network.limits();
        let signed = format!("{text}{}", account.cotag.of(self.operator()));
        if graphemes(&signed) > limits.characters {
            return Err(Refusal::TooLong { limit: limits.characters }.into());
        }
        if images.len() > limits.images {
            return Err(Refusal::TooLong { limit: limits.images }.into());
        }
        Ok(signed)
    }
}

async fn media(tx: &mut Tx, images: &[Attachment]) -> Result<Vec<Media>> {
    let mut media = Vec::new();
    for image in images {
        tx.image(image.image).await?.ok_or(Refusal::BadImage)?;
        media.push(Media { url: format!("/image/{}", image.image), alt: image.alt.clone() });
    }
    Ok(media)
}

/// What a file is, by its first bytes: what a browser says about it is not asked.
fn kind(bytes: &[u8]) -> Option<&'static str> {
    Some(match bytes {
        [0x89, b'P', b'N', b'G', 0x0d, 0x0a, 0x1a, 0x0a, ..] => "image/png",
        [0xff, 0xd8, 0xff, ..] => "image/jpeg",
        [b'G', b'I', b'F', b'8', b'7' | b'9', b'a', ..] => "image/gif",
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => "image/webp",
        _ => return None,
    })
}

/// Moves a reply from the state it was read in to its next one, with its thread and its event. `false` if somebody else
/// moved it meanwhile: then nothing is written.
pub(crate) async fn progress(
    tx: &mut Tx,
    by: Option<model::id::OperatorId>,
    parcel: &Parcel,
    reply: &Reply,
    tries: i64,
    url: &str,
) -> Result<bool> {
    let mut card = tx.thread_to_change(reply.thread).await?.ok_or(Refusal::Missing)?;
    if !tx.move_reply(reply, parcel.reply.state, tries).await? {
        return Ok(false);
    }
    let change = if reply.state == State::Sent {
        let message = Message {
            id: model::id::MessageId::new(),
            thread: reply.thread,
            direction: Direction::Out,
            customer: None,
            by: Some(reply.by),
            text: reply.text.clone(),
            media: reply.media.clone(),
            // A person's word has no address; the reply's own id keeps the row unique.
            remote: if reply.remote.is_empty() { format!("reply:{}", reply.id) } else { reply.remote.clone() },
            url: url.to_owned(),
            at: reply.at,
        };
        if tx.insert_message(&message, parcel.account, Some(reply.id)).await? {
            card.sent(reply.by, reply.id, parcel.turn, reply.at);
        }
        Change::ReplySent { reply: reply.clone(), message }
    } else {
        card.follow(reply.id, reply.state);
        Change::ReplyMoved { reply: reply.clone() }
    };
    seat::save(tx, &mut card).await?;
    tx.record(by, change, Some(card));
    Ok(true)
}

impl Desk {
    /// What a channel sends: the parcel with its images.
    pub(crate) async fn outbound(self: &Arc<Self>, parcel: &Parcel) -> Result<channels::Outbound> {
        let mut tx = self.store.read().await?;
        let mut images = Vec::new();
        for image in &parcel.images {
            let (kind, bytes) = tx.image(image.image).await?.ok_or(Refusal::BadImage)?;
            images.push(channels::Image { kind, bytes: bytes.into(), alt: image.alt.clone() });
        }
        Ok(channels::Outbound {
            reply: parcel.reply.id,
            key: parcel.key.clone(),
            parent: parcel.parent.clone(),
            root: parcel.root.clone(),
            text: parcel.reply.text.clone(),
            images,
            at: parcel.reply.at,
        })
    }
}
