use crate::given::{NOW, card, message, thread, world};
use model::account::Network;
use model::customer::{Customer, Face};
use model::message::Direction;
use model::thread::Card;
use store::Store;

both!(two_profiles_are_one_person, a_customer_is_found_by_the_beginning_of_their_handle);

async fn two_profiles_are_one_person(store: Store) {
    let world = world(&store).await;
    let mut tx = store.write().await.unwrap();
    let main = world.customer.clone();
    let other = tx.meet(Network::Practice, "minji2", "minji2", "민지", NOW).await.unwrap();
    let first = thread(&mut tx, &world).await;
    let face = Face { id: other.id, name: String::new(), handle: "minji2".into() };
    let second = Card { customer: face, at: NOW.plus(9), ..card(&world) };
    tx.insert_thread(&second, "other").await.unwrap();
    let told = model::message::Message { direction: Direction::Out, customer: None, ..message(&second, NOW) };
    tx.insert_message(&told, world.account.id, None).await.unwrap();
    assert!(tx.told(main.id, first.id, 9).await.unwrap().is_empty(), "two people so far");

    tx.join_customer(other.id, Some(main.id)).await.unwrap();
    let joined = Customer { person: Some(main.id), ..other.clone() };
    for profile in [main.id, other.id] {
        assert_eq!(tx.profiles(profile).await.unwrap(), [main.clone(), joined.clone()]);
        let ids: Vec<_> = tx.threads_of(profile, 9).await.unwrap().into_iter().map(|card| card.id).collect();
        assert_eq!(ids, [second.id, first.id]);
        assert_eq!(tx.told(profile, first.id, 9).await.unwrap(), [(told.clone(), world.account.id)]);
    }
    tx.join_customer(other.id, None).await.unwrap();
    assert_eq!(tx.profiles(other.id).await.unwrap(), [other]);
    assert_eq!(tx.threads_of(main.id, 9).await.unwrap().len(), 1);
    tx.block_customer(main.id, true).await.unwrap();
    assert!(tx.customer(main.id).await.unwrap().unwrap().blocked);
}

async fn a_customer_is_found_by_the_beginning_of_their_handle(store: Store) {
    let mut tx = store.write().await.unwrap();
    for handle in ["minji.kr", "minjun.kr", "min", "mina.kr", "Minji", "%", "민지"] {
        tx.meet(Network::Practice, handle, handle, "", NOW).await.unwrap();
    }
    for (asked, found) in [
        ("minj", vec!["minji.kr", "minjun.kr"]),
        ("min", vec!["min", "mina.kr", "minji.kr"]),
        ("민", vec!["민지"]),
        ("%", vec!["%"]),
        ("x", vec![]),
    ] {
        let all = tx.customers_called(asked, 3).await.unwrap();
        assert_eq!(all.into_iter().map(|customer| customer.handle).collect::<Vec<_>>(), found, "{asked}");
    }
}
