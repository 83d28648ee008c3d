use crate::given::{NOW, account, committed, world};
use model::account::{Account, Network, Standing};
use model::id::{AccountId, CustomerId, ImageId, NoteId};
use model::note::Note;
use model::time::HOUR;
use store::Store;

both!(
    an_account_is_connected_once,
    a_secret_can_be_lost_and_given_again,
    a_cursor_goes_on,
    a_customer_is_met_once_and_renamed,
    images_and_notes_come_back,
    the_store_says_that_it_is_well,
);

async fn an_account_is_connected_once(store: Store) {
    let mut tx = store.write().await.unwrap();
    let (first, second) = (account("did:plc:a"), account("did:plc:b"));
    assert!(tx.insert_account(&first, None).await.unwrap());
    assert!(tx.insert_account(&second, None).await.unwrap());
    assert!(!tx.insert_account(&account("did:plc:a"), None).await.unwrap());
    assert_eq!(tx.accounts().await.unwrap(), [first.clone(), second.clone()]);
    let lost = Account { standing: Standing::SignedOut, why: "Invalid token".into(), colour: 3, ..second.clone() };
    tx.update_account(&lost).await.unwrap();
    assert_eq!(tx.account(second.id).await.unwrap(), Some(lost.clone()));
    assert_eq!(tx.account_by_remote(Network::Bluesky, "did:plc:b").await.unwrap(), Some(lost));
    assert_eq!(tx.account_by_remote(Network::Practice, "did:plc:b").await.unwrap(), None);
    assert_eq!(tx.account(AccountId::new()).await.unwrap(), None);
}

async fn a_secret_can_be_lost_and_given_again(store: Store) {
    let id = world(&store).await.account.id;
    let mut tx = store.write().await.unwrap();
    assert_eq!(tx.secret(id).await.unwrap(), Some(b"secret".to_vec()));
    tx.set_secret(id, None).await.unwrap();
    assert_eq!(tx.secret(id).await.unwrap(), None);
    tx.set_secret(id, Some(&[0, 255, 7])).await.unwrap();
    assert_eq!(tx.secret(id).await.unwrap(), Some(vec![0, 255, 7]));
    assert_eq!(tx.secret(AccountId::new()).await.unwrap(), None);
}

async fn a_cursor_goes_on(store: Store) {
    let id = world(&store).await.account.id;
    let mut tx = store.write().await.unwrap();
    assert_eq!(tx.cursor(id).await.unwrap(), None);
    for cursor in ["1", "2"] {
        tx.set_cursor(id, cursor).await.unwrap();
        assert_eq!(tx.cursor(id).await.unwrap().as_deref(), Some(cursor));
    }
}

async fn a_customer_is_met_once_and_renamed(store: Store) {
    let world = world(&store).await;
    let card = committed(&store, &world).await;
    let mut tx = store.write().await.unwrap();
    let again = tx.meet(Network::Bluesky, "did:plc:minji", "minji.test", "민지", NOW.plus(HOUR)).await.unwrap();
    assert_eq!(again, world.customer);
    let renamed = tx.meet(Network::Bluesky, "did:plc:minji", "minji.kr", "김민지", NOW.plus(HOUR)).await.unwrap();
    assert_eq!((renamed.id, renamed.since), (world.customer.id, NOW));
    assert_eq!(tx.customer(renamed.id).await.unwrap(), Some(renamed));
    assert_eq!(tx.customer(CustomerId::new()).await.unwrap(), None);
    let elsewhere = tx.meet(Network::Practice, "did:plc:minji", "minji.test", "민지", NOW).await.unwrap();
    assert_ne!(elsewhere.id, world.customer.id);
    let asked = tx.customers_by_remote(Network::Practice, &["did:plc:minji", "did:plc:nobody"]).await.unwrap();
    assert_eq!(asked, [elsewhere]);
    // The face on the card is the customer's own.
    assert_eq!(tx.thread(card.id).await.unwrap().map(|card| card.customer.name), Some("김민지".into()));
}

async fn images_and_notes_come_back(store: Store) {
    let world = world(&store).await;
    let card = committed(&store, &world).await;
    let mut tx = store.write().await.unwrap();
    let image = ImageId::new();
    tx.insert_image(image, world.seo.id, "image/png", &[137, 80, 0, 255]).await.unwrap();
    assert_eq!(tx.image(image).await.unwrap(), Some(("image/png".into(), vec![137, 80, 0, 255])));
    assert_eq!(tx.image(ImageId::new()).await.unwrap(), None);
    let note = |text: &str, at, mentions| Note {
        id: NoteId::new(),
        thread: card.id,
        by: world.seo.id,
        at,
        text: text.into(),
        mentions,
    };
    let (late, early) = (note("@민준 봐 주세요", NOW.plus(1), vec![world.min.id]), note("먼저", NOW, vec![]));
    tx.insert_note(&late).await.unwrap();
    tx.insert_note(&early).await.unwrap();
    assert_eq!(tx.notes(card.id).await.unwrap(), [early, late]);
}

async fn the_store_says_that_it_is_well(store: Store) {
    store.healthy().await.unwrap();
    store.close().await;
    assert!(matches!(store.healthy().await, Err(store::Error::Gone)));
}
