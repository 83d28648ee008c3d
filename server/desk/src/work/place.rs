//! Where a post from a network belongs.

use super::echoes::Echoes;
use super::language::language;
use crate::{Result, seat};
use channels::Inbound;
use model::account::Account;
use model::customer::{Customer, Face};
use model::event::Change;
use model::id::{CustomerId, MessageId, ThreadId};
use model::message::{Direction, Message};
use model::queue::{Queue, route};
use model::text::{asks_again, cut, spam};
use model::thread::{Card, EXCERPT, MUTED, SPAM};
use model::time::Time;
use std::collections::{HashMap, HashSet};
use store::Tx;

/// Characters of a post that are kept: more than any network allows, and less than a board can bear.
const LONGEST: usize = 20_000;

/// Puts posts where they belong, oldest first, each once. What all of them need is asked for all at once.
pub(super) async fn place(tx: &mut Tx, echoes: &Echoes, account: &Account, posts: &[Inbound]) -> Result<()> {
    let remotes: Vec<_> = posts.iter().map(|post| post.remote.as_str()).collect();
    let authors: Vec<_> = posts.iter().map(|post| post.author.remote.as_str()).collect();
    let mut kept: HashSet<String> = tx.remotes_known(account.id, &remotes).await?.into_iter().collect();
    let people = tx.customers_by_remote(account.network, &authors).await?;
    let ids: Vec<_> = people.iter().map(|customer| customer.id).collect();
    let mut room = Room {
        account,
        queues: tx.queues().await?,
        waiting: if ids.is_empty() { Vec::new() } else { tx.waiting_of(account.id, &ids).await? },
        people: people.into_iter().map(|customer| (customer.remote.clone(), customer)).collect(),
        echoes,
    };
    for post in posts {
        if !kept.insert(post.remote.clone()) {
            continue;
        }
        if post.own {
            place_own(tx, account, post).await?;
        } else {
            let customer = room.meet(tx, post).await?;
            room.place(tx, post, &customer).await?;
        }
    }
    Ok(())
}

/// What is known while posts are put in their places.
struct Room<'a> {
    account: &'a Account,
    queues: Vec<Queue>,
    /// Threads whose customers wait, of those who wrote now.
    waiting: Vec<Card>,
    people: HashMap<String, Customer>,
    echoes: &'a Echoes,
}

impl Room<'_> {
    /// Who wrote it, under the name they have now.
    async fn meet(&mut self, tx: &mut Tx, post: &Inbound) -> Result<Customer> {
        let (handle, name) = (clean(&post.author.handle), clean(&post.author.name));
        let known = self.people.get(&post.author.remote).filter(|known| known.handle == handle && known.name == name);
        if let Some(known) = known {
            return Ok(known.clone());
        }
        let customer = tx.meet(self.account.network, &post.author.remote, &handle, &name, post.at).await?;
        self.people.insert(customer.remote.clone(), customer.clone());
        Ok(customer)
    }

    /// Finds a customer's thread, or begins one, and puts the post there.
    async fn place(&mut self, tx: &mut Tx, post: &Inbound, customer: &Customer) -> Result<()> {
        let known = tx.thread_by_root(self.account.id, &post.root, customer.id).await?;
        let excerpt = cut(&clean(&post.text), EXCERPT);
        let Some(card) = known else { return self.begin(tx, post, customer, excerpt).await };
        let message = message(post, card.id, Some(customer.id));
        if !tx.insert_message(&message, self.account.id, None).await? {
            // Another fetch kept it while we waited for the thread.
            return Ok(());
        }
        let mut card = match card.merged {
            Some(speaker) => tx.thread_to_change(speaker).await?.unwrap_or(card),
            None => card,
        };
        card.hear(excerpt, post.at);
        card.language = language(&post.text).unwrap_or(card.language);
        aside(customer, &post.text).inspect(|reason| card.set_aside(reason));
        seat::save(tx, &mut card).await?;
        tx.record(None, Change::MessageArrived { message }, Some(card));
        Ok(())
    }

    /// A new thread. Whoever asks again what they wait for is heard where they asked first; whoever says what others say is
    /// known by it.
    async fn begin(&mut self, tx: &mut Tx, post: &Inbound, customer: &Customer, excerpt: String) -> Result<()> {
        let face = Face { id: customer.id, name: customer.name.clone(), handle: customer.handle.clone() };
        let mut card = Card::begin(ThreadId::new(), self.account.id, face, excerpt, post.at);
        card.queue = route(&self.queues, &post.text);
        card.language = language(&post.text).unwrap_or_default();
        aside(customer, &post.text).inspect(|reason| card.set_aside(reason));
        let message = message(post, card.id, Some(customer.id));
        let guarded = self.queues.iter().any(|queue| Some(queue.id) == card.queue && queue.approval);
        if card.wait.is_some()
            && let Some(mut first) = self.asked_before(tx, post, customer).await?
            && first.gather(&mut card, None, guarded).is_ok()
        {
            tx.insert_thread(&card, &post.root).await?;
            tx.insert_message(&message, self.account.id, None).await?;
            seat::save(tx, &mut first).await?;
            tx.record(None, Change::ThreadMerged { into: first.id }, Some(card));
            tx.record(None, Change::MessageArrived { message }, Some(first));
            return Ok(());
        }
        card.alike = self.liken(tx, self.echoes.heard(card.id, customer.id, &post.text)).await?;
        tx.insert_thread(&card, &post.root).await?;
        if !tx.insert_message(&message, self.account.id, None).await? {
            return Ok(());
        }
        if card.wait.is_some() {
            self.waiting.push(card.clone());
        }
        tx.record(None, Change::MessageArrived { message }, Some(card));
        Ok(())
    }

    /// The thread in which a customer waits for an answer to what they ask again.
    async fn asked_before(&self, tx: &mut Tx, post: &Inbound, customer: &Customer) -> Result<Option<Card>> {
        let theirs = |card: &&Card| card.customer.id == customer.id && asks_again(&post.text, &card.excerpt);
        let Some(first) = self.waiting.iter().rfind(theirs) else { return Ok(None) };
        let first = tx.thread_to_change(first.id).await?;
        Ok(first.filter(|first| first.wait.is_some() && first.merged.is_none()))
    }

    /// The first of the threads that say what this one says; it is marked when the second comes.
    async fn liken(&self, tx: &mut Tx, others: Vec<ThreadId>) -> Result<Option<ThreadId>> {
        for other in others {
            // What was heard in a transaction that was undone is no thread.
            let Some(mut other) = tx.thread_to_change(other).await? else { continue };
            if other.alike.is_none() {
                other.alike = Some(other.id);
                seat::save(tx, &mut other).await?;
                tx.record(None, Change::ThreadLikened, Some(other.clone()));
            }
            return Ok(other.alike);
        }
        Ok(None)
    }
}

/// Why nobody has to answer this.
fn aside(customer: &Customer, text: &str) -> Option<&'static str> {
    if customer.muted || customer.blocked {
        return Some(MUTED);
    }
    spam(text).map(|_| SPAM)
}

/// A post of the brand's: written outside Moksori, or one of ours whose answer we have not heard yet.
async fn place_own(tx: &mut Tx, account: &Account, post: &Inbound) -> Result<()> {
    let ours = tx.unsettled(100).await?;
    if ours.iter().any(|parcel| parcel.account == account.id && post.remote.ends_with(&parcel.key)) {
        return Ok(());
    }
    let Some(parent) = &post.parent else { return Ok(()) };
    let Some(thread) = tx.thread_of_remote(account.id, parent).await? else { return Ok(()) };
    let Some(mut card) = tx.speaker_to_change(thread).await? else { return Ok(()) };
    let message = message(post, thread, None);
    if !tx.insert_message(&message, account.id, None).await? {
        return Ok(());
    }
    card.overhear(post.at);
    seat::save(tx, &mut card).await?;
    tx.record(None, Change::MessageArrived { message }, Some(card));
    Ok(())
}

fn message(post: &Inbound, thread: ThreadId, customer: Option<CustomerId>) -> Message {
    Message {
        id: MessageId::new(),
        thread,
        direction: if customer.is_some() { Direction::In } else { Direction::Out },
        customer,
        by: None,
        text: clean(&post.text),
        media: post.media.clone(),
        remote: post.remote.clone(),
        url: post.url.clone(),
        // A clock that runs ahead must not put a post in front of all that follows.
        at: post.at.min(Time::now()),
    }
}

/// Without NUL, which PostgreSQL cannot keep, and no longer than any network's post.
fn clean(text: &str) -> String {
    let end = text.char_indices().nth(LONGEST).map_or(text.len(), |(end, _)| end);
    text[..end].replace('\0', "\u{fffd}")
}
