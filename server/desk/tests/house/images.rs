//! What goes beside the words.

use super::room::{fresh, rooms, until};
use desk::{Error, Sending};
use model::approval::Policy;
use model::id::ImageId;
use model::message::Attachment;
use model::refusal::Refusal;
use model::thread::Card;

/// One transparent pixel.
const PNG: &str = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==";

fn with(card: &Card, token: Option<i64>, image: ImageId, alts: &[&str]) -> Sending {
    let images = alts.iter().map(|alt| Attachment { image, alt: (*alt).into() }).collect();
    Sending { token, images, ..Sending::plain(card.id, 1, "여기 있어요") }
}

#[tokio::test(flavor = "multi_thread")]
async fn where_images_must_be_described_nobody_sends_one_that_is_not() {
    for room in rooms().await {
        let image = room.a.image(PNG.into()).await.unwrap();
        let before = room.say("minji", "영수증 보여 주세요").await;
        room.a.reply(with(&before, None, image, &[""]), fresh()).await.expect("nobody asks for it");
        room.lead.set_policy(Policy { described: true, ..Policy::default() }).await.unwrap();
        let card = room.say("yuna", "저도요").await;
        let draft = room.a.write_draft(card.id, 0, None, "여기".into(), Vec::new(), None).await.unwrap().draft;
        // Whoever writes in a draft, and a script, which has none.
        for (seat, token) in [(&room.a, Some(draft.token)), (&room.a, None)] {
            match seat.reply(with(&card, token, image, &["8월 영수증", "\n "]), fresh()).await {
                Err(Error::Refused(why)) => assert_eq!(why, Refusal::Undescribed { image: 2 }),
                other => panic!("{other:?}"),
            }
        }
        assert!(room.b.talk(card.id).await.unwrap().replies.is_empty());
        room.a.reply(with(&card, Some(draft.token), image, &["8월 영수증", "9월"]), fresh()).await.unwrap();
        let alts = until("it is out", async || {
            let posts = room.desk.world().posts();
            let ours = posts.into_iter().filter(|post| post.reply.is_some());
            ours.map(|post| post.media.into_iter().map(|media| media.alt).collect::<Vec<_>>()).nth(1)
        })
        .await;
        assert_eq!(alts, ["8월 영수증", "9월"]);
        room.desk.stop().await;
    }
}
