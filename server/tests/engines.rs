//! The same workspace on a PostgreSQL server.

use crate::house::{House, moksori, until};
use model::operator::Role;
use model::thread::{Card, State, Talk};
use serde_json::json;
use std::process::Stdio;
use store::testing;

#[tokio::test]
async fn the_main_road_on_postgres() {
    let url = testing::database().await;
    let mut house = House::start_with(&["--database", &url]);
    let lead = house.lead().await;
    let agent = house.join(&lead, Role::Agent, "agent").await;
    let (_, thread) = lead.thread("minji", "부산에서 LTE가 안 터져요").await;
    let claim = json!({"thread": thread, "mutation": model::id::MutationId::new()});
    let card: Card = agent.ask("thread/claim", claim).await;
    assert_eq!(card.state, State::Claimed);
    let (status, told) =
        lead.call("thread/claim", json!({"thread": thread, "mutation": model::id::MutationId::new()})).await;
    assert_eq!(status.as_u16(), 409);
    assert!(told["refused"]["already_claimed"].is_object(), "{told}");
    let reply = json!({
        "thread": thread, "seen": 1, "text": "기지국을 점검하고 있어요", "images": [], "after": null,
        "mutation": model::id::MutationId::new(),
    });
    agent.ask::<model::reply::Reply>("reply/send", reply).await;
    until("the reply is sent", async || {
        let talk: Talk = lead.ask("thread/talk", json!({"thread": thread})).await;
        (talk.card.state == State::Answered && talk.messages.len() == 2).then_some(())
    })
    .await;
    let page = lead.get("/board").await.text().await.unwrap();
    assert!(page.contains("LTE"), "the page shows what the database holds");
    assert_eq!(house.stop().await.0, Some(0));

    // It is all in the database: another process with another folder finds it.
    let mut again = House::start_in(tempfile::tempdir().unwrap(), &["--database", &url]);
    assert!(again.setup.is_empty(), "somebody is on the team already");
    again.stop().await;

    // Nothing locks a server's database: a command beside a running process is fine there.
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().to_str().unwrap();
    let words = ["user", "disable", "agent@brand.example", "--data", data, "--database", &url];
    let output = moksori(&words).stderr(Stdio::piped()).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}
