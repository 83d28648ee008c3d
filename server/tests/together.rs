//! A whole team at one customer: 23 press send at the same moment, again and again.

use crate::house::{Caller, House, until};
use model::id::{MutationId, OperatorId, ThreadId};
use model::operator::Role;
use reqwest::StatusCode;
use serde_json::{Value, json};
use std::time::{Duration, Instant};

/// The team of the sources: 2 leads, 3 agents, 12 professionals, 6 geniuses.
const TEAM: [(Role, usize); 4] = [(Role::Lead, 1), (Role::Agent, 3), (Role::Professional, 12), (Role::Genius, 6)];
/// How often they all press.
const ROUNDS: usize = 200;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn twenty_three_press_send_and_one_answer_goes_out() {
    let house = House::start();
    let lead = house.lead().await;
    let mut team = Vec::new();
    for (role, count) in TEAM {
        for n in 0..count {
            let caller = house.join(&lead, role, &format!("{role:?}{n}").to_lowercase()).await;
            let me = caller.me().await.operator.id;
            // A genius who is trusted answers like anybody.
            let trusted = json!({"operator": me, "role": role, "disabled": false, "trusted": true});
            lead.ask::<Value>("team/change", trusted).await;
            team.push((me, caller));
        }
    }
    team.push((lead.me().await.operator.id, lead));
    assert_eq!(team.len(), 23);
    let lead = &team.last().unwrap().1;
    let (mut told, mut refused) = (Vec::new(), 0);
    for round in 0..ROUNDS {
        let (_, thread) = lead.thread(&format!("customer{round}"), "@hangang 아무나 답해 주세요").await;
        let presses = team.iter().map(|(me, caller)| press(*me, caller, thread));
        let answers = futures::future::join_all(presses).await;
        let won: Vec<OperatorId> = answers.iter().filter(|a| a.status == StatusCode::OK).map(|a| a.by).collect();
        assert_eq!(won.len(), 1, "round {round}");
        for lost in answers.iter().filter(|answer| answer.status != StatusCode::OK) {
            // Whoever was slower hears who was faster.
            assert_eq!(lost.body, json!({"refused": {"already_answered": {"by": won[0]}}}), "round {round}");
            told.push(lost.after);
            refused += 1;
        }
    }
    until("nothing is on its way", async || {
        let waiting: Vec<Value> = lead.ask("reply/outbox", json!({})).await;
        waiting.is_empty().then_some(())
    })
    .await;
    // What could still come has come.
    let posts = house.posts();
    let mut parents: Vec<_> = posts.iter().map(|post| post.parent.clone()).collect();
    parents.sort();
    parents.dedup();
    told.sort();
    let at = |share: f64| told[((told.len() - 1) as f64 * share) as usize].as_secs_f64() * 1000.0;
    println!(
        "{ROUNDS} rounds of 23: {} posts, {} doubles, {refused} losers told by whom, p50 {:.1} ms, p99 {:.1} ms, max {:.1} ms",
        posts.len(),
        posts.len() - parents.len(),
        at(0.5),
        at(0.99),
        at(1.0),
    );
    assert_eq!((posts.len(), parents.len()), (ROUNDS, ROUNDS));
    assert!(at(0.99) < 1000.0);
}

struct Told {
    by: OperatorId,
    status: StatusCode,
    body: Value,
    after: Duration,
}

async fn press(by: OperatorId, caller: &Caller, thread: ThreadId) -> Told {
    let mutation = MutationId::new();
    let send = json!({"thread": thread, "seen": 1, "text": "네, 제가 볼게요", "after": null, "mutation": mutation});
    let began = Instant::now();
    let (status, body) = caller.call("reply/send", send).await;
    Told { by, status, body, after: began.elapsed() }
}
