use crate::here::Here;
use crate::look::{say, show, use_text};
use crate::part::each::each;
use crate::part::team::invite::Invitations;
use crate::part::team::member::Member;
use crate::part::team::policy::Rules;
use crate::part::team::queues::Queues;
use crate::part::title::Titled;
use crate::part::when::When;
use crate::seal::Seal;
use leptos::prelude::*;
use model::id::OperatorId;
use model::operator::Role;
use model::rights::Right;

/// The team by role, what each role may do, and for a lead inviting and changing people.
#[component]
pub fn Team() -> impl IntoView {
    let here = Here::get();
    let lead = Memo::new(move |_| here.me.with(|me| me.operator.role.may(Right::Team)));
    view! {
        <Titled word=|t| t.frame.team />
        <div class="page">
            <header>
                <h1>{say(|t| t.frame.team)}</h1>
                <p class="soft">{say(|t| t.team().about)}</p>
            </header>
            <When so=move || lead.get()>
                <Invitations />
                <Rules />
                <Queues />
            </When>
            <div class="roles">{Role::ALL.map(|role| view! { <People role lead /> }).collect_view()}</div>
        </div>
    }
    .seal()
}

/// Everybody of one role: by name, those who left last.
#[component]
fn People(role: Role, lead: Memo<bool>) -> impl IntoView {
    let here = Here::get();
    let people = Memo::new(move |_| {
        here.team.with(|team| {
            let mut people: Vec<_> = team.iter().filter(|o| o.role == role).collect();
            people.sort_by(|a, b| (a.disabled, &a.name).cmp(&(b.disabled, &b.name)));
            people.iter().map(|o| o.id).collect::<Vec<OperatorId>>()
        })
    });
    let count = move || people.with(Vec::len);
    let right = |right: Right| view! { <li>{show(move || (use_text().team().right)(right))}</li> };
    view! {
        <section class="sheet">
            <h2>
                {show(move || (use_text().role)(role))} " " <span class="soft number">{count}</span>
            </h2>
            <details class="rights">
                <summary>{say(|t| t.team().may)}</summary>
                <ul>{Right::ALL.into_iter().filter(|r| role.may(*r)).map(right).collect_view()}</ul>
            </details>
            <ul class="people">
                {each(move || people.get(), |id| *id, move |id| view! { <Member id lead /> }.seal())}
            </ul>
            <When so=move || count() == 0>
                <p class="soft">{say(|t| t.team().nobody)}</p>
            </When>
        </section>
    }
    .seal()
}
