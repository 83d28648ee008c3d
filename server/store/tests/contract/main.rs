//! What every method of the store promises, on both engines: each test is one body that runs twice.

mod given;

/// Makes a test per engine of each of these `async fn(store: Store)`.
macro_rules! both {
    ($($name:ident),+ $(,)?) => {
        mod sqlite {$(
            #[tokio::test(flavor = "multi_thread", worker_threads = 4)]
            async fn $name() {
                let fresh = store::testing::sqlite().await;
                super::$name(fresh.store.clone()).await;
            }
        )+}
        mod postgres {$(
            #[tokio::test(flavor = "multi_thread", worker_threads = 4)]
            async fn $name() {
                let fresh = store::testing::postgres().await;
                super::$name(fresh.store.clone()).await;
            }
        )+}
    };
}

mod accounts;
mod answers;
mod drafts;
mod feed;
mod log;
mod merges;
mod messages;
mod open;
mod pages;
mod profiles;
mod queues;
mod races;
mod replies;
mod room;
mod rounds;
mod team;
mod threads;
mod views;
