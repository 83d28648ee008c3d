//! G12: somebody is locked out while their sockets are open and they press send as fast as they can.

use crate::house::{Caller, House, until};
use crate::live::Ear;
use model::account::Account;
use model::id::{MutationId, OperatorId, ThreadId};
use model::operator::{Me, Role, Settings};
use model::thread::Page;
use reqwest::StatusCode;
use serde_json::{Value, json};
use std::collections::VecDeque;
use std::sync::Mutex;
use std::time::{Duration, Instant};

/// How often somebody is locked out.
const ROUNDS: usize = 5;
/// Their open sockets, and the hands that press.
const SOCKETS: usize = 10;
const HANDS: usize = 8;
/// Threads that they may answer before they are locked out, and until then.
const THREADS: usize = 160;
const BEFORE: usize = 60;
/// Seconds in which they may take back what they sent: longer than all that is measured.
const UNDO: u8 = 60;
const MOST: Duration = Duration::from_secs(2);

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whoever_is_locked_out_stops_within_two_seconds() {
    let house = House::start();
    let lead = house.lead().await;
    let mut most = [Duration::ZERO; 3];
    let (mut accepted, mut after) = (0, 0);
    for round in 0..ROUNDS {
        let guest = house.join(&lead, Role::Agent, &format!("guest{round}")).await;
        let me = thinks(&guest).await;
        let threads = threads(&lead, round).await;
        let mut ears = Vec::new();
        for _ in 0..SOCKETS {
            ears.push(Ear::open(&guest, 0).await);
        }
        let pressing = Pressing { guest, threads: Mutex::new(threads), accepted: Mutex::default() };
        let lock_out = async {
            until("they are at it", async || (pressing.accepted().len() >= BEFORE).then_some(())).await;
            let began = Instant::now();
            let out = json!({"operator": me, "role": "agent", "disabled": true, "trusted": false});
            lead.ask::<Value>("team/change", out).await;
            began
        };
        let hands = futures::future::join_all((0..HANDS).map(|_| pressing.press()));
        let lines = futures::future::join_all(ears.iter_mut().map(async |ear| {
            assert_eq!(ear.closed(Duration::from_secs(60)).await, Some(4401));
            Instant::now()
        }));
        let (began, _, ends) = tokio::join!(lock_out, hands, lines);
        // No hand presses any more: what waits now is all there is.
        until("nothing of theirs waits", async || {
            let waiting: Vec<Value> = lead.ask("reply/outbox", json!({})).await;
            waiting.iter().all(|one| one[0]["by"] != json!(me)).then_some(())
        })
        .await;
        let times = pressing.accepted();
        let late: Vec<_> = times.iter().filter_map(|at| at.checked_duration_since(began)).collect();
        let last = late.iter().max().copied().unwrap_or_default();
        let heard = ends.iter().map(|end| end.saturating_duration_since(began)).max().unwrap();
        for (most, now) in most.iter_mut().zip([heard, last, began.elapsed()]) {
            *most = now.max(*most);
        }
        (accepted, after) = (accepted + times.len(), after + late.len());
    }
    let [heard, last, waited] = most.map(|most| most.as_secs_f64() * 1e3);
    println!(
        "{ROUNDS} locked out, {accepted} sends accepted, {after} of them after the lead had pressed; at most {heard:.0} ms \
         until the last socket was closed, {last:.0} ms until the last send was accepted, {waited:.0} ms until nothing \
         of theirs waited; posts that left: {}",
        house.posts().len()
    );
    assert!(most.iter().all(|most| *most <= MOST), "{most:?}");
    assert!(house.posts().is_empty(), "what they could still take back has not left");
}

/// New ones.
async fn threads(lead: &Caller, round: usize) -> VecDeque<ThreadId> {
    lead.thread(&format!("r{round}first"), "@hangang 답해 주세요").await;
    let accounts: Vec<Account> = lead.ask("account/list", json!({})).await;
    for n in 1..THREADS {
        let said = json!({"account": accounts[0].id, "customer": format!("r{round}n{n}"), "text": "답해 주세요"});
        lead.ask::<Value>("practice/say", said).await;
    }
    let (mut all, mut after) = (VecDeque::new(), None);
    loop {
        let Page { cards, next, .. } =
            lead.ask("thread/page", json!({"filter": {"states": ["new"], "unowned": true}, "after": after})).await;
        all.extend(
            cards.into_iter().filter(|card| card.customer.handle.starts_with(&format!("r{round}"))).map(|card| card.id),
        );
        match next {
            Some(next) => after = Some(next),
            None => return all,
        }
    }
}

/// They can take back for a while what they send.
async fn thinks(guest: &Caller) -> OperatorId {
    let Me { operator, settings, .. } = guest.me().await;
    let settings = Settings { undo: UNDO, ..settings };
    let me = json!({"name": operator.name, "cotag": operator.cotag, "settings": settings});
    guest.ask::<Me>("me/change", me).await.operator.id
}

struct Pressing {
    guest: Caller,
    threads: Mutex<VecDeque<ThreadId>>,
    accepted: Mutex<Vec<Instant>>,
}

impl Pressing {
    fn accepted(&self) -> Vec<Instant> {
        self.accepted.lock().unwrap().clone()
    }

    /// Sends one answer after the other until nobody is let in any more.
    async fn press(&self) {
        loop {
            let thread = self.threads.lock().unwrap().pop_front().expect("they are locked out before all are answered");
            let mutation = MutationId::new();
            let send = json!({"thread": thread, "seen": 1, "text": "네", "after": null, "mutation": mutation});
            match self.guest.call("reply/send", send).await {
                (StatusCode::OK, _) => self.accepted.lock().unwrap().push(Instant::now()),
                // What was on its way at that very moment is refused in words.
                (status, told) if status == StatusCode::FORBIDDEN => {
                    assert_eq!(told, json!({"refused": "not_allowed"}))
                }
                (status, told) => return assert_eq!((status, told), (StatusCode::UNAUTHORIZED, Value::Null)),
            }
        }
    }
}
