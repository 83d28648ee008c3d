use super::{NOW, brand, customer, reply};
use channels::practice::World;
use channels::{Cursor, Failure};
use model::time::SECOND;
use std::collections::BTreeSet;
use std::time::Duration;

#[tokio::test]
async fn each_brand_hears_what_concerns_it() {
    let world = World::open(None, 1).unwrap();
    let (sky, moon) = (brand(&world, "sky.practice"), brand(&world, "moon.practice"));
    let minji = customer("minji.practice");
    let mention = world.post(&minji, "@sky.practice 안녕하세요", None, NOW).unwrap();
    world.post(&minji, "점심 뭐 먹지", None, NOW).unwrap();
    let answer = sky.send(&reply(&sky, &mention.remote, "네, 말씀하세요")).await.unwrap();
    let below = world.post(&minji, "신호가 약해요", Some(&answer.remote), NOW).unwrap();
    let deeper = world.post(&customer("jun.practice"), "저도요", Some(&below.remote), NOW).unwrap();
    let heard = sky.fetch(None).await.unwrap();
    let remotes: Vec<_> = heard.inbound.iter().map(|post| post.remote.as_str()).collect();
    assert_eq!(remotes, [&mention.remote, &below.remote, &deeper.remote]);
    assert!(heard.inbound.iter().all(|post| post.root == mention.remote && !post.own));
    assert!(moon.fetch(None).await.unwrap().inbound.is_empty());
    let all = sky.look(&mention.remote).await.unwrap();
    assert_eq!(all.iter().map(|post| post.own).collect::<Vec<_>>(), [false, true, false, false]);
}

#[tokio::test]
async fn a_long_absence_is_caught_up_without_gap_or_double() {
    let world = World::open(None, 1).unwrap();
    let sky = brand(&world, "sky.practice");
    let say = |n: i64| {
        world.post(&customer("minji.practice"), &format!("@sky.practice {n}"), None, NOW.plus(n * SECOND)).unwrap()
    };
    (0..450).for_each(|n| drop(say(n)));
    let (mut cursor, mut texts, mut batches) = (None, Vec::new(), 0);
    loop {
        let batch = sky.fetch(cursor.clone()).await.unwrap();
        texts.extend(batch.inbound.into_iter().map(|post| post.text));
        cursor = batch.cursor.or(cursor);
        batches += 1;
        if !batch.more {
            break;
        }
    }
    assert_eq!((texts.len(), texts.iter().collect::<BTreeSet<_>>().len(), batches), (450, 450, 3));
    let idle = sky.fetch(cursor.clone()).await.unwrap();
    assert!(idle.inbound.is_empty() && idle.cursor.is_none(), "nothing to save");
    say(450);
    assert_eq!(sky.fetch(cursor).await.unwrap().inbound.len(), 1);
    let strange = Some(Cursor("of another world".into()));
    assert_eq!(sky.fetch(strange).await.unwrap().inbound.len(), 200, "rather again than never");
}

#[tokio::test]
async fn news_come_at_once_and_are_not_missed() {
    let world = World::open(None, 1).unwrap();
    let sky = brand(&world, "sky.practice");
    let cursor = sky.fetch(None).await.unwrap().cursor;
    let waiting = tokio::time::timeout(Duration::from_millis(20), sky.news(cursor.as_ref())).await;
    assert!(waiting.is_err(), "nothing is new");
    let (news, ()) = futures::join!(tokio::time::timeout(Duration::from_secs(10), sky.news(cursor.as_ref())), async {
        world.post(&customer("minji.practice"), "@sky.practice 저기요", None, NOW).unwrap();
    });
    news.unwrap();
    // Written before we listen: known from the cursor.
    tokio::time::timeout(Duration::from_secs(10), sky.news(cursor.as_ref())).await.unwrap();
}

#[tokio::test]
async fn nobody_answers_a_post_that_is_not_there() {
    let world = World::open(None, 1).unwrap();
    let sky = brand(&world, "sky.practice");
    let refused = sky.send(&reply(&sky, "practice://minji.practice/9", "네")).await.unwrap_err();
    assert!(matches!(refused, Failure::Refused { .. }), "{refused}");
    let error = world.post(&customer("minji.practice"), "네?", Some("practice://x/1"), NOW).unwrap_err();
    assert_eq!(error.kind(), std::io::ErrorKind::NotFound);
    assert!(world.posts().is_empty());
}
