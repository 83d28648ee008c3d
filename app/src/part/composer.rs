//! Speaking as the brand: docked below the conversation, never covered, never losing what was written.

pub(crate) mod answers;
mod cursor;
pub(crate) mod draft;
mod emoji;
mod float;
mod hold;
mod images;
mod lease;
pub(crate) mod more;
mod names;
mod note;
mod outlook;
mod pick;
mod press;
mod send;
pub(crate) mod tools;
mod voice;
mod writing;

use crate::api;
use crate::browser;
use crate::context::{graphemes, intent};
use crate::here::{Here, Line};
use crate::late::Part;
use crate::look::{say, show, use_text};
use crate::part::late::Soon;
use crate::part::trouble::Posted;
use crate::part::when::When;
use crate::seal::Seal;
use draft::{Draft, Kept};
use images::Pictures;
use leptos::ev::{KeyboardEvent, SubmitEvent};
use leptos::prelude::*;
use model::rights::Right;
use model::thread::{State, Talk};
use note::NoteForm;
use press::Press;
use tools::{Toolbox, Tools, Whom};
use wasm_bindgen::JsCast;

/// Reply and note, one in front of the other.
#[component]
pub fn Composer(talk: RwSignal<Talk>) -> impl IntoView {
    let here = Here::get();
    let noting = RwSignal::new(false);
    let account = Memo::new(move |_| talk.with(|talk| here.account(talk.account.id).unwrap_or(talk.account.clone())));
    let may = move || here.me.with(|me| me.operator.role.may(Right::Reply));
    view! {
        <section class="composer" class:noting=noting aria-label=say(|t| t.composer.name)>
            <header class=move || format!("composer-band account-{}", account.with(|a| a.colour))>
                <span class="as">
                    {show(move || account.with(|a| (use_text().composer.as_account)(&a.name, &a.handle)))}
                </span>
                <span class="tabs script-on">
                    <button type="button" aria-pressed=move || (!noting.get()).to_string() on:click=move |_| noting.set(false)>
                        {say(|t| t.composer.reply)}
                    </button>
                    <button type="button" id="note-tab" aria-pressed=move || noting.get().to_string() on:click=move |_| noting.set(true)>
                        {say(|t| t.composer.note)}
                    </button>
                </span>
            </header>
            <When so=may>
                <ReplyForm talk />
            </When>
            <NoteForm talk />
        </section>
    }
    .seal()
}

#[component]
fn ReplyForm(talk: RwSignal<Talk>) -> impl IntoView {
    let own = talk.with_untracked(|talk| talk.customer.remote == talk.account.remote);
    let draft = Draft::of(talk);
    draft.keep();
    let send = send::use_send(draft);
    let submit = {
        let send = send.clone();
        move |event: SubmitEvent| {
            event.prevent_default();
            send(false);
        }
    };
    let chord = send.clone();
    let key = move |event: KeyboardEvent| {
        let enter = matches!(event.code().as_str(), "Enter" | "NumpadEnter");
        // While an input method composes, Enter is the end of a syllable.
        if enter && (event.ctrl_key() || event.meta_key()) && !event.is_composing() {
            event.prevent_default();
            chord(false);
        }
    };
    view! {
        <writing::Writing draft />
        <answers::Answers draft />
        <form class="reply-form" method="post" action=api::reply::speak::PATH on:submit=submit>
            <input type="hidden" name="thread" value=draft.thread.to_string() />
            <input type="hidden" name="seen" value=move || talk.with(|talk| talk.card.messages) />
            <input type="hidden" name="mutation" value=intent() />
            <Posted path=api::reply::speak::PATH />
            <Standing talk draft />
            <div class="grow">
                <div class="mirror" aria-hidden="true">
                    {show(move || draft.text.get())}
                    <span class="ghost">{show(move || draft.cotag.get())}</span>
                    "\u{200b}"
                </div>
                <textarea
                    node_ref=draft.area
                    id="reply-text"
                    name="text"
                    rows="2"
                    required
                    aria-label=say(|t| t.composer.reply)
                    aria-describedby="reply-count"
                    on:keydown=key
                    placeholder=move || if own { use_text().composer.post } else { use_text().composer.placeholder }
                    on:input=move |event| draft.wrote(event_target_value(&event))
                    on:focus=move |_| draft.look()
                    readonly=move || draft.writer.get().is_some() && draft.kept.get() == Kept::Yes
                >{draft::words(talk)}</textarea>
            </div>
            <Pictures draft />
            <div class="below script-on">
                <Soon part=Part::Below(draft) />
            </div>
            <press::How draft />
            <Foot draft send />
        </form>
    }
    .seal()
}

/// What stands between the writer and sending: somebody has it, somebody answered, the account is off, or news.
#[component]
fn Standing(talk: RwSignal<Talk>, draft: Draft) -> impl IntoView {
    let here = Here::get();
    let line = move || {
        let words = &use_text().composer;
        let (card, me) = (talk.with(|talk| talk.card.clone()), here.my_id());
        let on = here.account(card.account).is_none_or(|a| a.standing == model::account::Standing::Connected);
        let owner = card.owner.filter(|owner| *owner != me && card.state.open());
        match (draft.refused.get(), card.answered.filter(|_| card.state == State::Answered)) {
            (Some(said), _) => Some(said),
            _ if !on => Some(words.account_off.to_owned()),
            (None, Some(by)) if by == me => Some(words.answered_by_me.to_owned()),
            (None, Some(by)) => Some((words.answered_by)(&here.name(by))),
            _ => owner.map(|owner| (words.held_by)(&here.name(owner))),
        }
    };
    view! {
        <p class="standing-line" role="status">
            {line}
        </p>
    }
    .seal()
}

#[component]
fn Foot(draft: Draft, send: impl Fn(bool) + Send + Sync + 'static) -> impl IntoView {
    let used = Memo::new(move |_| draft.text.with(|text| graphemes(text)) + draft.cotag.with(|tag| graphemes(tag)));
    let needs = move || draft.written.with(|written| written.as_ref().is_some_and(|written| written.need.is_some()));
    let posts = move || draft.written.with(|written| written.as_ref().map_or(0, |written| written.posts.len()));
    let left = move || draft.limit as i64 - used.get() as i64;
    let label = move || {
        let words = &use_text().composer;
        let held = press::held(draft);
        match draft.asked.get() {
            _ if draft.sending.get() => words.sending.to_owned(),
            true if held => words.send_as.to_owned(),
            true => words.send_anyway.to_owned(),
            false if held => (if needs() { words.hold_for_approval } else { words.hold }).to_owned(),
            false if needs() => words.send_for_approval.to_owned(),
            false => (if posts() > 1 { words.send_chain } else { words.send }).to_owned(),
        }
    };
    let kept = move || {
        let words = &use_text().composer;
        match draft.kept.get() {
            Kept::Yes => {
                if draft.text.with(String::is_empty) {
                    ""
                } else {
                    words.kept
                }
            }
            Kept::Coming => words.keeping,
            Kept::No => words.unkept,
        }
    };
    let press = Press::new(draft, Box::new(send));
    // Before the wasm is at work nobody here knows what has been typed, and the form can be sent.
    let empty = move || draft.here().line.get() != Line::Opening && draft.text.with(|text| text.trim().is_empty());
    let cannot = move || draft.sending.get() || draft.coming.get() > 0 || (left() < 0 && posts() < 2) || empty();
    view! {
        <footer class="composer-foot">
            <Toolbox tools=Tools { area: draft.area, talk: draft.talk, whom: Whom::Handles, press: Some(press) } />
            <span class="count" class:over=move || { left() < 0 && posts() < 2 } id="reply-count">
                <span aria-hidden="true">{show(move || format!("{} / {}", used.get(), draft.limit))}</span>
                <span class="hidden">{show(move || (use_text().composer.left)(left()))}</span>
            </span>
            <span class="soft small" role="status">{kept}</span>
            <When so=move || draft.cotag.with(String::is_empty)>
                <span class="soft small">{say(|t| t.composer.unsigned)}</span>
            </When>
            <press::Send press label cannot />
        </footer>
    }
    .seal()
}

/// Brings the cursor into the reply.
pub fn focus() {
    press("#reply-text", true);
}

/// Brings the note to the front, and the cursor into it.
pub fn focus_note() {
    press("#note-tab", false);
    browser::next_frame(|| press("#note-text", true));
}

fn press(selector: &str, focus: bool) {
    let found = browser::document().and_then(|d| d.query_selector(selector).ok().flatten());
    let Some(element) = found.and_then(|e| e.dyn_into::<web_sys::HtmlElement>().ok()) else { return };
    if focus {
        let _ = element.focus();
    } else {
        element.click();
    }
}
