use model::id::QueueId;
use model::queue::Queue;
use store::Store;

both!(a_queue_is_kept_under_one_name);

async fn a_queue_is_kept_under_one_name(store: Store) {
    let mut tx = store.write().await.unwrap();
    let kept = |name: &str, words: &[&str]| Queue {
        id: QueueId::new(),
        name: name.into(),
        words: words.iter().map(ToString::to_string).collect(),
        approval: false,
    };
    let (bill, phone) = (kept("요금", &["요금", "청구"]), kept("아이폰", &[]));
    for queue in [&bill, &phone] {
        assert!(tx.put_queue(queue).await.unwrap());
    }
    assert!(!tx.put_queue(&kept("요금", &[])).await.unwrap(), "the name is taken");
    assert!(!tx.put_queue(&Queue { name: "요금".into(), ..phone.clone() }).await.unwrap());
    let phone = Queue { words: vec!["iPhone".into()], approval: true, ..phone };
    assert!(tx.put_queue(&phone).await.unwrap());
    assert_eq!(tx.queue(phone.id).await.unwrap(), Some(phone.clone()));
    assert_eq!(tx.queues().await.unwrap(), [phone, bill.clone()]);
    assert!(tx.delete_queue(bill.id).await.unwrap());
    assert!(!tx.delete_queue(bill.id).await.unwrap());
    assert_eq!(tx.queue(bill.id).await.unwrap(), None);
}
