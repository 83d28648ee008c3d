//! Lists of threads. Each state is an index that is read upwards from one place; a list of several states merges the
//! beginnings of several indexes, so that a page costs the same in a small and in a huge workspace.

use crate::error::Result;
use crate::threads::{CardRow, card};
use crate::tx::Tx;
use model::thread::{Card, Filter, Page, Place, State};
use sqlx::{AssertSqlSafe, query_as};
use uuid::Uuid;

impl Tx {
    /// At most `limit` rows of a list after a place, in the order of [`Filter::open`]. Every page is as quick as it is
    /// short, but for lists that mix open and settled threads: those read all of their open ones.
    pub async fn page(&mut self, filter: &Filter, after: Option<Place>, limit: i64) -> Result<Page> {
        // First, because then a card that changes in between comes once more with its event, and none is missed.
        let seq = self.latest_seq().await?;
        let states = states(filter);
        let open = filter.open();
        let (from, id) = match after {
            Some(Place { at, id }) => (if open { at.0 } else { -at.0 }, id.0),
            None => (i64::MIN, Uuid::nil()),
        };
        let rows: Vec<CardRow> = on!(self, c => {
            let mut query = query_as(AssertSqlSafe(text(filter, &states))).bind(from).bind(id).bind(limit + 1);
            for state in &states {
                query = query.bind(state);
            }
            if let Some(owner) = filter.owner {
                query = query.bind(owner);
            }
            if let Some(account) = filter.account {
                query = query.bind(account);
            }
            if let Some(tag) = &filter.tag {
                query = query.bind(tag);
            }
            query.fetch_all(c).await?
        });
        let more = rows.len() as i64 > limit;
        let cards: Vec<Card> = rows.into_iter().take(limit.max(0) as usize).map(Card::from).collect();
        let here = |card: &Card| Place { at: if open { card.rank() } else { card.at }, id: card.id };
        let next = if more { cards.last().map(here) } else { None };
        Ok(Page { cards, next, seq })
    }
}

/// The states a list shows, each once.
fn states(filter: &Filter) -> Vec<State> {
    let shown = |state: &State| {
        if filter.states.is_empty() { state.open() } else { filter.states.contains(state) }
    };
    State::ALL.into_iter().filter(shown).collect()
}

/// The one statement of a list. It depends on which fields of the filter are used and never on what they hold, so that
/// there are few of them and each is prepared once. `$1` and `$2` are the place, `$3` the limit, then come the states,
/// the owner, the account and the tag.
fn text(filter: &Filter, states: &[State]) -> String {
    let mut next = 3 + states.len();
    let mut bound = |used: bool| {
        next += usize::from(used);
        used.then_some(next)
    };
    let (owner, account, tag) =
        (bound(filter.owner.is_some()), bound(filter.account.is_some()), bound(filter.tag.is_some()));
    let mut also = String::new();
    if let Some(n) = owner {
        also += &format!(" AND t.owner = ${n}");
    }
    if filter.unowned {
        also += " AND t.owner IS NULL";
    }
    if let Some(n) = account {
        also += &format!(" AND t.account = ${n}");
    }
    let arm = |(index, state): (usize, &State)| {
        // Open threads among settled ones are in no index by the time of their last word.
        let late = state.open() && !filter.open();
        let (place, id, from) = match tag {
            Some(_) if !late && also.is_empty() => ("g.place", "g.thread", "thread_tag g"),
            Some(_) if !late => ("g.place", "g.thread", "thread_tag g JOIN thread t ON t.id = g.thread"),
            Some(_) => ("-t.at", "t.id", "thread_tag g JOIN thread t ON t.id = g.thread"),
            None if late => ("-t.at", "t.id", "thread t"),
            None => ("t.place", "t.id", "thread t"),
        };
        let n = index + 4;
        let chosen = tag.map_or(format!("t.state = ${n}"), |tag| format!("g.tag = ${tag} AND g.state = ${n}"));
        format!(
            "SELECT * FROM (SELECT {id} AS id, {place} AS place FROM {from} \
             WHERE {chosen}{also} AND ({place}, {id}) > ($1, $2) ORDER BY {place}, {id} LIMIT $3) AS arm{index}"
        )
    };
    let arms: Vec<_> = states.iter().enumerate().map(arm).collect();
    let spots = arms.join(" UNION ALL ");
    format!("{} JOIN ({spots}) AS spot ON spot.id = t.id ORDER BY spot.place, spot.id LIMIT $3", card!(""))
}
