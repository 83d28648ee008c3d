//! What the log tells of every reply's road: which were in doubt, and how long each took.

use super::house::House;
use model::event::Change;
use model::id::ReplyId;
use model::reply::State;
use std::collections::HashMap;

/// One reply's road.
struct Fate {
    /// When it was free to leave, in microseconds.
    due: i64,
    sent: Option<i64>,
    /// Its answer was lost, or the process died while it was on its way: somebody had to look.
    doubted: bool,
    state: State,
}

/// The roads of all replies.
pub struct Fates(HashMap<ReplyId, Fate>);

/// Reads them from the log.
pub async fn fates(house: &House) -> Fates {
    let mut all: HashMap<ReplyId, Fate> = HashMap::new();
    for (at, change) in house.log().await {
        let (Change::ReplyQueued { reply } | Change::ReplyMoved { reply } | Change::ReplySent { reply, .. }) = change
        else {
            continue;
        };
        let new = Fate { due: reply.due.0.max(at), sent: None, doubted: false, state: reply.state };
        let fate = all.entry(reply.id).or_insert(new);
        fate.state = reply.state;
        fate.doubted |= reply.state == State::Unknown;
        if reply.state == State::Sent {
            fate.sent = Some(at);
        }
    }
    Fates(all)
}

impl Fates {
    /// Prints them, and insists that each reply is in the log and was sent.
    pub fn tell(&self, said: &[String]) {
        let mut took: Vec<_> = self.0.values().filter_map(|fate| Some(fate.sent? - fate.due)).collect();
        took.sort();
        let seconds = |share: f64| took[((took.len() - 1) as f64 * share) as usize] as f64 / 1e6;
        let share = |is: &dyn Fn(&Fate) -> bool| {
            self.0.values().filter(|fate| is(fate)).count() as f64 * 100.0 / self.0.len() as f64
        };
        println!(
            "  in doubt for a while {:.1} %, at the end {:.1} %; seconds until sent p50 {:.2}, p95 {:.2}, max {:.2}",
            share(&|fate| fate.doubted),
            share(&|fate| fate.state != State::Sent),
            seconds(0.5),
            seconds(0.95),
            seconds(1.0),
        );
        assert_eq!((self.0.len(), took.len()), (said.len(), said.len()), "every reply is in the log, and was sent");
    }
}
