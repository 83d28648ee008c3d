use crate::api;
use crate::browser;
use crate::context::intent;
use crate::here::Here;
use crate::look::{say, use_text};
use crate::part::form::{Ask, Fields, Form, Hidden};
use crate::seal::Seal;
use leptos::prelude::*;
use model::id::ReplyId;
use model::reply::{State, Verdict};
use model::rights::Right;

/// What a person may say about a reply, as the rule book of the outbox has it.
#[component]
pub fn Settle(
    /// Which.
    id: ReplyId,
    /// Where it is.
    state: State,
) -> impl IntoView {
    let here = Here::get();
    let verdicts = [Verdict::Sent, Verdict::Again, Verdict::Drop];
    let mut possible: Vec<_> = verdicts.into_iter().filter(|verdict| state.after(verdict.step()).is_some()).collect();
    if state == State::Awaiting {
        // That is for its reader and its writer to decide, in the thread.
        possible.clear();
    }
    if possible.is_empty() {
        return ().seal();
    }
    if !untrack(|| here.me.with(|me| me.operator.role.may(Right::Settle))) {
        return view! { <p class="soft small">{say(|t| t.outbox.ask)}</p> }.seal();
    }
    let ask = Ask::aloud("reply/settle");
    let settle = move |fields: Fields| {
        if let Some(verdict) = fields.button::<Verdict>() {
            // The event that follows changes the list.
            ask.send(api::reply::settle(id, verdict, browser::mutation()), |_| ());
        }
    };
    view! {
        <Form ask on=settle class="row">
            <Hidden name="reply" value=id.to_string() />
            <Hidden name="mutation" value=intent() />
            {possible.into_iter().map(button).collect_view()}
        </Form>
    }
    .seal()
}

fn button(verdict: Verdict) -> impl IntoView {
    let value = match verdict {
        Verdict::Sent => "sent",
        Verdict::Again => "again",
        Verdict::Drop => "drop",
    };
    let word = move || match verdict {
        Verdict::Sent => use_text().outbox.sent,
        Verdict::Again => use_text().outbox.again,
        Verdict::Drop => use_text().outbox.drop,
    };
    view! {
        <button type="submit" name="verdict" value=value class:danger=verdict == Verdict::Drop>
            {word}
        </button>
    }
}
