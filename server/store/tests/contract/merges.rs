use crate::given::{NOW, message, thread, world};
use model::message::{Direction, Message};
use model::thread::Sum;
use model::time::Time;
use store::Store;

both!(merged_threads_are_read_as_one, a_merged_thread_speaks_through_another, whoever_waits_is_known_at_once);

async fn merged_threads_are_read_as_one(store: Store) {
    let world = world(&store).await;
    let mut tx = store.write().await.unwrap();
    let (first, mut second) = (thread(&mut tx, &world).await, thread(&mut tx, &world).await);
    let mut said = Vec::new();
    for (n, card) in [&first, &second, &first, &second].into_iter().enumerate() {
        let post = Message { text: n.to_string(), ..message(card, NOW.plus(n as i64)) };
        tx.insert_message(&post, world.account.id, None).await.unwrap();
        said.push(post);
    }
    assert_eq!(tx.messages(first.id, 9).await.unwrap(), [said[0].clone(), said[2].clone()]);
    second.merge_into(first.id);
    second.version += 1;
    assert!(tx.put_thread(&second).await.unwrap());
    assert_eq!(tx.merged_into(first.id).await.unwrap(), [second.id]);
    assert_eq!(tx.messages(first.id, 9).await.unwrap(), said);
    assert_eq!(tx.messages(first.id, 2).await.unwrap(), said[2..], "the latest of all");
    assert_eq!(tx.messages(second.id, 9).await.unwrap(), [said[1].clone(), said[3].clone()], "and still on their own");
    assert_eq!(tx.latest_inbound(first.id).await.unwrap().as_ref(), said.last());

    let answer = Message { direction: Direction::Out, ..message(&first, NOW.plus(2)) };
    tx.insert_message(&answer, world.account.id, None).await.unwrap();
    let sum = |messages, excerpt: &str, at: Time, wait| Some(Sum { messages, excerpt: excerpt.into(), at, wait });
    let both = tx.sum(&[first.id, second.id], 9).await.unwrap();
    assert_eq!(both, sum(5, "3", NOW.plus(3), Some(NOW.plus(3))), "who spoke after the answer waits");
    assert_eq!(tx.sum(&[second.id], 9).await.unwrap(), sum(2, "3", NOW.plus(3), Some(NOW.plus(1))));
    assert_eq!(tx.threads_of(world.customer.id, 9).await.unwrap().len(), 1);
}

async fn a_merged_thread_speaks_through_another(store: Store) {
    let world = world(&store).await;
    let mut tx = store.write().await.unwrap();
    let (first, mut second) = (thread(&mut tx, &world).await, thread(&mut tx, &world).await);
    assert_eq!(tx.speaker_to_change(second.id).await.unwrap(), Some(second.clone()));
    second.merge_into(first.id);
    second.version += 1;
    assert!(tx.put_thread(&second).await.unwrap());
    assert_eq!(tx.speaker_to_change(second.id).await.unwrap(), Some(first));
}

async fn whoever_waits_is_known_at_once(store: Store) {
    let world = world(&store).await;
    let mut tx = store.write().await.unwrap();
    let waiting = thread(&mut tx, &world).await;
    let mut answered = thread(&mut tx, &world).await;
    answered.version += 1;
    answered.wait = None;
    assert!(tx.put_thread(&answered).await.unwrap());
    let nobody = model::id::CustomerId::new();
    assert_eq!(tx.waiting_of(world.account.id, &[nobody, world.customer.id]).await.unwrap(), [waiting]);
    assert!(tx.waiting_of(model::id::AccountId::new(), &[world.customer.id]).await.unwrap().is_empty());
    assert!(tx.waiting_of(world.account.id, &[]).await.unwrap().is_empty());
}
