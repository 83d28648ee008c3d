//! The outbox and its readers as a machine without I/O: an operator presses, a network answers or falls silent, the
//! process dies, and whatever order all that comes in, no reply is out twice, none is lost, and none leaves that a second
//! reader must see and has not.
//!
//! That the test can fail is part of it: each rule is broken once, and the machine must notice.

use model::account::{Account, Cotag, Network, Standing};
use model::approval::Policy;
use model::draft::Draft;
use model::id::{AccountId, OperatorId, ReplyId, ThreadId};
use model::operator::{Operator, Role};
use model::refusal::Refusal;
use model::reply::{Reply, State, Step, Verdict};
use model::time::{SECOND, Time};
use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use std::collections::{HashMap, HashSet};
use uuid::Uuid;

/// What may be broken, to see whether anybody notices.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Broken {
    Nothing,
    BlindRetry,
    SendUnread,
    OwnYes,
    AnyWords,
    OldLease,
    AgainAfterSent,
    SecondReply,
    NoNeed,
    ResendAfterAsking,
    LateUndo,
}

#[derive(Clone, Copy, Debug)]
enum Deed {
    Write(usize),
    WriteLate(usize),
    TakeOver(usize),
    Send(usize),
    Undo(usize),
    Approve(usize),
    ApproveOld(usize),
    GiveBack(usize),
    Settle(usize, u8),
    Deliver(Answer),
    Look(bool),
    Die,
    Hear,
    Wait,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Answer {
    Taken,
    TakenInSilence,
    LostBefore,
    Refused,
    Later,
}

/// A network that keeps what it takes, a thread's draft, and its replies.
struct Machine {
    broken: Broken,
    team: Vec<Operator>,
    policy: Policy,
    draft: Draft,
    tokens: Vec<i64>,
    replies: Vec<Reply>,
    yes: Vec<(ReplyId, OperatorId, String)>,
    network: Vec<ReplyId>,
    /// Posts of a reply since the network was last looked at, or a person looked.
    unproven: Vec<(ReplyId, u32)>,
    /// Grows when the customer speaks after an answer was given; each reply answers one.
    turn: i64,
    turns: HashMap<ReplyId, i64>,
    now: Time,
    next: u128,
    steps: u64,
}

const THREAD: ThreadId = ThreadId(Uuid::from_u128(1));

fn operator(n: u128, role: Role) -> Operator {
    let id = OperatorId(Uuid::from_u128(n));
    Operator {
        id,
        name: String::new(),
        email: String::new(),
        role,
        cotag: String::new(),
        disabled: false,
        trusted: false,
    }
}

fn account() -> Account {
    Account {
        id: AccountId(Uuid::nil()),
        network: Network::Practice,
        remote: String::new(),
        handle: String::new(),
        name: String::new(),
        colour: 0,
        server: String::new(),
        cotag: Cotag::None,
        approval: false,
        standing: Standing::Connected,
        why: String::new(),
    }
}

impl Machine {
    fn new(broken: Broken) -> Self {
        let roles = [Role::Lead, Role::Agent, Role::Professional, Role::Genius];
        Machine {
            broken,
            team: roles.into_iter().zip(10..).map(|(role, n)| operator(n, role)).collect(),
            policy: Policy { roles: vec![Role::Professional], words: vec!["환불".into()], ..Policy::default() },
            draft: Draft::empty(THREAD),
            tokens: vec![0; 4],
            replies: Vec::new(),
            yes: Vec::new(),
            network: Vec::new(),
            unproven: Vec::new(),
            turn: 1,
            turns: HashMap::new(),
            now: Time(1_000 * SECOND),
            next: 100,
            steps: 0,
        }
    }

    fn is(&self, broken: Broken) -> bool {
        self.broken == broken
    }

    fn after(&self, state: State, step: Step) -> Option<State> {
        match (self.broken, state, step) {
            (Broken::BlindRetry, State::Unknown, Step::Dispatch) => Some(State::Dispatching),
            (Broken::SendUnread, State::Awaiting, Step::Dispatch) => Some(State::Dispatching),
            (Broken::AgainAfterSent, State::Sent, Step::Again) => Some(State::Queued),
            (Broken::ResendAfterAsking, State::Person, Step::Dispatch) => Some(State::Dispatching),
            (Broken::LateUndo, State::Dispatching | State::Unknown, Step::Drop) => Some(State::Dropped),
            _ => state.after(step),
        }
    }

    fn act(&mut self, deed: Deed) -> Result<(), String> {
        self.steps += 1;
        self.now = self.now.plus(SECOND);
        match deed {
            Deed::Write(who) => self.write(who, false)?,
            Deed::WriteLate(who) => self.write(who, true)?,
            Deed::TakeOver(who) => {
                if self.draft.take_over(self.team[who].id, "교대", self.now).is_ok() {
                    self.tokens[who] = self.draft.token;
                }
            }
            Deed::Send(who) => self.send(who)?,
            Deed::Undo(who) => self.undo(who),
            Deed::Approve(who) => self.approve(who, false),
            Deed::ApproveOld(who) => self.approve(who, true),
            Deed::GiveBack(who) => self.give_back(who),
            Deed::Settle(who, verdict) => self.settle(who, verdict),
            Deed::Deliver(answer) => self.deliver(answer)?,
            Deed::Look(reachable) => self.look(reachable),
            Deed::Die => self.die(),
            Deed::Hear => {
                let answered = self.held().next().is_some();
                self.turn += i64::from(answered);
            }
            Deed::Wait => self.now = self.now.plus(40 * SECOND),
        }
        self.check()
    }

    fn write(&mut self, who: usize, late: bool) -> Result<(), String> {
        let by = self.team[who].id;
        let token = self.tokens[who];
        if token == 0 || (!late && self.draft.must_hold(by, token, self.now).is_err()) {
            if self.draft.take(by, self.draft.version, self.now).is_err() {
                return Ok(());
            }
            self.tokens[who] = self.draft.token;
        } else if !self.is(Broken::OldLease) && self.draft.must_hold(by, token, self.now).is_err() {
            return Ok(());
        }
        if self.draft.token != self.tokens[who] {
            return Err(format!("{who} writes with lease {} over lease {}", self.tokens[who], self.draft.token));
        }
        self.next += 1;
        let text =
            if self.next.is_multiple_of(3) { format!("환불 {}", self.next) } else { format!("네 {}", self.next) };
        self.draft.write(by, text, Vec::new(), None, self.now);
        Ok(())
    }

    /// Replies that hold the present turn.
    fn held(&self) -> impl Iterator<Item = &Reply> {
        self.replies.iter().filter(|reply| reply.state.holds() && self.turns[&reply.id] == self.turn)
    }

    fn send(&mut self, who: usize) -> Result<(), String> {
        let (by, token) = (self.team[who].clone(), self.tokens[who]);
        let held = self.held().next().is_some();
        if !self.draft.filled() || (held && !self.is(Broken::SecondReply)) {
            return Ok(());
        }
        if self.draft.must_hold(by.id, token, self.now).is_err() {
            return Ok(());
        }
        self.next += 1;
        let id = ReplyId(Uuid::from_u128(self.next));
        let need = self.policy.need(&by, &account(), None, &self.draft.text).filter(|_| !self.is(Broken::NoNeed));
        let mut edited = self.draft.edited.clone();
        edited.push(by.id);
        self.replies.push(Reply {
            id,
            thread: THREAD,
            by: by.id,
            at: self.now,
            due: self.now.plus(10 * SECOND),
            started: self.draft.started,
            edited,
            state: if need.is_some() { State::Awaiting } else { State::Queued },
            need,
            approver: None,
            hash: self.draft.text.clone(),
            chain: id,
            part: 1,
            parts: 1,
            outcome: None,
            text: self.draft.text.clone(),
            media: Vec::new(),
            remote: String::new(),
            why: String::new(),
            retry: None,
        });
        self.turns.insert(id, self.turn);
        self.draft.become_reply(id);
        Ok(())
    }

    /// Takes the last reply that is where a step can be taken.
    fn step(&mut self, step: Step, can: impl Fn(&Reply) -> bool) -> Option<ReplyId> {
        let place = self.replies.iter().rposition(|reply| can(reply) && self.after(reply.state, step).is_some())?;
        let next = self.after(self.replies[place].state, step)?;
        self.replies[place].state = next;
        Some(self.replies[place].id)
    }

    fn undo(&mut self, who: usize) {
        let (by, late) = (self.team[who].clone(), self.is(Broken::LateUndo));
        let dropped = self.step(Step::Drop, |reply| reply.written_by(by.id) && (late || reply.can_be_undone()));
        if let Some(reply) = dropped {
            self.draft.return_from(reply);
        }
    }

    fn approve(&mut self, who: usize, old: bool) {
        let reader = self.team[who].clone();
        let Some(reply) = self.replies.iter().rfind(|reply| reply.state == State::Awaiting).cloned() else { return };
        // Somebody who read an older answer says yes to that.
        let read = if old { self.replies.first().map(|first| first.hash.clone()) } else { None };
        let read = read.unwrap_or_else(|| reply.hash.clone());
        let may = match reply.may_approve(&reader, &read) {
            Err(Refusal::OwnWords) if self.is(Broken::OwnYes) => Ok(()),
            Err(Refusal::OtherWords) if self.is(Broken::AnyWords) => Ok(()),
            may => may,
        };
        if may.is_ok() {
            self.yes.push((reply.id, reader.id, read));
            self.step(Step::Approve, |other| other.id == reply.id);
        }
    }

    fn give_back(&mut self, who: usize) {
        if self.team[who].role.may(model::rights::Right::Approve)
            && let Some(reply) = self.step(Step::Drop, |reply| reply.state == State::Awaiting)
        {
            self.draft.return_from(reply);
        }
    }

    fn settle(&mut self, who: usize, verdict: u8) {
        if !self.team[who].role.may(model::rights::Right::Settle) {
            return;
        }
        let verdict = [Verdict::Sent, Verdict::Again, Verdict::Drop][usize::from(verdict) % 3];
        let (turn, turns) = (self.turn, self.turns.clone());
        let held: Vec<_> = self.held().map(|reply| reply.id).collect();
        // A person who says anything about a reply has looked at the network, and is right.
        let network = self.network.clone();
        let honest = move |reply: &Reply| match verdict {
            Verdict::Sent => network.contains(&reply.id),
            Verdict::Again | Verdict::Drop => !network.contains(&reply.id) || reply.state == State::Sent,
        };
        // Sent again it answers what the customer says now, unless somebody has.
        let free = move |reply: &Reply| verdict != Verdict::Again || held.iter().all(|id| *id == reply.id);
        let again = verdict == Verdict::Again;
        let told = self.step(verdict.step(), |reply| reply.state != State::Awaiting && honest(reply) && free(reply));
        if let Some(reply) = told {
            self.unproven.retain(|(id, _)| *id != reply);
            if again && turns[&reply] != turn {
                self.turns.insert(reply, turn);
            }
            if verdict == Verdict::Drop {
                self.draft.return_from(reply);
            }
        }
    }

    /// The worker: what is due is marked, and then handed over.
    fn deliver(&mut self, answer: Answer) -> Result<(), String> {
        let now = self.now;
        let Some(id) = self.step(Step::Dispatch, |reply| reply.due <= now) else { return Ok(()) };
        match self.unproven.iter_mut().find(|(other, _)| *other == id) {
            Some((_, posts)) => *posts += 1,
            None => self.unproven.push((id, 1)),
        }
        if self.unproven.iter().any(|(other, posts)| *other == id && *posts > 1) {
            return Err(format!("{id} was posted again before anybody looked"));
        }
        if matches!(answer, Answer::Taken | Answer::TakenInSilence) {
            self.network.push(id);
        }
        let mine = move |reply: &Reply| reply.id == id;
        match answer {
            Answer::Taken => _ = self.step(Step::Accept, mine),
            Answer::Refused => {
                self.unproven.retain(|(other, _)| *other != id);
                self.step(Step::Reject, mine);
            }
            Answer::Later => {
                self.unproven.retain(|(other, _)| *other != id);
                self.step(Step::Defer, mine);
            }
            // Whether it was taken or not: nothing is heard.
            Answer::TakenInSilence | Answer::LostBefore => {}
        }
        Ok(())
    }

    /// What was under way is lost with the process, and looked for afterwards.
    fn die(&mut self) {
        while self.step(Step::Lose, |_| true).is_some() {}
    }

    fn look(&mut self, reachable: bool) {
        let Some(reply) = self.replies.iter().rfind(|reply| reply.state == State::Unknown) else { return };
        let (id, there) = (reply.id, self.network.contains(&reply.id));
        let step = match (reachable, there) {
            (true, true) => Step::Find,
            (true, false) => Step::Miss,
            (false, _) => Step::Ask,
        };
        if self.step(step, |other| other.id == id).is_some() && reachable {
            self.unproven.retain(|(other, _)| *other != id);
        }
    }

    fn check(&self) -> Result<(), String> {
        for reply in &self.replies {
            let out = self.network.iter().filter(|id| **id == reply.id).count();
            if out > 1 {
                return Err(format!("{} is out {out} times", reply.id));
            }
            if out == 1 && matches!(reply.state, State::Queued | State::Waiting | State::Dropped | State::Rejected) {
                return Err(format!("{} is out, and thought to be {:?}", reply.id, reply.state));
            }
            if reply.state == State::Sent && out == 0 {
                return Err(format!("{} is lost", reply.id));
            }
            if out == 1 && self.must_be_read(reply) && !self.was_read(reply) {
                return Err(format!("{} left without a second reader", reply.id));
            }
        }
        let mut answered = HashSet::new();
        match self.network.iter().find(|id| !answered.insert(self.turns[id])) {
            Some(id) => Err(format!("{id} is a second answer to turn {}", self.turns[id])),
            None => Ok(()),
        }
    }

    /// Said once more, in other words than the product's: a genius, a professional, or money.
    fn must_be_read(&self, reply: &Reply) -> bool {
        let writer = self.team.iter().find(|operator| operator.id == reply.by).map(|operator| operator.role);
        matches!(writer, Some(Role::Genius | Role::Professional)) || reply.text.starts_with("환불")
    }

    fn was_read(&self, reply: &Reply) -> bool {
        self.yes.iter().any(|(id, reader, words)| {
            *id == reply.id && *words == reply.text && *reader != reply.by && !reply.edited.contains(reader)
        })
    }
}

fn deed() -> impl Strategy<Value = Deed> {
    let who = || 0..4_usize;
    let answer = prop_oneof![
        Just(Answer::Taken),
        Just(Answer::TakenInSilence),
        Just(Answer::LostBefore),
        Just(Answer::Refused),
        Just(Answer::Later),
    ];
    prop_oneof![
        4 => who().prop_map(Deed::Write),
        1 => who().prop_map(Deed::WriteLate),
        1 => who().prop_map(Deed::TakeOver),
        4 => who().prop_map(Deed::Send),
        1 => who().prop_map(Deed::Undo),
        2 => who().prop_map(Deed::Approve),
        1 => who().prop_map(Deed::ApproveOld),
        1 => who().prop_map(Deed::GiveBack),
        2 => (who(), any::<u8>()).prop_map(|(who, verdict)| Deed::Settle(who, verdict)),
        3 => answer.prop_map(Deed::Deliver),
        2 => any::<bool>().prop_map(Deed::Look),
        1 => Just(Deed::Die),
        2 => Just(Deed::Hear),
        2 => Just(Deed::Wait),
    ]
}

/// Runs the machine through that many rows of deeds; the first violation ends it.
fn run(broken: Broken, rows: u32, seed: u8) -> (u64, Result<(), String>) {
    let config = Config { cases: rows, failure_persistence: None, max_shrink_iters: 0, ..Config::default() };
    let rng = TestRng::from_seed(RngAlgorithm::ChaCha, &[seed; 32]);
    let mut runner = TestRunner::new_with_rng(config, rng);
    let steps = std::cell::Cell::new(0);
    let done = runner.run(&prop::collection::vec(deed(), 250), |deeds| {
        let mut machine = Machine::new(broken);
        for deed in deeds {
            let held = machine.act(deed);
            steps.set(steps.get() + 1);
            held.map_err(TestCaseError::fail)?;
        }
        Ok(())
    });
    (steps.get(), done.map_err(|error| error.to_string()))
}

#[test]
fn whatever_happens_nothing_is_out_twice_lost_or_unread() {
    let (steps, held) = run(Broken::Nothing, 420, 7);
    println!("{steps} steps, violations: {}", usize::from(held.is_err()));
    assert_eq!(held, Ok(()));
    assert!(steps >= 100_000, "{steps}");
}

#[test]
fn a_broken_rule_is_noticed() {
    for broken in [
        Broken::BlindRetry,
        Broken::SendUnread,
        Broken::OwnYes,
        Broken::AnyWords,
        Broken::OldLease,
        Broken::AgainAfterSent,
        Broken::SecondReply,
        Broken::NoNeed,
        Broken::ResendAfterAsking,
        Broken::LateUndo,
    ] {
        let (steps, held) = run(broken, 420, 7);
        let why = held.expect_err(&format!("{broken:?} went unnoticed for {steps} steps"));
        println!("{broken:?} noticed after {steps} steps: {}", why.lines().next().unwrap_or_default());
    }
}
