//! Filled stores: real threads, messages and events, through the same store that serves them.

mod words;

use crate::error::Result;
use crate::measure::Chance;
use model::account::{Account, Cotag, Network, Standing};
use model::brand::Brand;
use model::customer::{Customer, Face};
use model::event::Change;
use model::id::{AccountId, MessageId, OperatorId, SessionId, ThreadId, TokenId};
use model::message::{Direction, Message};
use model::operator::{Language, Operator, Role, Settings, Token};
use model::text::cut;
use model::thread::{Card, EXCERPT, State};
use model::time::{DAY, MINUTE, Time};
use sha2::{Digest, Sha256};
use std::path::{Path, PathBuf};
use store::{Store, Tx};

/// Operators of every filled store.
pub const TEAM: usize = 25;
/// Handle of the account that practice customers write to.
pub const HANDLE: &str = "bench.practice";
/// Threads that still need somebody.
const OPEN: usize = 200;
/// Changes whenever what is filled in does, so that an older file in the cache is not used.
const VERSION: u32 = 1;
/// When the first customer spoke: 2026-01-01.
const BEGUN: Time = Time(1_767_225_600_000_000);
/// Messages in one transaction.
const BATCH: usize = 2_000;
/// Tags that one thread in twenty has.
pub const TAGS: [&str; 6] = ["요금", "개통", "통화품질", "refund", "roaming", "esim"];

/// The token of an operator.
pub fn token(operator: usize) -> String {
    format!("bench-token-{}", operator % TEAM)
}

/// The session of an operator whose pages are in that language.
pub fn cookie(language: Language) -> &'static str {
    match language {
        Language::Ko => "bench-session-ko",
        Language::En => "bench-session-en",
    }
}

/// The file of a store with that many messages.
pub async fn store(folder: &Path, messages: usize) -> Result<PathBuf> {
    std::fs::create_dir_all(folder)?;
    let path = folder.join(format!("seed-{VERSION}-{messages}.db"));
    if path.is_file() {
        return Ok(path);
    }
    let unfinished = folder.join(format!("unfinished-{}.db", std::process::id()));
    let begun = std::time::Instant::now();
    let store = Store::open(&format!("sqlite:{}", unfinished.display())).await?;
    fill(&store, messages, OPEN).await?;
    store.close().await;
    // Everything into the one file, so that a copy of it is the whole store.
    rusqlite::Connection::open(&unfinished)?.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?;
    std::fs::rename(&unfinished, &path)?;
    std::fs::remove_file(format!("{}.lock", unfinished.display()))?;
    eprintln!("filled a store with {messages} messages in {:.0} s", begun.elapsed().as_secs_f64());
    Ok(path)
}

/// Fills an empty store: a team, an account, and conversations of one to five messages, `open` of which are not settled.
pub async fn fill(store: &Store, messages: usize, open: usize) -> Result<()> {
    let mut tx = store.write().await?;
    let team = hire(&mut tx).await?;
    let account = account();
    tx.insert_account(&account, None).await?;
    tx.commit().await?;
    let mut filler = Filler { chance: Chance(2010), team, account: account.id, said: 0, at: BEGUN };
    // The last ones are the open ones; a conversation has three messages on average.
    let threads = messages.div_ceil(3).max(open);
    let (mut begun, mut tx) = (0, store.write().await?);
    let mut left = BATCH;
    while filler.said < messages || begun < open {
        let most = messages.saturating_sub(filler.said).clamp(1, 5);
        let length = (1 + filler.chance.below(5)).min(most);
        let is_open = begun + open >= threads || messages.saturating_sub(filler.said) <= open * 3;
        filler.thread(&mut tx, length, is_open).await?;
        begun += 1;
        left = left.saturating_sub(length);
        if left == 0 {
            tx.commit().await?;
            (tx, left) = (store.write().await?, BATCH);
        }
    }
    Ok(tx.commit().await?)
}

async fn hire(tx: &mut Tx) -> Result<Vec<OperatorId>> {
    tx.set_brand(&Brand { name: "한강텔레콤".into(), ..Brand::default() }).await?;
    let (now, late) = (Time::now(), Time(4_102_444_800_000_000));
    let mut team = Vec::new();
    for n in 0..TEAM {
        let (name, email, cotag) = (format!("담당자 {n}"), format!("{n:02}@bench.moksori"), format!("B{n}"));
        let role = if n < 20 { Role::Lead } else { Role::Agent };
        let operator = Operator { id: OperatorId::new(), name, email, role, cotag, disabled: false, trusted: false };
        tx.insert_operator(&operator, "").await?;
        let key = Token { id: TokenId::new(), name: token(n), operator: operator.id, at: now };
        tx.insert_token(&key, &hash(&token(n))).await?;
        team.push(operator.id);
    }
    for (n, language) in [Language::Ko, Language::En].into_iter().enumerate() {
        tx.set_settings(team[n], &Settings { language, ..Settings::default() }).await?;
        tx.insert_session(SessionId::new(), team[n], &hash(cookie(language)), "bench", now, late).await?;
    }
    Ok(team)
}

fn hash(secret: &str) -> [u8; 32] {
    Sha256::digest(secret.as_bytes()).into()
}

fn account() -> Account {
    Account {
        id: AccountId::new(),
        network: Network::Practice,
        remote: format!("practice:{HANDLE}"),
        handle: HANDLE.into(),
        name: "한강텔레콤".into(),
        colour: 0,
        server: String::new(),
        cotag: Cotag::Caret,
        approval: false,
        standing: Standing::Connected,
        why: String::new(),
    }
}

struct Filler {
    chance: Chance,
    team: Vec<OperatorId>,
    account: AccountId,
    said: usize,
    at: Time,
}

impl Filler {
    async fn thread(&mut self, tx: &mut Tx, length: usize, open: bool) -> Result<()> {
        let person = self.chance.below(50_000);
        let (handle, name) = words::customer(person);
        let customer = tx.meet(Network::Practice, &format!("practice:{handle}"), &handle, &name, self.at).await?;
        let owner = *self.chance.of(&self.team);
        let state = self.state(open);
        let id = ThreadId::new();
        let root = format!("practice://{handle}/{}", self.said);
        let messages: Vec<_> = (0..length)
            // The brand has the last word where it has answered.
            .map(|n| {
                self.message(id, &customer, (state == State::Answered && n > 0 && n == length - 1).then_some(owner))
            })
            .collect();
        let heard = messages.iter().rev().find(|message| message.direction == Direction::In).unwrap_or(&messages[0]);
        let tagged = self.chance.below(20) == 0;
        let face = Face { id: customer.id, name: customer.name.clone(), handle: customer.handle.clone() };
        let card = Card {
            version: length as i64,
            state,
            owner: (state != State::New).then_some(owner),
            messages: length as i64,
            wait: state.open().then_some(heard.at),
            until: (state == State::Snoozed).then(|| self.at.plus(3_650 * DAY)),
            reason: if state == State::Declined { "광고".into() } else { String::new() },
            tags: if tagged { vec![(*self.chance.of(&TAGS)).to_owned()] } else { Vec::new() },
            answered: (state == State::Answered).then_some(owner),
            ..Card::begin(id, self.account, face, cut(&heard.text, EXCERPT), self.at)
        };
        tx.insert_thread(&card, &root).await?;
        for message in messages {
            tx.insert_message(&message, self.account, None).await?;
            tx.record(message.by, Change::MessageArrived { message }, Some(card.clone()));
        }
        match state {
            State::Closed => tx.record(Some(owner), Change::ThreadClosed, Some(card)),
            State::Declined => {
                tx.record(Some(owner), Change::ThreadDeclined { reason: card.reason.clone() }, Some(card))
            }
            _ => {}
        }
        Ok(())
    }

    fn state(&mut self, open: bool) -> State {
        let dice = self.chance.below(10);
        match (open, dice) {
            (true, 0..6) => State::New,
            (true, 6..8) => State::Claimed,
            (true, 8) => State::Waiting,
            (true, _) => State::Snoozed,
            (false, 0..6) => State::Answered,
            (false, 6..9) => State::Closed,
            (false, _) => State::Declined,
        }
    }

    fn message(&mut self, thread: ThreadId, customer: &Customer, by: Option<OperatorId>) -> Message {
        self.said += 1;
        // A million of them fit into the months before today.
        self.at = self.at.plus(20_000_000).min(Time::now().plus(-MINUTE));
        Message {
            id: MessageId::new(),
            thread,
            direction: if by.is_some() { Direction::Out } else { Direction::In },
            customer: by.is_none().then_some(customer.id),
            by,
            text: words::sentence(&mut self.chance),
            media: Vec::new(),
            remote: format!("practice://{}/{}", customer.handle, self.said),
            url: String::new(),
            at: self.at,
        }
    }
}
