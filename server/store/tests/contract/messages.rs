use crate::given::{NOW, account, committed, message, parcel, world};
use model::message::{Direction, Message};
use model::time::MINUTE;
use store::Store;

both!(a_post_is_kept_once, a_conversation_ends_with_its_latest_posts, the_brands_own_post_knows_its_reply);

async fn a_post_is_kept_once(store: Store) {
    let world = world(&store).await;
    let card = committed(&store, &world).await;
    let post = message(&card, NOW);
    let mut tx = store.write().await.unwrap();
    assert!(tx.insert_message(&post, card.account, None).await.unwrap());
    let again = Message { remote: post.remote.clone(), ..message(&card, NOW.plus(1)) };
    assert!(!tx.insert_message(&again, card.account, None).await.unwrap());
    assert_eq!(tx.messages(card.id, 10).await.unwrap(), std::slice::from_ref(&post));
    let asked = ["at://other", &post.remote, "at://third"];
    assert_eq!(tx.remotes_known(card.account, &asked).await.unwrap(), std::slice::from_ref(&post.remote));
    assert_eq!(tx.thread_of_remote(card.account, &post.remote).await.unwrap(), Some(card.id));
    assert_eq!(tx.thread_of_remote(card.account, "at://other").await.unwrap(), None);
    // Another account of the brand hears the same post as its own.
    let second = account("did:plc:second");
    assert!(tx.insert_account(&second, None).await.unwrap());
    assert!(tx.insert_message(&again, second.id, None).await.unwrap());
}

async fn a_conversation_ends_with_its_latest_posts(store: Store) {
    let world = world(&store).await;
    let card = committed(&store, &world).await;
    let mut tx = store.write().await.unwrap();
    assert_eq!(tx.latest_inbound(card.id).await.unwrap(), None);
    // Networks do not keep order: the times go up and down.
    let mut posts: Vec<_> = [3, 1, 4, 0, 2].into_iter().map(|n| message(&card, NOW.plus(n * MINUTE))).collect();
    for post in &posts {
        assert!(tx.insert_message(post, card.account, None).await.unwrap());
    }
    posts.sort_by_key(|post| post.at);
    assert_eq!(tx.messages(card.id, 10).await.unwrap(), posts);
    assert_eq!(tx.messages(card.id, 2).await.unwrap(), posts[3..]);
    let own = Message {
        direction: Direction::Out,
        customer: None,
        by: Some(world.seo.id),
        ..message(&card, NOW.plus(9 * MINUTE))
    };
    assert!(tx.insert_message(&own, card.account, None).await.unwrap());
    assert_eq!(tx.latest_inbound(card.id).await.unwrap(), posts.pop());
    assert_eq!(tx.messages(card.id, 1).await.unwrap(), [own]);
}

async fn the_brands_own_post_knows_its_reply(store: Store) {
    let world = world(&store).await;
    let card = committed(&store, &world).await;
    let parcel = parcel(&card, &world.seo, None);
    let mut tx = store.write().await.unwrap();
    assert_eq!(tx.insert_reply(&parcel).await.unwrap(), None);
    assert!(tx.insert_message(&message(&card, NOW), card.account, Some(parcel.reply.id)).await.unwrap());
    let unknown = Some(model::id::ReplyId::new());
    let refused = tx.insert_message(&message(&card, NOW), card.account, unknown).await;
    assert!(matches!(refused, Err(store::Error::Broken(_))), "a post of no reply: {refused:?}");
}
