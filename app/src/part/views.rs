//! Lists under a name: one press shows one, one more keeps what is shown.

use crate::api;
use crate::here::Here;
use crate::load::load;
use crate::look::{say, show, use_text};
use crate::part::each::each;
use crate::part::filters::{KEYS, asked};
use crate::part::icon::Icon;
use crate::part::when::When;
use crate::seal::Seal;
use leptos::ev::SubmitEvent;
use leptos::html::{Details, Input};
use leptos::prelude::*;
use leptos::task::spawn_local;
use model::event::Change;
use model::id::ViewId;
use model::rights::Right;
use model::thread::Filter;
use model::view::View;

/// All of them, and a place to keep one more.
#[component]
pub fn Views(filter: Memo<Filter>) -> impl IntoView {
    let here = Here::get();
    // Grows when a colleague changes what is everybody's.
    let told = Memo::new(move |before: Option<&u32>| {
        let changed = here.news.with(|news| news.iter().any(|event| matches!(event.change, Change::ViewsChanged)));
        before.copied().unwrap_or_default() + u32::from(changed)
    });
    let found = load(move || told.get(), |_| api::view::list());
    view! {
        <Transition>
            {move || Suspend::new(async move {
                let views = Keep(RwSignal::new(found.await.inspect_err(|fault| here.warn(fault)).unwrap_or_default()));
                view! { <Names filter views /> }
            })}
        </Transition>
    }
    .seal()
}

/// The lists that this page knows.
#[derive(Clone, Copy)]
struct Keep(RwSignal<Vec<View>>);

#[component]
fn Names(filter: Memo<Filter>, views: Keep) -> impl IntoView {
    let whole = move || filter.with(|filter| *filter == Filter::default());
    let known = move || views.0.with(|views| filter.with(|filter| views.iter().any(|view| view.filter == *filter)));
    view! {
        <nav class="views" aria-label=say(|t| t.stream().views)>
            <a href="/stream" aria-current=show(move || whole().then_some("page"))>
                {say(|t| t.stream().everything)}
            </a>
            {each(
                move || views.0.get(),
                |view| (view.id, view.name.clone(), view.shared),
                move |view| view! { <One view views filter /> }.seal(),
            )}
            <When so=move || !whole() && !known()>
                <New views filter />
            </When>
        </nav>
    }
    .seal()
}

/// A name that shows its list; while it is shown, whoever may can remove it.
#[component]
fn One(view: View, views: Keep, filter: Memo<Filter>) -> impl IntoView {
    let here = Here::get();
    let View { id, name, by, shared, filter: its } = view;
    let to = address(&its);
    let there = Memo::new(move |_| filter.with(|filter| *filter == its));
    let may =
        move || here.me.with(|me| by == me.operator.id || (shared && me.operator.role.may(Right::Team))) && there.get();
    let (spoken, forgotten) = (name.clone(), name.clone());
    let label = move || if shared { (use_text().stream().ours)(&spoken) } else { spoken.clone() };
    view! {
        <span class="view">
            <a href=to aria-current=show(move || there.get().then_some("page")) aria-label=label dir="auto">
                {shared.then(|| view! { <Icon name="users" /> })}
                {name}
            </a>
            <When so=may>
                <button
                    type="button"
                    class="quiet script-on"
                    aria-label=(use_text().stream().forget)(&forgotten)
                    on:click=move |_| views.forget(here, id)
                >
                    <Icon name="x" />
                </button>
            </When>
        </span>
    }
    .seal()
}

#[component]
fn New(views: Keep, filter: Memo<Filter>) -> impl IntoView {
    let here = Here::get();
    let (name, shared, around) = (NodeRef::<Input>::new(), NodeRef::<Input>::new(), NodeRef::<Details>::new());
    let may = move || here.me.with(|me| me.operator.role.may(Right::Close));
    let save = move |event: SubmitEvent| {
        event.prevent_default();
        let Some(name) = name.get_untracked() else { return };
        let shared = shared.get_untracked().is_some_and(|shared| shared.checked());
        let filter = filter.get_untracked();
        spawn_local(async move {
            match api::view::keep(None, name.value(), filter, shared).await {
                Ok(view) => {
                    views.put(view);
                    here.toasts.say(untrack(use_text).stream().kept);
                }
                Err(fault) => here.warn(&fault),
            }
        });
    };
    let opened = move |_| {
        if let (Some(around), Some(name)) = (around.get_untracked(), name.get_untracked())
            && around.open()
        {
            let _ = name.focus();
        }
    };
    view! {
        <details class="drop script-on" node_ref=around on:toggle=opened>
            <summary class="button quiet">
                <Icon name="bookmark-plus" />
                {say(|t| t.stream().keep)}
            </summary>
            <form class="box" on:submit=save>
                <input
                    node_ref=name
                    required
                    maxlength="40"
                    autocomplete="off"
                    aria-label=say(|t| t.stream().name)
                    placeholder=say(|t| t.stream().name)
                />
                <When so=may>
                    <label class="check">
                        <input type="checkbox" node_ref=shared />
                        <span>{say(|t| t.stream().shared)}</span>
                    </label>
                </When>
                <button type="submit" class="main">
                    {say(|t| t.stream().keep)}
                </button>
            </form>
        </details>
    }
    .seal()
}

impl Keep {
    fn put(self, view: View) {
        self.0.update(|views| {
            views.retain(|other| other.id != view.id);
            views.push(view);
        });
    }

    fn forget(self, here: Here, id: ViewId) {
        spawn_local(async move {
            match api::view::forget(id).await {
                Ok(()) => self.0.update(|views| views.retain(|view| view.id != id)),
                Err(fault) => here.warn(&fault),
            }
        });
    }
}

/// Where a list is shown.
pub fn address(filter: &Filter) -> String {
    let mut query = leptos_router::params::ParamsMap::new();
    for (key, value) in KEYS.into_iter().zip(asked(filter)) {
        if let Some(value) = value {
            query.replace(key, value);
        }
    }
    format!("/stream{}", query.to_query_string())
}
