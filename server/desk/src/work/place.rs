//! Where a post from a network belongs.

use crate::{Result, seat};
use channels::Inbound;
use model::account::Account;
use model::customer::{Customer, Face};
use model::event::Change;
use model::id::{CustomerId, MessageId, ThreadId};
use model::message::{Direction, Message};
use model::text::{cut, spam};
use model::thread::{Card, EXCERPT, MUTED, SPAM, State};
use model::time::Time;
use std::collections::{HashMap, HashSet};
use store::Tx;

/// Characters of a post that are kept: more than any network allows, and less than a board can bear.
const LONGEST: usize = 20_000;

/// Puts posts where they belong, oldest first, each once. What all of them need is asked for all at once.
pub(super) async fn place(tx: &mut Tx, account: &Account, posts: &[Inbound]) -> Result<()> {
    let remotes: Vec<_> = posts.iter().map(|post| post.remote.as_str()).collect();
    let authors: Vec<_> = posts.iter().map(|post| post.author.remote.as_str()).collect();
    let mut kept: HashSet<String> = tx.remotes_known(account.id, &remotes).await?.into_iter().collect();
    let people = tx.customers_by_remote(account.network, &authors).await?;
    let mut people = people.into_iter().map(|customer| (customer.remote.clone(), customer)).collect();
    for post in posts {
        if !kept.insert(post.remote.clone()) {
            continue;
        }
        if post.own {
            place_own(tx, account, post).await?;
        } else {
            let customer = meet(tx, account, post, &mut people).await?;
            place_customers(tx, account, post, &customer).await?;
        }
    }
    Ok(())
}

/// Who wrote it, under the name they have now.
async fn meet(
    tx: &mut Tx,
    account: &Account,
    post: &Inbound,
    people: &mut HashMap<String, Customer>,
) -> Result<Customer> {
    let (handle, name) = (clean(&post.author.handle), clean(&post.author.name));
    let known = people.get(&post.author.remote).filter(|known| known.handle == handle && known.name == name);
    if let Some(known) = known {
        return Ok(known.clone());
    }
    let customer = tx.meet(account.network, &post.author.remote, &handle, &name, post.at).await?;
    people.insert(customer.remote.clone(), customer.clone());
    Ok(customer)
}

/// Finds a customer's thread, or begins one, and puts the post there.
async fn place_customers(tx: &mut Tx, account: &Account, post: &Inbound, customer: &Customer) -> Result<()> {
    let excerpt = cut(&clean(&post.text), EXCERPT);
    let known = tx.thread_by_root(account.id, &post.root, customer.id).await?;
    let begun = known.is_none();
    let mut card = known.unwrap_or_else(|| Card {
        id: ThreadId::new(),
        version: 1,
        account: account.id,
        customer: Face { id: customer.id, name: customer.name.clone(), handle: customer.handle.clone() },
        state: State::New,
        owner: None,
        excerpt: excerpt.clone(),
        messages: 1,
        turn: 1,
        wait: Some(post.at),
        at: post.at,
        until: None,
        reason: String::new(),
        tags: Vec::new(),
        answered: None,
        reply: None,
        followers: Vec::new(),
        writer: None,
    });
    let aside = aside(customer, &post.text);
    if begun {
        aside.inspect(|reason| card.set_aside(reason));
        tx.insert_thread(&card, &post.root).await?;
    }
    let message = message(post, card.id, Some(customer.id));
    if !tx.insert_message(&message, account.id, None).await? {
        // Another fetch kept it while we waited for the thread.
        return Ok(());
    }
    if !begun {
        card.hear(excerpt, post.at);
        aside.inspect(|reason| card.set_aside(reason));
        seat::save(tx, &mut card).await?;
    }
    tx.record(None, Change::MessageArrived { message }, Some(card));
    Ok(())
}

/// Why nobody has to answer this.
fn aside(customer: &Customer, text: &str) -> Option<&'static str> {
    if customer.muted {
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
    let Some(mut card) = tx.thread_to_change(thread).await? else { return Ok(()) };
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
