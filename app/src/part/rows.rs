//! A list of threads that never jumps under the pointer or the focus, and draws only what can be seen of a long one.

use crate::browser;
use crate::here::Here;
use crate::look::{show, use_text};
use crate::part::card;
use crate::part::each::each;
use crate::part::when::When;
use crate::seal::Seal;
use leptos::ev::{FocusEvent, KeyboardEvent, PointerEvent};
use leptos::html::{Li, Ol};
use leptos::prelude::*;
use model::id::{ById, ThreadId};
use std::collections::HashSet;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, Node};

/// Lists up to this long are drawn whole.
const WHOLE: usize = 100;
/// Rows drawn of a longer one, and how many of them lie above what is seen.
const DRAWN: usize = 60;
const ABOVE: usize = 20;
/// The window moves by this many rows at once, so that it moves rarely.
const STRIDE: usize = 10;

/// What a list shows while somebody is at it.
#[derive(Clone, Copy)]
struct Hold {
    ids: Memo<Vec<ThreadId>>,
    held: RwSignal<Option<Vec<ThreadId>>>,
    /// The held ones, to be found.
    known: Memo<Ids>,
}

type Ids = HashSet<ThreadId, ById>;

impl Hold {
    fn new(ids: Memo<Vec<ThreadId>>) -> Self {
        let held = RwSignal::new(None::<Vec<ThreadId>>);
        let known = Memo::new(move |_| held.with(|held| held.iter().flatten().copied().collect()));
        Self { ids, held, known }
    }

    fn shown(self) -> Vec<ThreadId> {
        self.held.get().unwrap_or_else(|| self.ids.get())
    }

    /// How many have come that are not shown.
    fn news(self) -> usize {
        if self.held.with(Option::is_none) {
            return 0;
        }
        self.known.with(|known| self.ids.with(|ids| ids.iter().filter(|id| !known.contains(id)).count()))
    }

    /// Those of the drawn ones that have left the list and are still shown. The list is gone through once for all of them,
    /// and not once for each.
    fn left(self, drawn: &[Vec<ThreadId>]) -> Ids {
        if self.held.with(Option::is_none) {
            return Ids::default();
        }
        let mut left: Ids = drawn.iter().flatten().copied().collect();
        self.ids.with(|ids| ids.iter().for_each(|id| _ = left.remove(id)));
        left
    }

    // These three are asked by the pointer and the focus, which leave a list also when the list itself goes away: then
    // there is nothing left to hold.
    fn take(self) {
        if self.holds() == Some(false) {
            self.held.set(Some(self.ids.get_untracked()));
        }
    }

    fn refresh(self) {
        if self.holds() == Some(true) {
            self.held.set(Some(self.ids.get_untracked()));
        }
    }

    fn free(self) {
        if self.holds() == Some(true) {
            self.held.set(None);
        }
    }

    fn holds(self) -> Option<bool> {
        self.held.try_with_untracked(Option::is_some)
    }
}

/// The list. `row` draws one thread; `gone` is told whether the thread has left this list while it is held still.
#[component]
pub fn Rows(
    /// The threads, in order.
    ids: Memo<Vec<ThreadId>>,
    /// Name of the list, for those who hear it.
    #[prop(into)]
    label: Signal<String>,
    /// Draws one.
    row: fn(ThreadId, Signal<bool>) -> AnyView,
) -> impl IntoView {
    let hold = Hold::new(ids);
    let shown = Memo::new(move |_| hold.shown());
    let first = RwSignal::new(0usize);
    let part = Memo::new(move |_| {
        let first = first.get();
        shown.with(|ids| cut(ids, first))
    });
    let news = Memo::new(move |_| hold.news());
    let left = Memo::new(move |_| part.with(|part| hold.left(&part.1)));
    let (list, above, below) = (NodeRef::<Ol>::new(), NodeRef::<Li>::new(), NodeRef::<Li>::new());
    let acted = Here::get().hand.acted;
    Effect::new(move |_| {
        acted.track();
        hold.refresh();
    });
    Effect::new(move |_| {
        let (start, all) = (part.with(|part| part.0), shown.with(Vec::len));
        let drawn = part.with(|part| part.1.iter().map(Vec::len).sum::<usize>());
        pad(list, above, start);
        pad(list, below, all - (start + drawn).min(all));
    });
    let waiting = RwSignal::new(false);
    let scroll = move |_| {
        if shown.with_untracked(Vec::len) > WHOLE && !waiting.get_untracked() {
            waiting.set(true);
            browser::next_frame(move || {
                _ = waiting.try_set(false);
                _ = first.try_set(top_row(list));
            });
        }
    };
    let enter = move |event: PointerEvent| {
        if event.pointer_type() == "mouse" {
            hold.take();
        }
    };
    let leave = move |_: PointerEvent| {
        if !holds_focus(list) {
            hold.free();
        }
    };
    let blur = move |event: FocusEvent| {
        let next = event.related_target().and_then(|t| t.dyn_into::<Node>().ok());
        if !drawn(list).is_some_and(|list| list.contains(next.as_ref()) || hovered(&list)) {
            hold.free();
        }
    };
    let jump = move |event: KeyboardEvent| {
        let end = event.code() == "End";
        let chord = event.ctrl_key() || event.meta_key() || event.alt_key() || event.shift_key();
        if chord || event.is_composing() || !(end || event.code() == "Home") {
            return;
        }
        let to = shown.with_untracked(|ids| if end { ids.last() } else { ids.first() }.copied());
        let (Some(to), Some(list)) = (to, drawn(list)) else { return };
        event.prevent_default();
        first.set(if end { usize::MAX } else { 0 });
        browser::next_frame(move || {
            list.set_scroll_top(if end { list.scroll_height() } else { 0 });
            card::focus(to);
        });
    };
    let gone = move |id: ThreadId| Signal::derive(move || left.with(|left| left.contains(&id)));
    let draw = move |ids: Vec<ThreadId>| ids.into_iter().map(|id| row(id, gone(id))).collect_view().seal();
    view! {
        <div class="rows" on:pointerenter=enter on:pointerleave=leave>
            <When so=move || { news.get() > 0 }>
                <button type="button" class="news" on:click=move |_| show_news(hold, list)>
                    {show(move || (use_text().board.news)(news.get()))}
                </button>
            </When>
            <ol
                node_ref=list
                class="list"
                aria-label=label
                on:scroll=scroll
                on:focusin=move |_| hold.take()
                on:focusout=blur
                on:keydown=jump
            >
                <li node_ref=above class="pad" aria-hidden="true"></li>
                {each(move || part.get().1, Vec::clone, draw)}
                <li node_ref=below class="pad" aria-hidden="true"></li>
            </ol>
        </div>
    }
    .seal()
}

/// What is drawn: from which row on, and which threads. Those of a long list come by strides: when a list gets
/// several items before the others it moves the others in the page, and what is moved loses the focus; one it only adds.
fn cut(ids: &[ThreadId], first: usize) -> (usize, Vec<Vec<ThreadId>>) {
    if ids.len() <= WHOLE {
        return (0, ids.chunks(1).map(<[_]>::to_vec).collect());
    }
    let first = first.min((ids.len() - DRAWN).div_ceil(STRIDE) * STRIDE);
    let drawn = &ids[first..(first + DRAWN).min(ids.len())];
    (first, drawn.chunks(STRIDE).map(<[_]>::to_vec).collect())
}

fn show_news(hold: Hold, list: NodeRef<Ol>) {
    hold.refresh();
    if let Some(list) = drawn(list) {
        list.set_scroll_top(0);
    }
}

fn holds_focus(list: NodeRef<Ol>) -> bool {
    let active = browser::document().and_then(|d| d.active_element());
    drawn(list).is_some_and(|list| list.contains(active.as_ref().map(AsRef::as_ref)))
}

/// The list, while it is there.
fn drawn(list: NodeRef<Ol>) -> Option<web_sys::HtmlOListElement> {
    list.try_get_untracked().flatten()
}

fn hovered(list: &HtmlElement) -> bool {
    list.matches(":hover").unwrap_or(false)
}

/// Pixels from one row to the next: all rows of a list are equally high.
fn pitch(list: &HtmlElement) -> Option<i32> {
    let rows = list.query_selector_all("[data-row]").ok()?;
    let top = |index| Some(rows.item(index)?.dyn_into::<HtmlElement>().ok()?.offset_top());
    let pitch = top(1)? - top(0)?;
    (pitch > 0).then_some(pitch)
}

fn top_row(list: NodeRef<Ol>) -> usize {
    let Some(list) = drawn(list) else { return 0 };
    let Some(pitch) = pitch(&list) else { return 0 };
    let row = (list.scroll_top() / pitch).unsigned_abs() as usize;
    row.saturating_sub(ABOVE) / STRIDE * STRIDE
}

fn pad(list: NodeRef<Ol>, pad: NodeRef<Li>, rows: usize) {
    let (Some(list), Some(pad)) = (list.get(), pad.get()) else { return };
    let height = if rows == 0 { 0 } else { pitch(&list).unwrap_or(0) as usize * rows };
    // Through the style object: the page's policy forbids style attributes.
    let _ = pad.style(("height", format!("{height}px")));
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    fn ids(n: u128) -> Vec<ThreadId> {
        (0..n).map(|i| ThreadId(Uuid::from_u128(i))).collect()
    }

    #[test]
    fn short_lists_are_whole() {
        let (start, part) = cut(&ids(100), 40);
        assert_eq!((start, part.concat()), (0, ids(100)));
        assert!(part.iter().all(|one| one.len() == 1), "each row moves on its own");
    }

    #[test]
    fn long_lists_are_cut_and_reach_their_end() {
        let all = ids(10_007);
        let drawn = |first| {
            let (start, part) = cut(&all, first);
            (start, part.concat())
        };
        assert_eq!(drawn(500), (500, all[500..560].to_vec()));
        assert_eq!(drawn(usize::MAX), (9_950, all[9_950..].to_vec()));
    }

    #[test]
    fn a_window_that_moves_by_a_stride_keeps_the_others() {
        let all = ids(10_000);
        assert_eq!(cut(&all, 500).1[..5], cut(&all, 490).1[1..]);
    }
}
