//! Every action, page, person and thread, by a few letters of its name in either language.

use crate::act::Act;
use crate::api;
use crate::browser;
use crate::hand::Ask;
use crate::here::Here;
use crate::look::{say, show, use_text};
use crate::part::column::claim_or_take;
use crate::part::composer;
use crate::part::when::When;
use crate::road::{Road, use_go};
use crate::seal::Seal;
use crate::text::Text;
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use leptos::task::spawn_local;
use model::id::ThreadId;
use model::operator::Language;
use model::thread::State;

/// Entries shown at once.
const SHOWN: usize = 12;

/// What an entry does.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Deed {
    Go(String),
    Ask(Ask),
    Act(ThreadId, Act),
    Claim(ThreadId),
    Reply,
    Note,
    Undo,
    /// Stop everything that goes out, or let it go on.
    Halt(bool),
}

/// One entry: what it does, what it is called, and all it is found by.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Entry {
    deed: Deed,
    name: String,
    kind: &'static str,
    found: String,
}

type Word = fn(&Text) -> &'static str;

fn entry(words: &Text, deed: Deed, kind: Word, word: Word) -> Entry {
    let [ko, en] = [Language::Ko, Language::En].map(|language| word(Text::of(language)));
    Entry { deed, name: word(words).to_owned(), kind: kind(words), found: browser::lowercase(&format!("{ko} {en}")) }
}

/// What can be done to the thread in front.
fn on_thread(words: &Text, thread: ThreadId) -> Vec<Entry> {
    let one = |deed, word: Word| entry(words, deed, |t| t.act.this_thread, word);
    vec![
        one(Deed::Claim(thread), |t| t.act.claim),
        one(Deed::Reply, |t| t.composer.reply),
        one(Deed::Note, |t| t.composer.note),
        one(Deed::Ask(Ask::Assign(thread)), |t| t.act.assign),
        one(Deed::Ask(Ask::Snooze(thread)), |t| t.act.snooze),
        one(Deed::Act(thread, Act::Park), |t| t.act.park),
        one(Deed::Act(thread, Act::Release), |t| t.act.release),
        one(Deed::Act(thread, Act::Close), |t| t.act.close),
        one(Deed::Ask(Ask::Decline(thread)), |t| t.act.decline),
        one(Deed::Act(thread, Act::Reopen), |t| t.act.reopen),
        one(Deed::Ask(Ask::Take(thread)), |t| t.act.take),
        one(Deed::Ask(Ask::Tag(thread)), |t| t.act.tag),
        one(Deed::Act(thread, Act::Follow(true)), |t| t.act.follow),
        one(Deed::Act(thread, Act::Follow(false)), |t| t.act.unfollow),
    ]
}

fn pages(words: &Text) -> Vec<Entry> {
    let go = |path: &str, word: Word| entry(words, Deed::Go(path.into()), |t| t.act.page, word);
    vec![
        go("/board", |t| t.frame.board),
        go("/stream", |t| t.frame.stream),
        go("/outbox", |t| t.frame.outbox),
        go("/mine", |t| t.frame.mine),
        go("/board?lane=owner", |t| t.board.by_owner),
        go("/board?lane=account", |t| t.board.by_account),
        go("/accounts", |t| t.frame.accounts),
        go("/team", |t| t.frame.team),
        go("/me", |t| t.frame.me),
        entry(words, Deed::Halt(true), |t| t.frame.outbox, |t| t.outbox.stop),
        entry(words, Deed::Halt(false), |t| t.frame.outbox, |t| t.outbox.go_on),
        entry(words, Deed::Undo, |t| t.act.page, |t| t.act.undo),
        entry(words, Deed::Ask(Ask::Keys), |t| t.act.page, |t| t.act.keys),
    ]
}

/// Everything that the letters find: the thread in front first, then pages, people and threads.
fn find(here: Here, words: &'static Text, road: &Road, letters: &str) -> Vec<Entry> {
    let letters = browser::lowercase(letters.trim());
    let mut all = here.open.get().map(|thread| on_thread(words, thread)).unwrap_or_default();
    all.extend(pages(words));
    let takes = |found: &str| letters.split_whitespace().all(|part| found.contains(part));
    all.retain(|entry| takes(&entry.found));
    if !letters.is_empty() {
        all.extend(here.colleagues().into_iter().filter(|o| takes(&browser::lowercase(&o.name))).map(|o| Entry {
            deed: Deed::Go(format!("/stream?owner={}", o.id)),
            name: o.name,
            kind: (words.role)(o.role),
            found: String::new(),
        }));
        let room = SHOWN.saturating_sub(all.len());
        all.extend(threads(here, words, road, room, takes));
    }
    all.truncate(SHOWN);
    all
}

fn threads(here: Here, words: &Text, road: &Road, room: usize, takes: impl Fn(&str) -> bool) -> Vec<Entry> {
    here.board.with(|board| {
        let cards = State::ALL.into_iter().flat_map(|state| board.column(state));
        let heard = cards.filter(|card| {
            let face = &card.customer;
            let found = format!("{} {} {} {}", face.name, face.handle, card.excerpt, card.tags.join(" "));
            takes(&browser::lowercase(&found))
        });
        let one = |card: &model::thread::Card| Entry {
            deed: Deed::Go(road.to(card.id)),
            name: format!("{}: {}", card.customer.called(), model::text::cut(&card.excerpt, 48)),
            kind: (words.state)(card.state),
            found: String::new(),
        };
        heard.take(room).map(one).collect()
    })
}

fn halt(here: Here, halted: bool) {
    spawn_local(async move {
        match api::reply::halt(halted).await {
            Ok(brand) => here.me.update(|me| me.brand = brand),
            Err(fault) => here.warn(&fault),
        }
    });
}

/// The palette itself.
#[component]
pub fn Palette() -> impl IntoView {
    let here = Here::get();
    let road = Road::here();
    let go = use_go();
    let letters = RwSignal::new(String::new());
    let chosen = RwSignal::new(0usize);
    let all = Memo::new(move |_| letters.with(|letters| find(here, use_text(), &road, letters)));
    let run = move |deed: Deed| {
        here.hand.ask.set(None);
        match deed {
            Deed::Go(path) => go(&path),
            Deed::Ask(ask) => crate::browser::later(30, move || here.hand.ask.set(Some(ask))),
            Deed::Act(thread, act) => here.act(thread, act),
            Deed::Claim(thread) => claim_or_take(here, thread),
            Deed::Reply => crate::browser::later(30, composer::focus),
            Deed::Note => crate::browser::later(30, composer::focus_note),
            Deed::Undo => here.undo(),
            Deed::Halt(halted) => halt(here, halted),
        }
    };
    let pick = run.clone();
    let key = move |event: KeyboardEvent| {
        let last = all.with_untracked(Vec::len).saturating_sub(1);
        match event.code().as_str() {
            _ if event.is_composing() => return,
            "ArrowDown" => chosen.update(|at| *at = (*at + 1).min(last)),
            "ArrowUp" => chosen.update(|at| *at = at.saturating_sub(1)),
            "Enter" | "NumpadEnter" => {
                let deed = all.with_untracked(|all| all.get(chosen.get_untracked()).map(|entry| entry.deed.clone()));
                if let Some(deed) = deed {
                    pick(deed);
                }
            }
            _ => return,
        }
        event.prevent_default();
    };
    let lines = move || {
        let line = |(index, entry): (usize, Entry)| {
            let run = run.clone();
            view! {
                <li
                    role="option"
                    id=format!("palette-{index}")
                    aria-selected=show(move || (chosen.get() == index).to_string())
                    on:mousedown=|event| event.prevent_default()
                    on:click=move |_| run(entry.deed.clone())
                >
                    <span>{entry.name}</span>
                    <span class="soft small">{entry.kind}</span>
                </li>
            }
        };
        all.get().into_iter().enumerate().map(line).collect_view()
    };
    view! {
        <input
            class="palette-field"
            role="combobox"
            aria-expanded="true"
            aria-controls="palette-list"
            aria-activedescendant=move || format!("palette-{}", chosen.get())
            aria-label=say(|t| t.frame.palette)
            placeholder=say(|t| t.act.palette_how)
            autocomplete="off"
            on:input=move |event| {
                letters.set(event_target_value(&event));
                chosen.set(0);
            }
            on:keydown=key
        />
        <ul class="palette-list" id="palette-list" role="listbox" aria-label=say(|t| t.frame.palette)>
            {lines}
        </ul>
        <When so=move || all.with(Vec::is_empty)>
            <p class="soft">{say(|t| t.act.nothing_found)}</p>
        </When>
    }
    .seal()
}
