use model::id::{MutationId, OperatorId, ThreadId};
use model::thread::Card;
use sqlx::{AssertSqlSafe, Connection, PgConnection, SqliteConnection};
use store::{OpenError, Store, testing};

fn said(error: &OpenError) -> String {
    let text = error.to_string();
    assert!(text.ends_with('.') && !text.contains("  "), "a sentence: {text}");
    text
}

#[tokio::test]
async fn a_file_is_private_and_has_one_user() {
    use std::os::unix::fs::PermissionsExt;
    let fresh = testing::sqlite().await;
    for file in std::fs::read_dir(fresh.folder().unwrap()).unwrap() {
        let file = file.unwrap();
        assert_eq!(file.metadata().unwrap().permissions().mode() & 0o777, 0o600, "{:?}", file.path());
    }
    let second = Store::open(&fresh.url).await.unwrap_err();
    assert!(matches!(second, OpenError::InUse { .. }), "{second:?}");
    assert!(said(&second).contains("already using"));
    fresh.store.close().await;
    Store::open(&fresh.url).await.unwrap();
}

#[tokio::test]
async fn a_database_from_the_future_is_refused() {
    for fresh in testing::stores().await {
        let mut tx = fresh.store.write().await.unwrap();
        let applied = "INSERT INTO _sqlx_migrations (version, description, success, checksum, execution_time) \
                       SELECT 9999, 'telepathy', success, checksum, 1 FROM _sqlx_migrations WHERE version = 1";
        assert_eq!(tx.run(applied).await.unwrap(), 1);
        tx.commit().await.unwrap();
        fresh.store.close().await;
        let error = Store::open(&fresh.url).await.unwrap_err();
        assert!(matches!(error, OpenError::Future { found: 9999, known: 4 }), "{error:?}");
        assert!(said(&error).contains("newer Moksori"));
    }
}

#[tokio::test]
async fn what_was_written_is_there_after_opening_again() {
    for fresh in testing::stores().await {
        let world = crate::given::world(&fresh.store).await;
        fresh.store.close().await;
        let store = Store::open(&fresh.url).await.unwrap();
        assert_eq!(store.read().await.unwrap().customer(world.customer.id).await.unwrap(), Some(world.customer));
    }
}

#[tokio::test]
async fn what_cannot_be_opened_says_why() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| format!("sqlite:{}/{name}", folder.path().display());
    let missing = Store::open(&path("no/such/folder/moksori.db")).await.unwrap_err();
    assert!(matches!(missing, OpenError::Denied { .. }), "{missing:?}");
    std::fs::write(folder.path().join("letter.db"), "Dear diary, this is no database. ".repeat(99)).unwrap();
    let letter = Store::open(&path("letter.db")).await.unwrap_err();
    assert!(matches!(letter, OpenError::Broken(_)), "{letter:?}");
    let nobody = Store::open("postgres://nobody@127.0.0.1:1/none").await.unwrap_err();
    assert!(matches!(nobody, OpenError::Unreachable(_)), "{nobody:?}");
    let secret = Store::open("postgres://me:hunter2@127.0.0.1:1/none?sslmode=never").await.unwrap_err();
    assert!(!secret.to_string().contains("hunter2"), "{secret}");
    let odd = Store::open("mysql://localhost").await.unwrap_err();
    assert!(matches!(odd, OpenError::Address), "{odd:?}");
    for error in [missing, letter, nobody, odd] {
        said(&error);
    }
}

#[tokio::test]
async fn processes_that_start_at_once_make_the_tables_once() {
    let url = testing::database().await;
    let starts: Vec<_> =
        (0..4).map(|_| url.clone()).map(|url| tokio::spawn(async move { Store::open(&url).await })).collect();
    for start in starts {
        start.await.unwrap().unwrap().healthy().await.unwrap();
    }
}

/// What the first version of the tables held, in the words of one engine.
fn first_version(id: impl Fn(u8) -> String, no: &str) -> String {
    let (seo, account, customer, thread, note, said) = (id(1), id(2), id(3), id(4), id(5), id(6));
    format!(
        "INSERT INTO operator (id, name, email, role, cotag, disabled, password, settings)
           VALUES ({seo}, '서현', 'seo@team.test', 'lead', 'SH', {no}, '', '{{}}');
         INSERT INTO account (id, network, remote, handle, name, colour, server, cotag, standing, why)
           VALUES ({account}, 'bluesky', 'did:plc:brand', 'brand.test', '브랜드', 7, '', 'caret', 'connected', '');
         INSERT INTO customer (id, network, remote, handle, name, since)
           VALUES ({customer}, 'bluesky', 'did:plc:minji', 'minji.test', '민지', 1);
         INSERT INTO thread (id, version, account, customer, root, state, excerpt, messages, turn, at, reason, tags,
             reply, place, tagged)
           VALUES ({thread}, 1, {account}, {customer}, 'at://1', 'new', '', 1, 1, 1, '', '[]', 'null', 1, {no});
         INSERT INTO note (id, thread, by, at, text, mentions) VALUES ({note}, {thread}, {seo}, 7, '봐 주세요', '[]');
         INSERT INTO mutation (operator, id, at, answer) VALUES ({seo}, {said}, 8, '\"네\"');"
    )
}

async fn is_all_there(url: &str) {
    let store = Store::open(url).await.unwrap();
    let id = |n: u8| uuid::Uuid::from_bytes([n; 16]);
    let mut tx = store.read().await.unwrap();
    let notes = tx.notes(ThreadId(id(4))).await.unwrap();
    assert_eq!(notes.iter().map(|n| (n.id.0, n.text.as_str())).collect::<Vec<_>>(), [(id(5), "봐 주세요")]);
    let answer = tx.answer(MutationId(id(6)), OperatorId(id(1))).await.unwrap();
    assert_eq!(answer.as_deref(), Some("\"네\""));
    drop(tx);
    // And it can be changed.
    let mut tx = store.write().await.unwrap();
    let card = tx.thread_to_change(ThreadId(id(4))).await.unwrap().unwrap();
    assert!(tx.put_thread(&Card { version: 2, ..card }).await.unwrap());
    tx.commit().await.unwrap();
    store.close().await;
}

#[tokio::test]
async fn what_an_older_version_kept_is_there() {
    let folder = tempfile::tempdir().unwrap();
    let url = format!("sqlite:{}/moksori.db", folder.path().display());
    let mut old = SqliteConnection::connect(&format!("{url}?mode=rwc")).await.unwrap();
    sqlx::migrate!("migrations/sqlite").run_to(1, &mut old).await.unwrap();
    let rows = first_version(|n| format!("x'{}'", format!("{n:02x}").repeat(16)), "0");
    sqlx::raw_sql(AssertSqlSafe(rows)).execute(&mut old).await.unwrap();
    old.close().await.unwrap();
    is_all_there(&url).await;

    let url = testing::database().await;
    let mut old = PgConnection::connect(&url).await.unwrap();
    sqlx::migrate!("migrations/postgres").run_to(1, &mut old).await.unwrap();
    let rows = first_version(|n| format!("'{}'", format!("{n:02x}").repeat(16)), "false");
    sqlx::raw_sql(AssertSqlSafe(rows)).execute(&mut old).await.unwrap();
    old.close().await.unwrap();
    is_all_there(&url).await;
}
