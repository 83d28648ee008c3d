use crate::given::{NOW, World, account, card, world};
use model::id::{QueueId, ThreadId};
use model::thread::{Card, Filter, Page, Place, State};
use model::time::{DAY, MINUTE};
use store::{Store, Tx};
use uuid::Uuid;

const QUEUE: QueueId = QueueId(Uuid::from_u128(7));

both!(
    pages_put_together_are_the_list,
    what_is_sifted_is_whole,
    a_search_ends_before_the_history_does,
    paging_under_inserts_misses_nothing,
    tags_follow_their_card,
    a_page_knows_its_event
);

/// A deterministic mixture of everything a filter can tell apart, with equal times among them.
async fn mixture(tx: &mut Tx, world: &World) -> Vec<Card> {
    let second = account("did:plc:second");
    assert!(tx.insert_account(&second, None).await.unwrap());
    let mut all = Vec::new();
    for n in 0..140usize {
        let mut card = card(world);
        card.state = State::ALL[n % 7];
        card.at = NOW.plus((n * 37 % 20) as i64 * MINUTE);
        card.wait = (card.state == State::New || n % 3 == 0).then(|| NOW.plus((n * 11 % 9) as i64 * MINUTE));
        card.owner = [None, Some(world.seo.id), Some(world.min.id)][n / 7 % 3];
        card.account = if n % 5 == 0 { second.id } else { world.account.id };
        card.tags = [vec![], vec!["개통".to_owned()], vec!["usim".to_owned(), "개통".to_owned()]][n / 3 % 3].clone();
        card.queue = [None, Some(QUEUE)][n / 2 % 2];
        card.language = ["ko", "en"][n / 5 % 2].into();
        card.merged = (card.state == State::Closed && n % 4 == 0).then(|| ThreadId(Uuid::nil()));
        tx.insert_thread(&card, &n.to_string()).await.unwrap();
        all.push(card);
    }
    all
}

/// What [`Filter::open`] promises, by brute force.
fn listed(all: &[Card], filter: &Filter) -> Vec<Card> {
    let mut cards: Vec<_> = all.iter().filter(|card| filter.takes(card, NOW)).cloned().collect();
    cards.sort_by_key(|card| (if filter.open() { card.rank().0 } else { -card.at.0 }, card.id));
    cards
}

async fn walk(store: &Store, filter: &Filter, limit: i64) -> Vec<Card> {
    let (mut cards, mut after) = (Vec::new(), None);
    loop {
        let page = store.read().await.unwrap().page(filter, after, limit, NOW).await.unwrap();
        assert!(page.cards.len() as i64 <= limit);
        assert!(page.next.is_none() || page.cards.len() as i64 == limit, "a page that is not the last one is full");
        cards.extend(page.cards);
        after = page.next;
        if after.is_none() {
            return cards;
        }
    }
}

async fn pages_put_together_are_the_list(store: Store) {
    let world = world(&store).await;
    let mut tx = store.write().await.unwrap();
    let all = mixture(&mut tx, &world).await;
    tx.commit().await.unwrap();
    let states = [
        vec![],
        vec![State::New],
        vec![State::Answered],
        vec![State::Claimed, State::New, State::New],
        vec![State::Closed, State::Declined],
        vec![State::Snoozed, State::Answered],
        State::ALL.to_vec(),
    ];
    let mut lists = 0;
    for states in states {
        for owner in [None, Some(world.seo.id)] {
            for unowned in [false, true] {
                for account in [None, Some(world.account.id)] {
                    for tag in [None, Some("개통".to_owned()), Some("' OR 1=1 --".to_owned())] {
                        let states = states.clone();
                        let filter = Filter { states, owner, unowned, account, tag, ..Filter::default() };
                        let expected = listed(&all, &filter);
                        for limit in [1.max(expected.len() as i64), 7] {
                            assert_eq!(walk(&store, &filter, limit).await, expected, "{filter:?} by {limit}");
                        }
                        lists += 1;
                    }
                }
            }
        }
    }
    assert_eq!(lists, 7 * 2 * 2 * 2 * 3);
}

/// What no index finds is looked for row by row: every row that fits comes, once, in order, however the pages fall.
async fn what_is_sifted_is_whole(store: Store) {
    let world = world(&store).await;
    let mut tx = store.write().await.unwrap();
    let all = mixture(&mut tx, &world).await;
    tx.commit().await.unwrap();
    let words = |words: &str| Some(words.to_owned());
    for filter in [
        Filter { language: words("en"), ..Filter::default() },
        Filter { words: words("USIM lte"), states: State::ALL.to_vec(), ..Filter::default() },
        Filter { words: words("없는말"), ..Filter::default() },
        Filter { waits: Some(-4), ..Filter::default() },
        Filter { queue: Some(QUEUE), language: words("ko"), states: vec![State::Answered], ..Filter::default() },
        Filter { queue: Some(QUEUE), unowned: true, ..Filter::default() },
    ] {
        let expected = listed(&all, &filter);
        for limit in [1.max(expected.len() as i64), 3] {
            assert_eq!(walk(&store, &filter, limit).await, expected, "{filter:?} by {limit}");
        }
    }
}

/// A page that finds nothing ends all the same, and says where to look on.
async fn a_search_ends_before_the_history_does(store: Store) {
    let world = world(&store).await;
    let mut tx = store.write().await.unwrap();
    for n in 0..2_300 {
        let at = NOW.plus(-n * MINUTE);
        let card = Card { state: State::Answered, wait: None, at, ..card(&world) };
        tx.insert_thread(&card, &n.to_string()).await.unwrap();
    }
    let oldest = Card { excerpt: "환불".into(), state: State::Answered, at: NOW.plus(-DAY * 9), ..card(&world) };
    tx.insert_thread(&oldest, "oldest").await.unwrap();
    tx.commit().await.unwrap();
    let filter = Filter { words: Some("환불".into()), states: vec![State::Answered], ..Filter::default() };
    let mut tx = store.read().await.unwrap();
    let first = tx.page(&filter, None, 50, NOW).await.unwrap();
    assert_eq!((first.cards.len(), first.next.unwrap().at), (0, NOW.plus(-1_999 * MINUTE)));
    let second = tx.page(&filter, first.next, 50, NOW).await.unwrap();
    assert_eq!((second.cards, second.next), (vec![oldest], None));
}

async fn paging_under_inserts_misses_nothing(store: Store) {
    let world = world(&store).await;
    let mut tx = store.write().await.unwrap();
    let all = mixture(&mut tx, &world).await;
    tx.commit().await.unwrap();
    let filter = Filter::default();
    let (mut seen, mut after): (Vec<ThreadId>, Option<Place>) = (Vec::new(), None);
    for round in 0.. {
        let Page { cards, next, .. } = store.read().await.unwrap().page(&filter, after, 10, NOW).await.unwrap();
        seen.extend(cards.iter().map(|card| card.id));
        after = next;
        if after.is_none() {
            break;
        }
        // Others come in before, at and after the place where the reader is.
        let mut tx = store.write().await.unwrap();
        for at in [NOW.plus(-MINUTE), cards[0].rank(), NOW.plus(99 * MINUTE)] {
            let card = Card { wait: Some(at), ..card(&world) };
            tx.insert_thread(&card, &format!("late {round} {at:?}")).await.unwrap();
        }
        tx.commit().await.unwrap();
        assert!(round < 100, "paging ends");
    }
    let mut once = seen.clone();
    once.sort();
    once.dedup();
    assert_eq!(once.len(), seen.len(), "no row comes twice");
    let old: Vec<_> = seen.into_iter().filter(|id| all.iter().any(|card| card.id == *id)).collect();
    assert_eq!(old, listed(&all, &filter).iter().map(|card| card.id).collect::<Vec<_>>());
}

async fn tags_follow_their_card(store: Store) {
    let world = world(&store).await;
    let mut tx = store.write().await.unwrap();
    let mut card = crate::given::thread(&mut tx, &world).await;
    for tags in [vec!["a"], vec!["a", "b"], vec!["b"], vec![], vec!["c"], vec!["c"]] {
        card.version += 1;
        card.tags = tags.iter().map(ToString::to_string).collect();
        // Its place and its state move as well.
        card.wait = Some(NOW.plus(card.version));
        card.state = if card.version % 2 == 0 { State::Claimed } else { State::New };
        assert!(tx.put_thread(&card).await.unwrap());
        for tag in ["a", "b", "c"] {
            let filter = Filter { tag: Some(tag.into()), ..Filter::default() };
            let found = tx.page(&filter, None, 10, NOW).await.unwrap().cards;
            assert_eq!(found, if tags.contains(&tag) { vec![card.clone()] } else { vec![] }, "{tag} of {tags:?}");
        }
    }
}

async fn a_page_knows_its_event(store: Store) {
    let world = world(&store).await;
    let mut tx = store.write().await.unwrap();
    let card = crate::given::thread(&mut tx, &world).await;
    tx.record(None, model::event::Change::ThreadReopened, Some(card.clone()));
    tx.commit().await.unwrap();
    let mut tx = store.read().await.unwrap();
    let seq = tx.latest_seq().await.unwrap();
    assert!(seq > 0);
    assert_eq!(tx.page(&Filter::default(), None, 10, NOW).await.unwrap(), Page { cards: vec![card], next: None, seq });
}
