use super::draft::{Draft, attachments};
use super::images::{described, focus_undescribed};
use crate::api;
use crate::context::graphemes;
use crate::fault::Fault;
use crate::here::Here;
use crate::look::use_text;
use leptos::prelude::*;
use leptos::task::spawn_local;
use model::id::{MutationId, ReplyId};
use model::refusal::{Answer, Refusal};
use model::reply::{Reply, State as Road};
use model::thread::{State, Talk};

/// Sends the draft, once. What was written stays until the server has taken it.
/// `held`: the button was, and the writer knows from which account.
pub fn use_send(draft: Draft) -> impl Fn(bool) + Clone + Send + Sync + 'static {
    let here = Here::get();
    move |held| {
        let text = draft.text.get_untracked().trim().to_owned();
        let length = graphemes(&text) + draft.cotag.with_untracked(|tag| graphemes(tag));
        let busy = draft.sending.get_untracked() || draft.coming.get_untracked() > 0;
        let chain = draft.written.with_untracked(|written| written.as_ref().is_some_and(|w| w.posts.len() > 1));
        if busy || text.is_empty() || (length > draft.limit && !chain) {
            return;
        }
        if let Err(why) = may_send(draft, here) {
            return refuse(draft, &Fault::Refused(why));
        }
        if untrack(|| described(draft)).is_err() {
            return focus_undescribed();
        }
        draft.compare_voice();
        let other = draft.other.get_untracked() && !held;
        if !draft.asked.get_untracked() && (news(draft) > 0 || other) {
            return ask(draft, news(draft), other);
        }
        draft.sending.set(true);
        draft.refused.set(None);
        let (seen, after) = draft.talk.with_untracked(|talk| (talk.card.messages, follows(talk, here)));
        let mutation = draft.mutation(&text);
        spawn_local(async move {
            let answer = speak(draft, seen, text, chain, after, mutation).await;
            draft.sending.set(false);
            match answer {
                Ok(reply) => {
                    draft.talk.update(|talk| match talk.replies.iter_mut().find(|known| known.id == reply.id) {
                        // The live line may have told a later state already.
                        Some(_) => {}
                        None => talk.replies.push(reply),
                    });
                    draft.keep_voice();
                    draft.clear();
                }
                Err(Fault::Refused(Refusal::Stale { messages })) => ask(draft, messages - seen, false),
                Err(Fault::SignedOut) => here.warn(&Fault::SignedOut),
                Err(fault) => refuse(draft, &fault),
            }
        });
    }
}

/// A draft that was written where no server could be reached has no lease yet.
async fn speak(
    draft: Draft,
    seen: i64,
    text: String,
    chain: bool,
    after: Option<ReplyId>,
    mutation: MutationId,
) -> Result<Reply, Fault> {
    draft.arrive().await;
    if draft.token.get_value().is_none() {
        draft.write().await?;
    }
    let (token, images) = (draft.token.get_value(), attachments(&draft.images.get_untracked()));
    let (at, outcome) = (draft.at.get_untracked(), draft.outcome.get_untracked());
    api::reply::speak(draft.thread, seen, token, text, chain, images, after, at, outcome, mutation).await
}

/// Says why not, where the words are and in passing.
fn refuse(draft: Draft, why: &Fault) {
    let said = draft.here().explain(why);
    draft.refused.set(Some(said.clone()));
    draft.here().toasts.warn(said);
}

/// What the server would refuse is not asked for: a colleague answered, or has the thread.
fn may_send(draft: Draft, here: Here) -> Answer<()> {
    draft.talk.with_untracked(|talk| {
        let again = follows(talk, here).is_some();
        talk.card.may_reply(here.my_id_now(), talk.card.messages, again)
    })
}

/// Messages that came since the writer last wrote or looked.
fn news(draft: Draft) -> i64 {
    draft.talk.with_untracked(|talk| talk.card.messages) - draft.seen.get_value()
}

/// The conversation has grown, or this is another account than before: say so once; the next press means it.
fn ask(draft: Draft, news: i64, other: bool) {
    let words = &untrack(use_text).composer;
    let account = draft.talk.with_untracked(|talk| talk.account.handle.clone());
    let grown = (news > 0).then(|| (words.news)(news));
    let other = other.then(|| (words.other_account)(&account));
    draft.asked.set(true);
    draft.refused.set(Some(grown.into_iter().chain(other).collect::<Vec<_>>().join(" ")));
}

/// The sent reply that this one adds to, if it is mine and the customer has not spoken since.
fn follows(talk: &Talk, here: Here) -> Option<ReplyId> {
    let mine = talk.card.state == State::Answered && talk.card.answered == Some(here.my_id_now());
    let sent = talk.replies.iter().rev().find(|reply| reply.state == Road::Sent);
    sent.filter(|_| mine).map(|reply| reply.id)
}
