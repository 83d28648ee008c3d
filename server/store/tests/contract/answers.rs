use crate::given::{NOW, world};
use model::answer::Answer;
use model::id::AnswerId;
use store::Store;

both!(an_answer_is_kept_under_one_name);

async fn an_answer_is_kept_under_one_name(store: Store) {
    let world = world(&store).await;
    let mut tx = store.write().await.unwrap();
    let kept = |name: &str, text: &str| Answer {
        id: AnswerId::new(),
        name: name.into(),
        text: text.into(),
        by: world.seo.id,
        at: NOW,
    };
    let (usim, roaming) = (kept("유심", "{customer} 님, 유심은"), kept("로밍", "로밍은"));
    for answer in [&usim, &roaming] {
        assert!(tx.put_answer(answer).await.unwrap());
    }
    assert!(!tx.put_answer(&kept("유심", "다른 글")).await.unwrap(), "the name is taken");
    assert!(!tx.put_answer(&Answer { name: "유심".into(), ..roaming.clone() }).await.unwrap());
    let changed = Answer { text: "로밍 요금은".into(), by: world.min.id, ..roaming };
    assert!(tx.put_answer(&changed).await.unwrap());
    assert_eq!(tx.answers().await.unwrap(), [changed, usim.clone()]);
    assert!(tx.delete_answer(usim.id).await.unwrap());
    assert!(!tx.delete_answer(usim.id).await.unwrap());
}
