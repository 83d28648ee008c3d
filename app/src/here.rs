//! What every work page shares: who I am, the board, the team, who is where. One copy, in context, kept current by
//! [`crate::live`].

use crate::api;
use crate::browser;
use crate::context;
use crate::fault::Fault;
use crate::hand::Hand;
use crate::look::Look;
use crate::part::toast::Toasts;
use leptos::prelude::*;
use leptos::task::spawn_local;
use model::account::Account;
use model::board::Board;
use model::draft::{Draft, Writer};
use model::event::{Change, Event};
use model::id::{AccountId, OperatorId, QueueId, ThreadId};
use model::live::Presence;
use model::notice::concerned;
use model::operator::{Me, Operator};
use model::queue::Queue;
use model::sorted::sorted;
use model::thread::{Card, Page, Talk};
use model::time::Time;
use serde::{Deserialize, Serialize};

/// All that a work page needs before it can be drawn.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Start {
    /// Who asks.
    pub me: Me,
    /// Everybody on the team.
    pub team: Vec<Operator>,
    /// The brand's accounts.
    pub accounts: Vec<Account>,
    /// The first page of the board.
    pub page: Page,
    /// The topic lanes.
    pub queues: Vec<Queue>,
    /// How much I was told and have not looked at.
    pub told: i64,
    /// The server's clock.
    pub now: Time,
}

impl Start {
    /// Asks for all of it.
    pub async fn load() -> Result<Self, Fault> {
        let me = api::me::get().await?;
        let team = api::team::list().await?;
        let accounts = api::account::list().await?;
        let page = api::thread::board().await?;
        let queues = api::queue::list().await?;
        let told = api::notice::count().await?;
        Ok(Self { me, team, accounts, page, queues, told, now: context::now() })
    }
}

/// How the live line stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Line {
    /// Not opened yet: the page was just drawn.
    #[default]
    Opening,
    /// Events arrive.
    On,
    /// Lost; being opened again.
    Off,
}

/// Somebody at a thread.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Viewer {
    /// Who.
    pub operator: OperatorId,
    /// Since when they write; none for whoever only looks.
    pub since: Option<Time>,
}

/// The shared state.
#[derive(Clone, Copy)]
pub struct Here {
    /// Who I am and how I like it.
    pub me: RwSignal<Me>,
    /// Everybody, also those who left.
    pub team: RwSignal<Vec<Operator>>,
    /// The brand's accounts.
    pub accounts: RwSignal<Vec<Account>>,
    /// The topic lanes.
    pub queues: RwSignal<Vec<Queue>>,
    /// All threads.
    pub board: RwSignal<Board>,
    /// Where to go on loading open threads; none once all are here.
    pub more: RwSignal<Option<model::thread::Place>>,
    /// How much I was told and have not looked at.
    pub told: RwSignal<i64>,
    /// Who is on, and where they look.
    pub present: RwSignal<Vec<Presence>>,
    /// Which thread is in front of me.
    pub open: RwSignal<Option<ThreadId>>,
    /// All that is known about it, once loaded.
    pub talk: RwSignal<Option<RwSignal<Talk>>>,
    /// The events of the last picture frame, for pages that follow something else.
    pub news: RwSignal<Vec<Event>>,
    /// How the live line stands.
    pub line: RwSignal<Line>,
    /// The server's clock, to the quarter minute.
    pub now: RwSignal<Time>,
    /// What the browser's clock is behind the server's.
    pub drift: StoredValue<i64>,
    /// What is said to the operator in passing.
    pub toasts: Toasts,
    /// What the operator's hand is at.
    pub hand: Hand,
}

impl Here {
    /// Starts from what was loaded.
    pub fn new(start: Start) -> Self {
        expect_context::<Look>().follow(&start.me.settings);
        let more = start.page.next;
        Self {
            me: RwSignal::new(start.me),
            team: RwSignal::new(start.team),
            accounts: RwSignal::new(start.accounts),
            queues: RwSignal::new(start.queues),
            board: RwSignal::new(Board::new(start.page)),
            more: RwSignal::new(more),
            told: RwSignal::new(start.told),
            present: RwSignal::default(),
            open: RwSignal::new(None),
            talk: RwSignal::new(None),
            news: RwSignal::default(),
            line: RwSignal::default(),
            now: RwSignal::new(start.now),
            drift: StoredValue::new(0),
            toasts: Toasts::default(),
            hand: Hand::default(),
        }
    }

    /// Loads all of it again where the events no longer tell what happened. What is being written stays.
    pub async fn renew(self) -> Result<(), Fault> {
        let start = Start::load().await?;
        self.me.set(start.me);
        self.team.set(start.team);
        self.accounts.set(start.accounts);
        self.queues.set(start.queues);
        self.told.set(start.told);
        self.more.set(start.page.next);
        self.board.set(Board::new(start.page));
        // After the board: what comes in between is then told twice instead of never.
        let open = self.talk.get_untracked().and_then(|talk| Some((talk, talk.try_with_untracked(|t| t.card.id)?)));
        if let Some((talk, id)) = open {
            let fresh = api::thread::talk(id).await?;
            talk.try_set(fresh);
        }
        Ok(())
    }

    /// The one in context.
    pub fn get() -> Self {
        expect_context()
    }

    /// Who I am.
    pub fn my_id(self) -> OperatorId {
        self.me.with(|me| me.operator.id)
    }

    /// What colleagues call somebody.
    pub fn name(self, id: OperatorId) -> String {
        self.team.with(|team| team.iter().find(|o| o.id == id).map(|o| o.name.clone()).unwrap_or_default())
    }

    /// Everybody who can be given a thread, by name.
    pub fn colleagues(self) -> Vec<Operator> {
        sorted(self.team.get().into_iter().filter(|o| !o.disabled), |o| o.name.clone())
    }

    /// One account.
    pub fn account(self, id: AccountId) -> Option<Account> {
        self.accounts.with(|all| all.iter().find(|a| a.id == id).cloned())
    }

    /// What a queue is called, while there is one.
    pub fn queue(self, id: QueueId) -> Option<String> {
        self.queues.with(|all| all.iter().find(|queue| queue.id == id).map(|queue| queue.name.clone()))
    }

    /// A card, as it now stands.
    pub fn card(self, id: ThreadId) -> Option<Card> {
        self.board.with(|board| board.card(id).cloned())
    }

    /// A card on the board, or the open thread's.
    pub fn card_or_open(self, id: ThreadId) -> Option<Card> {
        self.card(id).or_else(|| self.open_card(id))
    }

    /// A card from now on. The board changes many times a second, and most cards do not: those are not copied.
    pub fn follow(self, id: ThreadId) -> Memo<Option<Card>> {
        Memo::new_owning(move |known: Option<Option<Card>>| {
            self.board.with(|board| match (known, board.card(id)) {
                (Some(known), now) if known.as_ref() == now => (known, false),
                (_, now) => (now.cloned(), true),
            })
        })
    }

    /// A card as it stands now, for handlers: nothing follows it.
    pub fn card_now(self, id: ThreadId) -> Option<Card> {
        untrack(|| self.card_or_open(id))
    }

    /// The open thread's card, if it is this one: threads that settled long ago are not on the board.
    pub fn open_card(self, id: ThreadId) -> Option<Card> {
        let talk = self.talk.get()?;
        talk.try_with(|talk| (talk.card.id == id).then(|| talk.card.clone())).flatten()
    }

    /// Who I am, for handlers.
    pub fn my_id_now(self) -> OperatorId {
        untrack(|| self.my_id())
    }

    /// Who is at a thread, I excluded: whoever writes, and those who look.
    pub fn viewers(self, thread: ThreadId, writer: Option<Writer>) -> Vec<Viewer> {
        let me = self.my_id();
        let there = |p: &&Presence| p.on && p.thread == Some(thread);
        let mut all: Vec<_> = self.present.with(|all| all.iter().filter(there).map(|p| p.operator).collect());
        all.retain(|operator| writer.is_none_or(|writer| writer.by != *operator));
        let looking = all.into_iter().map(|operator| Viewer { operator, since: None });
        let writing = writer.map(|writer| Viewer { operator: writer.by, since: Some(writer.since) });
        writing.into_iter().chain(looking).filter(|viewer| viewer.operator != me).collect()
    }

    /// Minutes east of Greenwich, as I chose.
    pub fn zone(self) -> i32 {
        self.me.with(|me| me.settings.zone)
    }

    /// Sets the clock by the server's.
    pub fn set_clock(self, at: Time) {
        if let Some(mine) = browser::clock() {
            self.drift.set_value(at.0 - mine.0);
        }
        self.now.set(at);
    }

    /// Moves the clock on.
    pub fn tick(self) {
        if let Some(mine) = browser::clock() {
            self.now.set(mine.plus(self.drift.get_value()));
        }
    }

    /// Takes in what happened: the board, the open thread, the team and the accounts, each told once.
    pub fn apply(self, events: Vec<Event>) {
        if events.is_empty() {
            return;
        }
        let mut moved = false;
        self.board.update_untracked(|board| {
            for event in &events {
                moved |= board.apply(event);
            }
        });
        if moved {
            self.board.notify();
        }
        for event in &events {
            self.note(event);
        }
        self.news.set(events);
    }

    /// What a colleague writes in the thread before me.
    pub fn see(self, draft: Draft) {
        let Some(talk) = self.talk.get_untracked() else { return };
        if talk.try_with_untracked(|talk| talk.card.id == draft.thread && talk.draft != draft) == Some(true) {
            talk.update(|talk| crate::talk::see(talk, draft));
        }
    }

    fn note(self, event: &Event) {
        let me = self.me.with_untracked(|me| me.operator.id);
        let mine = concerned(event.by, &event.change, event.card.as_ref());
        let mine = mine.into_iter().filter(|(operator, _)| *operator == me).count();
        if mine > 0 {
            self.told.update(|told| *told += mine as i64);
        }
        match &event.change {
            Change::AccountChanged { account } => self.accounts.update(|all| put(all, account, |a| a.id == account.id)),
            Change::OperatorChanged { operator } => {
                self.team.update(|all| put(all, operator, |o| o.id == operator.id));
                if self.me.with_untracked(|me| me.operator.id == operator.id) {
                    self.me.update(|me| me.operator = operator.clone());
                }
            }
            Change::BrandChanged { brand } => self.me.update(|me| me.brand = brand.clone()),
            Change::QueuesChanged { queues } => self.queues.set(queues.clone()),
            _ => {}
        }
        let Some(talk) = self.talk.get_untracked() else { return };
        if talk.try_with_untracked(|talk| Some(talk.card.id) == event.thread()) == Some(true) {
            talk.update(|talk| crate::talk::apply(talk, event));
            // What came with another thread, or went with it, is not in the event.
            if matches!(event.change, Change::ThreadGathered { .. } | Change::ThreadParted { .. }) {
                refresh(talk);
            }
        }
    }
}

/// Loads an open thread again.
pub fn refresh(talk: RwSignal<Talk>) {
    let Some(id) = talk.try_with_untracked(|talk| talk.card.id) else { return };
    spawn_local(async move {
        if let Ok(fresh) = api::thread::talk(id).await {
            let _ = talk.try_set(fresh);
        }
    });
}

fn put<T: Clone>(all: &mut Vec<T>, one: &T, is: impl Fn(&T) -> bool) {
    match all.iter_mut().find(|other| is(other)) {
        Some(place) => *place = one.clone(),
        None => all.push(one.clone()),
    }
}
