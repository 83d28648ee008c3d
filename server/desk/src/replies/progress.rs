//! How a reply comes further: always with its thread, its draft and its event, in one transaction.

use crate::{Desk, Result, seat};
use channels::TOP;
use model::event::Change;
use model::id::{MessageId, OperatorId, ReplyId};
use model::message::{Direction, Message};
use model::refusal::Refusal;
use model::reply::{Reply, State};
use model::thread::Card;
use std::sync::Arc;
use store::{Parcel, Tx};

/// Moves a reply from the state it was read in to its next one, with its thread and its event. `false` if somebody else
/// moved it meanwhile: then nothing is written.
pub(crate) async fn progress(
    tx: &mut Tx,
    by: Option<OperatorId>,
    parcel: &Parcel,
    reply: &Reply,
    tries: i64,
    url: &str,
) -> Result<bool> {
    let mut card = tx.thread_to_change(reply.thread).await?.ok_or(Refusal::Missing)?;
    if !tx.move_reply(reply, parcel.reply.state, tries).await? {
        return Ok(false);
    }
    let mut gone = Vec::new();
    let change = if reply.state == State::Sent {
        let message = post(reply, url);
        let next = hand_on(tx, parcel, &reply.remote).await?;
        if parcel.root == TOP && !reply.remote.is_empty() {
            tx.set_root(card.id, &reply.remote).await?;
        }
        if tx.insert_message(&message, parcel.account, Some(reply.id)).await? {
            card.sent(reply.by, reply.id, next, parcel.turn, reply.at);
        }
        if reply.is_last() {
            forget_draft(tx, reply).await?;
        }
        Change::ReplySent { reply: reply.clone(), message }
    } else {
        card.follow(reply.id, reply.state);
        if reply.state == State::Dropped {
            gone = drop_rest(tx, parcel, &mut card).await?;
        }
        Change::ReplyMoved { reply: reply.clone() }
    };
    seat::save(tx, &mut card).await?;
    for change in [change].into_iter().chain(gone.into_iter().map(|reply| Change::ReplyMoved { reply })) {
        tx.record(by, change, Some(card.clone()));
    }
    Ok(true)
}

/// The post that a reply has become.
fn post(reply: &Reply, url: &str) -> Message {
    Message {
        id: MessageId::new(),
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
    }
}

/// The next part of a chain answers the one that is out now.
async fn hand_on(tx: &mut Tx, parcel: &Parcel, remote: &str) -> Result<Option<ReplyId>> {
    if parcel.reply.is_last() {
        return Ok(None);
    }
    let chain = tx.chain(parcel.reply.chain).await?;
    let Some(next) = chain.iter().find(|next| next.after == Some(parcel.reply.id) && next.reply.state.holds()) else {
        return Ok(None);
    };
    // Where a person's word is all there is, the rest stands beside it instead of below.
    let parent = if remote.is_empty() { &parcel.parent } else { remote };
    let root = if parcel.root == TOP && !remote.is_empty() { remote } else { &parcel.root };
    tx.turn_reply(next, parcel.turn, parent, root).await?;
    Ok(Some(next.reply.id))
}

/// What follows a part that is taken back goes with it, and is answered. If nothing of the chain is out, the draft is back;
/// else what is out is the answer.
async fn drop_rest(tx: &mut Tx, parcel: &Parcel, card: &mut Card) -> Result<Vec<Reply>> {
    let chain = if parcel.reply.parts > 1 { tx.chain(parcel.reply.chain).await? } else { Vec::new() };
    let mut gone = Vec::new();
    for rest in chain.iter().filter(|rest| rest.reply.part > parcel.reply.part && rest.reply.can_be_undone()) {
        let dropped = Reply { state: State::Dropped, ..rest.reply.clone() };
        if tx.move_reply(&dropped, rest.reply.state, rest.tries).await? {
            card.follow(dropped.id, State::Dropped);
            gone.push(dropped);
        }
    }
    if chain.iter().any(|part| part.reply.state == State::Sent) {
        card.cut_short(parcel.reply.by, parcel.turn);
        return Ok(gone);
    }
    let mut draft = tx.draft(card.id).await?;
    if draft.reply == Some(parcel.reply.chain) {
        draft.return_from(parcel.reply.chain);
        tx.put_draft(&draft).await?;
    }
    Ok(gone)
}

async fn forget_draft(tx: &mut Tx, reply: &Reply) -> Result<()> {
    let mut draft = tx.draft(reply.thread).await?;
    if draft.reply == Some(reply.chain) {
        draft.clear(reply.chain);
        tx.put_draft(&draft).await?;
    }
    Ok(())
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
