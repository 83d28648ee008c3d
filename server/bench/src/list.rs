//! list_search, the list part: first and deep pages of 50 rows through the store, beside the bare SQL on a bare
//! connection to the same file that reads every column and makes nothing of them.

use crate::bench::Bench;
use crate::error::Result;
use crate::figure::Figure;
use crate::measure::{median, ms, quantile, timed};
use crate::process::own;
use crate::seed::TAGS;
use model::id::{OperatorId, ThreadId};
use model::thread::{Filter, Place, State};
use model::time::Time;
use rusqlite::{Connection, OpenFlags, ToSql};
use std::path::Path;
use std::time::Instant;
use store::Store;

const NAME: &str = "list_search";
/// Pages a round.
const PAGES: usize = 200;
/// Rows of a page, and one more to know whether there is another.
const ROWS: i64 = 51;

const COLUMNS: &str =
    "SELECT t.id, t.version, t.account, t.customer, c.name, c.handle, t.state, t.owner, t.excerpt, t.messages,
    t.turn, t.wait, t.at, t.until, t.reason, t.tags, t.answered, t.reply FROM";

/// One list: what the store is asked, and the same in SQL.
struct List {
    name: &'static str,
    filter: Filter,
    after: Option<Place>,
    sql: String,
    values: Vec<Box<dyn ToSql>>,
}

/// One size after the other; the store and the bare connection take turns.
pub async fn run(bench: &Bench) -> Result<Vec<Figure>> {
    let mut figures = Vec::new();
    let mut medians: Vec<Vec<f64>> = Vec::new();
    for size in bench.sizes() {
        let path = bench.data(size).await?.join("moksori.db");
        let store = Store::open(&format!("sqlite:{}", path.display())).await?;
        let bare = Connection::open_with_flags(&path, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
        let mut found = Vec::new();
        for list in lists(&store, &path).await? {
            let [p50, p99, limit, cpu, bare_cpu] = measure(bench.settings.rounds, &store, &bare, &list).await?;
            found.push(cpu);
            let case = |what: &str| format!("{}, {size} messages, {what}", list.name);
            figures.push(Figure::new(NAME, case("CPU a page"), cpu, "µs").beside(bare_cpu, "bare SQL"));
            figures.push(Figure::new(NAME, case("p50"), p50, "ms").beside(limit, "bare SQL"));
            let figure = Figure::new(NAME, case("p99"), p99, "ms");
            figures.push(figure.target("≤ 5 ms", |_, p99| p99 <= 5.0));
        }
        medians.push(found);
        store.close().await;
    }
    if let [small, large] = &medians[..] {
        let worst = small.iter().zip(large).map(|(small, large)| large / small).fold(0.0, f64::max);
        let figure = Figure::new(NAME, "growth of a page's CPU where it is worst, small to large", worst, "×");
        figures.push(figure.target("≤ 1.5×", |_, growth| growth <= 1.5));
    }
    Ok(figures)
}

async fn lists(store: &Store, path: &Path) -> Result<Vec<List>> {
    let bare = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    let many: i64 = bare.query_row("SELECT count(*) FROM thread WHERE state = 'answered'", [], |row| row.get(0))?;
    let middle = "SELECT at, id FROM thread WHERE state = 'answered' ORDER BY place, id LIMIT 1 OFFSET ?1";
    let (at, id): (i64, Vec<u8>) = bare.query_row(middle, [many / 2], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let text: String = id.iter().map(|byte| format!("{byte:02x}")).collect();
    let id_of = |text: &str| text.parse::<ThreadId>().map_err(|e| crate::error::Error::Other(e.to_string()));
    let deep = Place { at: Time(at), id: id_of(&text)? };
    let mut tx = store.read().await?;
    let owner: OperatorId = tx.operators().await?[3].id;
    let account = tx.accounts().await?[0].id;
    drop(tx);
    let answered = || Filter { states: vec![State::Answered], ..Filter::default() };
    let simple = |also: &str| {
        format!(
            "{COLUMNS} thread t JOIN customer c ON c.id = t.customer WHERE {also} ORDER BY t.place, t.id LIMIT {ROWS}"
        )
    };
    let tagged = format!(
        "{COLUMNS} thread_tag g JOIN thread t ON t.id = g.thread JOIN customer c ON c.id = t.customer
         WHERE g.tag = ?1 AND g.state = 'answered' ORDER BY g.place, g.thread LIMIT {ROWS}"
    );
    let open = "t.state IN ('new', 'claimed', 'waiting', 'snoozed')";
    let list = |name, filter, sql, values| List { name, filter, after: None, sql, values };
    let bytes = |id: model::id::OperatorId| -> Box<dyn ToSql> { Box::new(id.0.as_bytes().to_vec()) };
    Ok(vec![
        list("open, first page", Filter::default(), simple(open), vec![]),
        list("answered, first page", answered(), simple("t.state = 'answered'"), vec![]),
        List {
            name: "answered, middle page",
            filter: answered(),
            after: Some(deep),
            sql: simple("t.state = 'answered' AND (t.place, t.id) > (?1, ?2)"),
            values: vec![Box::new(-at), Box::new(id)],
        },
        list(
            "answered by one owner",
            Filter { owner: Some(owner), ..answered() },
            simple("t.owner = ?1 AND t.state = 'answered'"),
            vec![bytes(owner)],
        ),
        list(
            "answered on one account",
            Filter { account: Some(account), ..answered() },
            simple("t.account = ?1 AND t.state = 'answered'"),
            vec![Box::new(account.0.as_bytes().to_vec())],
        ),
        list(
            "answered with a tag",
            Filter { tag: Some(TAGS[0].into()), ..answered() },
            tagged,
            vec![Box::new(TAGS[0])],
        ),
    ])
}

/// p50 and p99 of the store and p50 of the bare connection in milliseconds, then the CPU of a page of each in
/// microseconds.
async fn measure(rounds: usize, store: &Store, bare: &Connection, list: &List) -> Result<[f64; 5]> {
    let mut found: [Vec<f64>; 5] = Default::default();
    let mut statement = bare.prepare(&list.sql)?;
    let values: Vec<&dyn ToSql> = list.values.iter().map(AsRef::as_ref).collect();
    for round in 0..=rounds {
        let (mut ours, mut theirs, mut rows) = (Vec::new(), Vec::new(), (0, 0));
        let begun = own()?;
        for _ in 0..PAGES {
            let page = async { store.read().await?.page(&list.filter, list.after, ROWS - 1, Time::now()).await };
            let (took, page) = timed(page).await;
            rows.0 = page?.cards.len();
            ours.push(took);
        }
        let turn = own()?;
        for _ in 0..PAGES {
            let begun = Instant::now();
            rows.1 = read(&mut statement, &values)?;
            theirs.push(ms(begun.elapsed()));
        }
        let ended = own()?;
        if rows.0 as i64 != (rows.1 as i64).min(ROWS - 1) {
            let why = format!("{}: the store found {} rows, the bare SQL {}", list.name, rows.0, rows.1);
            return Err(crate::error::Error::Other(why));
        }
        if round > 0 {
            let each = |seconds: f64| seconds * 1e6 / PAGES as f64;
            let limit = quantile(&mut theirs, 0.5);
            let round =
                [quantile(&mut ours, 0.5), quantile(&mut ours, 0.99), limit, each(turn - begun), each(ended - turn)];
            found.iter_mut().zip(round).for_each(|(all, one)| all.push(one));
        }
    }
    Ok(found.map(|rounds| median(&rounds)))
}

/// Reads every column of every row, and says how many rows there were.
fn read(statement: &mut rusqlite::Statement<'_>, values: &[&dyn ToSql]) -> Result<usize> {
    let columns = statement.column_count();
    let mut rows = statement.query(values)?;
    let (mut count, mut bytes) = (0, 0);
    while let Some(row) = rows.next()? {
        for column in 0..columns {
            bytes += row.get_ref(column)?.as_bytes_or_null().ok().flatten().map_or(0, <[u8]>::len);
        }
        count += 1;
    }
    std::hint::black_box(bytes);
    Ok(count)
}
