use crate::api::customer as door;
use crate::here::Here;
use crate::load::load;
use crate::look::{say, show, use_text};
use crate::part::card::moment;
use crate::part::each::each;
use crate::part::icon::Icon;
use crate::part::thread::aside::{Block, Mute};
use crate::part::trouble::Trouble;
use crate::part::when::When;
use crate::seal::Seal;
use leptos::ev::SubmitEvent;
use leptos::html::Input;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_meta::Title;
use leptos_router::hooks::use_params_map;
use model::customer;
use model::id::CustomerId;
use model::refusal::Refusal;
use model::rights::Right;
use model::thread::Card;

type Profiles = RwSignal<Vec<customer::Customer>>;

/// A person under all their profiles, and everything they ever said to the brand.
#[component]
pub fn Customer() -> impl IntoView {
    let params = use_params_map();
    // What was joined or parted changes the list of threads as well.
    let joined = RwSignal::new(0_u32);
    let found = load(
        move || (params.read().get("id").and_then(|id| id.parse::<CustomerId>().ok()), joined.get()),
        async |(id, _)| match id {
            Some(id) => door::get(id).await.map(|found| (id, found)),
            None => Err(Refusal::Missing.into()),
        },
    );
    view! {
        <Transition>
            {move || Suspend::new(async move {
                match found.await {
                    Ok((id, (profiles, cards))) => history(id, profiles, cards, joined),
                    Err(fault) => view! { <Trouble fault /> }.seal(),
                }
            })}
        </Transition>
    }
    .seal()
}

fn called(customer: &customer::Customer) -> String {
    if customer.name.is_empty() { customer.handle.clone() } else { customer.name.clone() }
}

fn history(id: CustomerId, all: Vec<customer::Customer>, cards: Vec<Card>, joined: RwSignal<u32>) -> AnyView {
    let here = Here::get();
    let asked = all.iter().find(|profile| profile.id == id).or(all.first());
    let name = asked.map(called).unwrap_or_default();
    let profiles: Profiles = RwSignal::new(all);
    let may = move || here.me.with(|me| me.operator.role.may(Right::Close));
    let one = move |profile: customer::Customer| view! { <Profile profile profiles joined /> }.seal();
    view! {
        <Title text=name.clone() />
        <div class="page">
            <header>
                <h1 dir="auto">{name}</h1>
            </header>
            <section class="sheet" aria-labelledby="profiles">
                <h2 id="profiles">{say(|t| t.thread.profiles)}</h2>
                <ul class="people">{each(move || profiles.get(), |profile| (profile.id, profile.muted, profile.blocked), one)}</ul>
                <When so=may>
                    <Join id profiles joined />
                </When>
            </section>
            <ol class="sheet threads">{cards.into_iter().map(|card| past(here, card)).collect_view()}</ol>
        </div>
    }
    .seal()
}

/// One of their profiles, and what can be done about it.
#[component]
fn Profile(profile: customer::Customer, profiles: Profiles, joined: RwSignal<u32>) -> impl IntoView {
    let here = Here::get();
    let (id, since) = (profile.id, profile.since);
    let (name, handle) = (called(&profile), format!("@{}", profile.handle));
    let may = move |right| here.me.with(|me| me.operator.role.may(right));
    let theirs = Signal::derive(move || profile.clone());
    let changed = move |one: customer::Customer| {
        profiles.update(|all| all.iter_mut().filter(|other| other.id == one.id).for_each(|other| *other = one.clone()));
    };
    let part = move |_| {
        spawn_local(async move {
            match door::part(id).await {
                Ok(_) => joined.update(|n| *n += 1),
                Err(fault) => here.warn(&fault),
            }
        });
    };
    view! {
        <li class="profile">
            <p>
                <strong dir="auto">{name}</strong>
                " "
                <span class="soft">{handle} " · " {show(move || (use_text().thread.since)(&moment(here, since)))}</span>
            </p>
            <div class="row">
                <When so=move || may(Right::Close) && profiles.with(|all| all.len() > 1)>
                    <button type="button" class="quiet script-on" on:click=part>
                        <Icon name="split" />
                        {say(|t| t.thread.part_profile)}
                    </button>
                </When>
                <When so=move || may(Right::Close)>
                    <Mute customer=theirs changed />
                </When>
                <When so=move || may(Right::Settle)>
                    <Block customer=theirs changed />
                </When>
            </div>
        </li>
    }
    .seal()
}

/// The same person under another name: found by their handle.
#[component]
fn Join(id: CustomerId, profiles: Profiles, joined: RwSignal<u32>) -> impl IntoView {
    let here = Here::get();
    let handle = NodeRef::<Input>::new();
    let found = RwSignal::new(None::<Vec<customer::Customer>>);
    let find = move |event: SubmitEvent| {
        event.prevent_default();
        let Some(handle) = handle.get_untracked() else { return };
        spawn_local(async move {
            match door::find(handle.value()).await {
                Ok(mut all) => {
                    all.retain(|one| profiles.with_untracked(|known| known.iter().all(|other| other.id != one.id)));
                    found.set(Some(all));
                }
                Err(fault) => here.warn(&fault),
            }
        });
    };
    let join = move |other: CustomerId| {
        spawn_local(async move {
            match door::join(other, id).await {
                Ok(_) => joined.update(|n| *n += 1),
                Err(fault) => here.warn(&fault),
            }
        });
    };
    let one = move |customer: customer::Customer| {
        let other = customer.id;
        view! {
            <li class="profile">
                <p>
                    <strong dir="auto">{called(&customer)}</strong>
                    " "
                    <span class="soft">{format!("@{}", customer.handle)}</span>
                </p>
                <button type="button" on:click=move |_| join(other)>
                    <Icon name="merge" />
                    {say(|t| t.thread.same_person)}
                </button>
            </li>
        }
        .seal()
    };
    view! {
        <details class="script-on">
            <summary class="button quiet">{say(|t| t.thread.join_profile)}</summary>
            <form class="row" role="search" on:submit=find>
                <input
                    node_ref=handle
                    required
                    autocomplete="off"
                    aria-label=say(|t| t.thread.find_handle)
                    placeholder=say(|t| t.thread.find_handle)
                />
                <button type="submit">
                    <Icon name="search" />
                    {say(|t| t.thread.find)}
                </button>
            </form>
            <ul class="people" aria-live="polite">
                {each(move || found.get().unwrap_or_default(), |customer| customer.id, one)}
            </ul>
            <When so=move || found.with(|found| found.as_ref().is_some_and(Vec::is_empty))>
                <p class="soft">{say(|t| t.thread.nobody_found)}</p>
            </When>
        </details>
    }
    .seal()
}

/// One earlier thread, as a line that opens it.
pub fn past(here: Here, card: Card) -> AnyView {
    let id = card.id;
    let now = Memo::new(move |_| here.card(id).unwrap_or_else(|| card.clone()));
    view! {
        <li class="past">
            <a href=format!("/board?thread={id}") dir="auto">
                {show(move || now.get().excerpt)}
            </a>
            <span class="soft">
                {show(move || (use_text().state)(now.get().state))} " · " {show(move || moment(here, now.get().at))}
            </span>
        </li>
    }
    .seal()
}
