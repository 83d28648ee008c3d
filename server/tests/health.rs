use crate::house::{Caller, House};
use model::operator::Role;
use reqwest::StatusCode;
use serde_json::{Value, json};

#[tokio::test]
async fn a_working_house_says_so() {
    let house = House::start();
    let stranger = house.stranger();
    let alive: Value = stranger.get("/healthz").await.json().await.unwrap();
    assert_eq!(alive["alive"], true);
    let response = stranger.get("/readyz").await;
    assert_eq!(response.status(), StatusCode::OK);
    let ready: Value = response.json().await.unwrap();
    assert_eq!((&ready["ready"], &ready["parts"]["store"]["ok"]), (&json!(true), &json!(true)));
}

#[tokio::test]
async fn the_figures_are_for_this_machine_and_for_leads() {
    let house = House::start();
    let lead = house.lead().await;
    let agent = house.join(&lead, Role::Agent, "agent").await;
    let figures = house.stranger().get("/metrics").await.text().await.unwrap();
    assert!(
        figures.contains("moksori_requests_total{") && figures.contains("process_resident_memory_bytes"),
        "{figures}"
    );
    assert!(!figures.contains(&house.setup), "a one-time link is no label");
    // A proxy on this machine says for whom it asks.
    let through = |caller: Caller| async move {
        let asked = |http: &reqwest::Client, address: &str| {
            http.get(format!("{address}/metrics")).header("x-forwarded-for", "203.0.113.9")
        };
        caller.send(asked).await.status()
    };
    assert_eq!(through(house.stranger()).await, StatusCode::UNAUTHORIZED);
    let key: String = lead.ask("token/create", json!({"name": "figures"})).await;
    assert_eq!(through(Caller::with_token(&house.address, &key)).await, StatusCode::OK);
    lead.ask::<Value>(
        "team/change",
        json!({"operator": agent.me().await.operator.id, "role": "lead", "disabled": false}),
    )
    .await;
    let theirs: String = agent.ask("token/create", json!({"name": "theirs"})).await;
    lead.ask::<Value>(
        "team/change",
        json!({"operator": agent.me().await.operator.id, "role": "agent", "disabled": false}),
    )
    .await;
    assert_eq!(through(Caller::with_token(&house.address, &theirs)).await, StatusCode::UNAUTHORIZED);
}
