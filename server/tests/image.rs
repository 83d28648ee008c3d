use crate::house::House;
use model::operator::Role;
use reqwest::StatusCode;
use serde_json::{Value, json};

/// One transparent pixel.
const PNG: &str = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==";

/// S6
#[tokio::test]
async fn only_images_are_kept_and_nothing_in_them_runs() {
    let house = House::start();
    let lead = house.lead().await;
    let agent = house.join(&lead, Role::Genius, "genius").await;
    let id: String = agent.ask("reply/image", json!({"data": PNG})).await;
    let shown = lead.get(&format!("/image/{id}")).await;
    assert_eq!(shown.status(), StatusCode::OK);
    assert_eq!(shown.headers()["content-type"], "image/png");
    assert_eq!(shown.headers()["content-security-policy"], "default-src 'none'; sandbox");
    assert_eq!(shown.headers()["x-content-type-options"], "nosniff");
    assert!(shown.bytes().await.unwrap().starts_with(b"\x89PNG"));
    assert_eq!(house.stranger().get(&format!("/image/{id}")).await.status(), StatusCode::UNAUTHORIZED);
    // <svg onload=…>, <html>, GIF8 with a script behind a wrong head, nothing, not base64
    for wrong in ["PHN2ZyBvbmxvYWQ9ImFsZXJ0KDEpIi8+", "PGh0bWw+PHNjcmlwdD4=", "R0lGOHNjcmlwdA==", "", "*"] {
        let (status, told): (_, Value) = agent.call("reply/image", json!({"data": wrong})).await;
        assert_eq!((status, &told["refused"]), (StatusCode::UNPROCESSABLE_ENTITY, &json!("bad_image")), "{wrong}");
    }
}
