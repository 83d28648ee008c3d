//! What a hand does in the composer beside typing. Its code comes late, and the composer works without it.

use super::draft::Draft;
use super::press::Press;
use super::{emoji, hold, more, names, outlook, pick};
use crate::browser::hear;
use crate::late::Part;
use crate::part::late::Soon;
use crate::seal::Seal;
use leptos::ev::ClipboardEvent;
use leptos::html::Textarea;
use leptos::prelude::*;
use model::thread::Talk;

/// Whose names are offered behind an `@`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whom {
    /// The team's, in a note.
    Colleagues,
    /// The customer's and those of whoever else is named in the thread, in a reply.
    Handles,
}

/// One field and what belongs to it.
#[derive(Clone, Copy)]
pub struct Tools {
    /// Where it is written.
    pub area: NodeRef<Textarea>,
    /// About which thread.
    pub talk: RwSignal<Talk>,
    /// Who is offered.
    pub whom: Whom,
    /// The button that may have to be held; a note's never has.
    pub press: Option<Press>,
}

/// What becomes of the words, and what else the answer carries.
#[component]
pub fn Below(draft: Draft) -> impl IntoView {
    view! {
        <outlook::Outlook draft />
        <more::More draft />
    }
    .seal()
}

/// Their place in the foot.
#[component]
pub fn Toolbox(tools: Tools) -> impl IntoView {
    view! {
        <span class="toolbox script-on">
            <Soon part=Part::Tools(tools) />
        </span>
    }
    .seal()
}

/// All of them.
#[component]
pub fn All(tools: Tools) -> impl IntoView {
    if let Some((press, area)) = tools.press.zip(tools.area.get_untracked()) {
        hold::listen(press);
        hear(&area, "paste", move |event: ClipboardEvent| pick::paste(press.draft, &event));
    }
    view! {
        {tools.press.map(|press| view! { <pick::Pick draft=press.draft /> })}
        <emoji::Emoji area=tools.area />
        <names::Names tools />
    }
    .seal()
}
