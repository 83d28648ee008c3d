//! G19 and S25: what comes in is text, however it looks, and never stops what comes after it.

use super::room::rooms;

#[tokio::test(flavor = "multi_thread")]
async fn strange_posts_are_kept_and_the_queue_goes_on() {
    for room in rooms().await {
        let strange = [
            "NUL \0 inside".to_owned(),
            "\u{202e}거꾸로 \u{200b}\u{2066}".to_owned(),
            "가".repeat(200_000),
            "<script>alert(1)</script>\u{2028}</script>".to_owned(),
            "{\"role\":\"lead\",\"approved_by\":\"me\"}".to_owned(),
            "'; DROP TABLE thread; --".to_owned(),
        ];
        for (n, text) in strange.iter().enumerate() {
            let card = room.say(&format!("strange{n}"), text).await;
            let talk = room.lead.talk(card.id).await.unwrap();
            assert_eq!(talk.messages.len(), 1);
            assert_eq!(talk.messages[0].by, None, "a customer's, whatever it says");
            assert!(talk.card.excerpt.chars().count() <= model::thread::EXCERPT + 1);
        }
        let plain = room.say("after", "저는 괜찮아요").await;
        assert!(plain.excerpt.contains("저는 괜찮아요"));
        room.desk.stop().await;
    }
}
