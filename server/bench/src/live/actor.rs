use crate::error::Result;
use crate::measure::Chance;
use crate::seed;
use crate::wire::{Who, Wire};
use model::account::Account;
use model::board::Board;
use model::id::{AccountId, MutationId};
use model::thread::{Card, State};
use model::time::{HOUR, Time};
use serde_json::{Value, json};
use std::net::SocketAddr;
use std::sync::{Arc, Mutex, PoisonError};

/// Operators who work.
const OPERATORS: usize = 10;
/// What the customers of this play are called: their posts are on the practice network, so they can be answered.
const CUSTOMER: &str = "live";

/// Everybody who changes something: customers who write, operators who work.
pub struct Actor {
    wires: Vec<Wire>,
    account: AccountId,
    shown: Arc<Mutex<Board>>,
    chance: Chance,
}

impl Actor {
    /// Takes its seats. `shown` is a board that a client keeps up to date; it begins as `board`.
    pub async fn open(address: SocketAddr, shown: Arc<Mutex<Board>>, board: Board) -> Result<Self> {
        let mut wires = Vec::new();
        for n in 0..OPERATORS {
            wires.push(Wire::open(address, Who::Token(seed::token(n))).await?);
        }
        let accounts: Vec<Account> = wires[0].call("/api/account/list", &json!({})).await?;
        let mut first = shown.lock().unwrap_or_else(PoisonError::into_inner);
        if first.seq() < board.seq() {
            *first = board;
        }
        drop(first);
        Ok(Self { wires, account: accounts[0].id, shown, chance: Chance(2010) })
    }

    /// Changes one thing. A colleague may have been faster: then a note is written, which always goes.
    pub async fn act(&mut self) -> Result<usize> {
        let by = self.chance.below(OPERATORS);
        let dice = self.chance.below(100);
        let mine = self.shown.lock().unwrap_or_else(PoisonError::into_inner).clone();
        let open = mine.open();
        if dice < 35 || open.is_empty() {
            return self.speak().await.map(|()| 1);
        }
        let card = (*self.chance.of(&open)).clone();
        let (path, body) = self.plan(dice, &card);
        let answer = self.wires[by].post(path, body.to_string().into()).await?;
        if answer.status != 200 {
            let path = "/api/thread/note";
            let body = json!({ "thread": card.id, "text": "다음 교대가 이어 갑니다.", "mutation": MutationId::new() });
            self.wires[by].post(path, body.to_string().into()).await?.good(path)?;
        }
        Ok(1)
    }

    async fn speak(&mut self) -> Result<()> {
        let customer = format!("{CUSTOMER}{}", self.chance.below(60));
        // Whoever says again what they wait for is heard where they said it first: these are all other matters.
        let text: String = (0..24).map(|_| char::from(b'a' + self.chance.below(26) as u8)).collect();
        let body = json!({ "account": self.account, "customer": customer, "text": text });
        self.wires[0].call("/api/practice/say", &body).await
    }

    fn plan(&mut self, dice: usize, card: &Card) -> (&'static str, Value) {
        let (thread, mutation) = (card.id, MutationId::new());
        match dice {
            35..55 => ("/api/thread/claim", json!({ "thread": thread, "mutation": mutation })),
            55..65 if card.customer.handle.starts_with(CUSTOMER) && card.state != State::Snoozed => {
                let text = "불편을 드려 죄송합니다. 지금 확인하고 있습니다.";
                let body = json!({ "thread": thread, "seen": card.messages, "text": text, "images": [], "after": null, "mutation": mutation });
                ("/api/reply/send", body)
            }
            55..70 => ("/api/thread/note", json!({ "thread": thread, "text": "확인 중", "mutation": mutation })),
            70..78 => (
                "/api/thread/tag",
                json!({ "thread": thread, "tags": [self.chance.of(&seed::TAGS)], "mutation": mutation }),
            ),
            78..84 => ("/api/thread/release", json!({ "thread": thread, "mutation": mutation })),
            84..90 => ("/api/thread/park", json!({ "thread": thread, "mutation": mutation })),
            90..94 => {
                let until = Time::now().plus(HOUR);
                ("/api/thread/snooze", json!({ "thread": thread, "until": until, "mutation": mutation }))
            }
            94..97 => ("/api/thread/decline", json!({ "thread": thread, "reason": "광고", "mutation": mutation })),
            _ => ("/api/thread/close", json!({ "thread": thread, "mutation": mutation })),
        }
    }
}
