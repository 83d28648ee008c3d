use crate::given::world;
use model::id::{OperatorId, ViewId};
use model::thread::{Filter, State};
use model::view::View;
use store::Store;

both!(a_view_is_its_owners_until_it_is_everybodys);

async fn a_view_is_its_owners_until_it_is_everybodys(store: Store) {
    let world = world(&store).await;
    let mut tx = store.write().await.unwrap();
    let view = |name: &str, by: OperatorId, shared| View {
        id: ViewId::new(),
        name: name.into(),
        by,
        shared,
        filter: Filter { states: vec![State::New], words: Some("환불".into()), ..Filter::default() },
    };
    let (mine, ours, theirs) =
        (view("가", world.seo.id, false), view("나", world.min.id, true), view("다", world.min.id, false));
    for view in [&theirs, &mine, &ours] {
        tx.put_view(view).await.unwrap();
    }
    assert_eq!(tx.views(world.seo.id).await.unwrap(), [mine.clone(), ours.clone()]);
    assert_eq!(tx.views(world.min.id).await.unwrap(), [ours.clone(), theirs.clone()]);
    let renamed = View { name: "라".into(), shared: true, ..mine };
    tx.put_view(&renamed).await.unwrap();
    assert_eq!(tx.view(renamed.id).await.unwrap(), Some(renamed.clone()));
    assert_eq!(tx.views(world.min.id).await.unwrap(), [ours.clone(), theirs.clone(), renamed]);
    assert!(tx.delete_view(ours.id).await.unwrap());
    assert!(!tx.delete_view(ours.id).await.unwrap());
}
