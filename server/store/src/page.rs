//! Lists of threads. Each state is an index that is read upwards from one place; a list of several states merges the
//! beginnings of several indexes, so that a page costs the same in a small and in a huge workspace.

use crate::error::Result;
use crate::threads::{CardRow, card};
use crate::tx::Tx;
use model::thread::{Card, Filter, Page, Place, State};
use model::time::Time;
use sqlx::{AssertSqlSafe, query_as};
use uuid::Uuid;

/// Rows of one look where no index finds what is asked for, and how many are looked at for one page.
const SIFTED: (i64, i64) = (250, 2_000);

impl Tx {
    /// At most `limit` rows of a list after a place, in the order of [`Filter::open`]. Every page is as quick as it is
    /// short, but for lists that mix open and settled threads: those read all of their open ones. Where rows have to be
    /// looked at one by one ([`Filter::sifts`]), a page ends after 2,000 of them, found or not.
    pub async fn page(&mut self, filter: &Filter, after: Option<Place>, limit: i64, now: Time) -> Result<Page> {
        // First, because then a card that changes in between comes once more with its event, and none is missed.
        let seq = self.latest_seq().await?;
        let (stride, mut looks) = if filter.sifts() { (SIFTED.0, SIFTED.1 / SIFTED.0) } else { (limit, 1) };
        let (mut cards, mut next) = (Vec::new(), after);
        while looks > 0 {
            looks -= 1;
            let rows = self.rows(filter, next, stride + 1).await?;
            let more = rows.len() as i64 > stride;
            let mut rest = rows.into_iter().take(stride.max(0) as usize);
            for card in rest.by_ref() {
                next = Some(Place { at: if filter.open() { card.rank() } else { card.at }, id: card.id });
                if filter.takes(&card, now) {
                    cards.push(card);
                    if cards.len() as i64 == limit {
                        looks = 0;
                        break;
                    }
                }
            }
            if !more && rest.len() == 0 {
                return Ok(Page { cards, next: None, seq });
            }
        }
        Ok(Page { cards, next, seq })
    }

    async fn rows(&mut self, filter: &Filter, after: Option<Place>, limit: i64) -> Result<Vec<Card>> {
        let states = states(filter);
        let (from, id) = match after {
            Some(Place { at, id }) => (if filter.open() { at.0 } else { -at.0 }, id.0),
            None => (i64::MIN, Uuid::nil()),
        };
        let rows: Vec<CardRow> = on!(self, c => {
            let mut query = query_as(AssertSqlSafe(text(filter, &states))).bind(from).bind(id).bind(limit);
            for state in &states {
                query = query.bind(state);
            }
            if let Some(owner) = filter.owner {
                query = query.bind(owner);
            }
            if let Some(account) = filter.account {
                query = query.bind(account);
            }
            if let Some(queue) = filter.queue {
                query = query.bind(queue);
            }
            if let Some(alike) = filter.alike {
                query = query.bind(alike);
            }
            if let Some(tag) = &filter.tag {
                query = query.bind(tag);
            }
            query.fetch_all(c).await?
        });
        Ok(rows.into_iter().map(Card::from).collect())
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
/// the owner, the account, the queue, the first of those alike and the tag.
fn text(filter: &Filter, states: &[State]) -> String {
    let mut next = 3 + states.len();
    let mut bound = |used: bool| {
        next += usize::from(used);
        used.then_some(next)
    };
    let mut also = String::new();
    if let Some(n) = bound(filter.owner.is_some()) {
        also += &format!(" AND t.owner = ${n}");
    }
    if filter.unowned {
        also += " AND t.owner IS NULL";
    }
    if let Some(n) = bound(filter.account.is_some()) {
        also += &format!(" AND t.account = ${n}");
    }
    if let Some(n) = bound(filter.queue.is_some()) {
        also += &format!(" AND t.queue = ${n}");
    }
    if let Some(n) = bound(filter.alike.is_some()) {
        also += &format!(" AND t.alike = ${n}");
    }
    let tag = bound(filter.tag.is_some());
    let arm = |(index, state): (usize, &State)| {
        // What was merged is closed.
        let whole = if *state == State::Closed { " AND t.merged IS NULL" } else { "" };
        // Open threads among settled ones are in no index by the time of their last word.
        let late = state.open() && !filter.open();
        let (place, id, from) = match tag {
            Some(_) if !late && also.is_empty() && whole.is_empty() => ("g.place", "g.thread", "thread_tag g"),
            Some(_) if !late => ("g.place", "g.thread", "thread_tag g JOIN thread t ON t.id = g.thread"),
            Some(_) => ("-t.at", "t.id", "thread_tag g JOIN thread t ON t.id = g.thread"),
            None if late => ("-t.at", "t.id", "thread t"),
            None => ("t.place", "t.id", "thread t"),
        };
        let n = index + 4;
        let chosen = tag.map_or(format!("t.state = ${n}"), |tag| format!("g.tag = ${tag} AND g.state = ${n}"));
        format!(
            "SELECT * FROM (SELECT {id} AS id, {place} AS place FROM {from} \
             WHERE {chosen}{also}{whole} AND ({place}, {id}) > ($1, $2) ORDER BY {place}, {id} LIMIT $3) AS arm{index}"
        )
    };
    let arms: Vec<_> = states.iter().enumerate().map(arm).collect();
    let spots = arms.join(" UNION ALL ");
    format!("{} JOIN ({spots}) AS spot ON spot.id = t.id ORDER BY spot.place, spot.id LIMIT $3", card!(""))
}
