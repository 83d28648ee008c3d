use super::{NOW, brand, customer, reply};
use channels::practice::{Post, World};
use model::time::{MINUTE, SECOND};
use std::collections::BTreeSet;
use tokio::sync::watch;

fn crowd(seed: u64, steps: i64) -> Vec<Post> {
    let world = World::open(None, seed).unwrap();
    let _sky = brand(&world, "sky.practice");
    (0..steps).for_each(|n| drop(world.step(NOW.plus(n * 10 * SECOND)).unwrap()));
    world.posts()
}

#[test]
fn the_same_seed_is_the_same_crowd() {
    assert_eq!(crowd(7, 200), crowd(7, 200));
    assert_ne!(crowd(7, 200), crowd(8, 200));
}

#[test]
fn a_crowd_is_many_people_with_many_concerns_in_two_languages() {
    let posts = crowd(7, 300);
    let tops: Vec<_> = posts.iter().filter(|post| post.parent.is_none()).collect();
    assert!(tops.iter().all(|post| post.mentions("sky.practice")));
    assert!(posts.iter().map(|post| &post.author.handle).collect::<BTreeSet<_>>().len() >= 30);
    assert!(tops.iter().map(|post| &post.text).collect::<BTreeSet<_>>().len() > tops.len() / 2);
    let korean = tops.iter().filter(|post| post.text.chars().any(|c| ('가'..='힣').contains(&c))).count();
    assert!((tops.len() / 2..tops.len() * 9 / 10).contains(&korean), "{korean} of {}", tops.len());
    let again = posts.iter().filter(|post| post.parent.is_some()).collect::<Vec<_>>();
    assert!(!again.is_empty(), "some ask again and again");
    assert!(again.iter().all(|post| posts.iter().any(|top| top.remote == post.root && top.author == post.author)));
}

#[tokio::test]
async fn customers_go_on_below_an_answer() {
    let world = World::open(None, 3).unwrap();
    let sky = brand(&world, "sky.practice");
    let mut answers = Vec::new();
    for n in 0..20 {
        let who = customer(&format!("c{n}.practice"));
        let mention = world.post(&who, "@sky.practice 저기요", None, NOW).unwrap();
        answers.push(sky.send(&reply(&sky, &mention.remote, "네, 고객님")).await.unwrap().remote);
    }
    (0..200).for_each(|n| drop(world.step(NOW.plus(n * MINUTE)).unwrap()));
    let posts = world.posts();
    let replied = |answer: &&String| posts.iter().any(|post| post.parent.as_ref() == Some(*answer));
    let liked = |answer: &&String| world.likes(answer) > 0;
    let (replied, liked) = (answers.iter().filter(replied).count(), answers.iter().filter(liked).count());
    assert!(replied >= 5 && liked >= 1 && replied + liked <= 20, "{replied} replied, {liked} liked");
}

#[tokio::test]
async fn it_lives_at_its_pace_until_it_is_told_to_stop() {
    let world = World::open(None, 5).unwrap();
    let _sky = brand(&world, "sky.practice");
    let (stop, stopped) = watch::channel(false);
    let life = tokio::spawn(world.clone().run(stopped));
    let mut changed = world.changed();
    assert_eq!(world.rate(), 0);
    world.set_rate(60_000);
    changed.wait_for(|count| *count >= 50).await.unwrap();
    stop.send(true).unwrap();
    life.await.unwrap();
    let (stop, stopped) = watch::channel(false);
    let life = tokio::spawn(world.run(stopped));
    drop(stop);
    life.await.unwrap();
}
