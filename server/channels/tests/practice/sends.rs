use super::{NOW, brand, customer, reply};
use bytes::Bytes;
use channels::practice::{Faults, World};
use channels::{Channel, Failure, Fate, Image, Outbound};
use std::sync::Arc;

fn asked() -> (Arc<World>, Arc<dyn Channel>, Outbound) {
    let world = World::open(None, 1).unwrap();
    let sky = brand(&world, "sky.practice");
    let mention = world.post(&customer("minji.practice"), "@sky.practice 환불이요", None, NOW).unwrap();
    let post = reply(&sky, &mention.remote, "확인하겠습니다 ^SH");
    (world, sky, post)
}

#[tokio::test]
async fn the_same_key_is_one_post_however_often_and_at_once() {
    let (world, sky, post) = asked();
    let sends = (0..50).map(|_| sky.send(&post));
    let sent = futures::future::try_join_all(sends).await.unwrap();
    assert!(sent.iter().all(|one| *one == sent[0]));
    assert_eq!(world.thread(&post.root).len(), 2);
    assert_eq!(world.thread(&post.root)[1].reply, Some(post.reply));
    let other = Outbound { text: "다른 말".into(), ..post.clone() };
    assert!(matches!(sky.send(&other).await, Err(Failure::Refused { .. })));
    assert_eq!(sky.find(&post).await, Ok(Fate::Sent(sent[0].clone())));
    assert_eq!(sky.find(&Outbound { key: sky.key(), ..post }).await, Ok(Fate::Absent));
}

#[tokio::test]
async fn its_limits_are_kept() {
    let (world, sky, post) = asked();
    let image = |bytes| Image { kind: "image/png".into(), bytes: Bytes::from(vec![0; bytes]), alt: "사진".into() };
    let bad = [
        Outbound { text: "가".repeat(301), ..post.clone() },
        Outbound { text: " \n".into(), ..post.clone() },
        Outbound { images: vec![image(1); 5], ..post.clone() },
        Outbound { images: vec![image(1_000_001)], ..post.clone() },
    ];
    for bad in bad {
        assert!(matches!(sky.send(&bad).await, Err(Failure::Refused { .. })), "{bad:?}");
    }
    assert_eq!(world.posts().len(), 1);
    sky.send(&Outbound { text: "가".repeat(300), images: vec![image(1_000_000); 4], ..post }).await.unwrap();
    assert_eq!(world.posts()[1].media.len(), 4);
}

#[tokio::test]
async fn a_lost_answer_and_a_lost_request_look_the_same_and_find_tells_them_apart() {
    let (world, sky, post) = asked();
    world.set_faults(Faults { lose_request: 1, ..Faults::default() });
    assert!(matches!(sky.send(&post).await, Err(Failure::Unclear { .. })));
    assert_eq!(sky.find(&post).await, Ok(Fate::Absent));
    world.set_faults(Faults { lose_answer: 1, ..Faults::default() });
    assert!(matches!(sky.send(&post).await, Err(Failure::Unclear { .. })));
    assert!(matches!(sky.find(&post).await, Ok(Fate::Sent(_))));
    assert_eq!(world.thread(&post.root).len(), 2);
}

#[tokio::test]
async fn every_nth_send_is_hit() {
    let (world, sky, post) = asked();
    world.set_faults(Faults { refuse_every: 3, ..Faults::default() });
    let mut refused = Vec::new();
    for n in 1..=9 {
        let post = Outbound { key: sky.key(), ..post.clone() };
        if matches!(sky.send(&post).await, Err(Failure::Refused { .. })) {
            refused.push(n);
        }
    }
    assert_eq!(refused, [3, 6, 9]);
    assert_eq!(world.posts().len(), 1 + 6);
}

#[tokio::test]
async fn too_many_in_a_minute_hear_when_to_come_back() {
    let (world, sky, post) = asked();
    world.set_faults(Faults { limit: 2, ..Faults::default() });
    for _ in 0..2 {
        sky.send(&Outbound { key: sky.key(), ..post.clone() }).await.unwrap();
    }
    match sky.send(&post).await {
        Err(Failure::Retry { after, .. }) => assert!((1..=60).contains(&after), "{after}"),
        other => panic!("{other:?}"),
    }
    assert_eq!(sky.find(&post).await, Ok(Fate::Absent));
}

#[tokio::test]
async fn an_outage_and_a_lost_key_touch_every_call_and_nothing_else() {
    let (world, sky, post) = asked();
    world.set_faults(Faults { unreachable: true, ..Faults::default() });
    assert!(matches!(sky.fetch(None).await, Err(Failure::Retry { .. })));
    assert!(matches!(sky.look(&post.root).await, Err(Failure::Retry { .. })));
    assert!(matches!(sky.send(&post).await, Err(Failure::Retry { .. })));
    assert!(matches!(sky.find(&post).await, Err(Failure::Retry { .. })));
    world.set_faults(Faults { signed_out: true, ..Faults::default() });
    assert!(matches!(sky.fetch(None).await, Err(Failure::SignedOut { .. })));
    assert!(matches!(sky.send(&post).await, Err(Failure::SignedOut { .. })));
    assert_eq!(world.posts().len(), 1);
    world.set_faults(Faults::default());
    sky.send(&post).await.unwrap();
}

#[tokio::test]
async fn a_post_of_its_own_stands_at_the_top() {
    let (world, sky, post) = asked();
    let own = Outbound { parent: channels::TOP.into(), root: channels::TOP.into(), key: sky.key(), ..post };
    let sent = sky.send(&own).await.unwrap();
    assert_eq!(sky.find(&own).await, Ok(Fate::Sent(sent.clone())));
    let there = world.thread(&sent.remote);
    assert_eq!((there.len(), &there[0].parent, &there[0].root), (1, &None, &sent.remote));
}
