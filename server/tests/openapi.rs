use crate::house::{House, moksori};
use serde_json::Value;
use std::collections::BTreeSet;

fn printed() -> Value {
    let output = moksori(&["openapi"]).output().unwrap();
    assert!(output.status.success());
    serde_json::from_slice(&output.stdout).unwrap()
}

#[test]
fn every_door_is_described() {
    let document = printed();
    assert_eq!(document["openapi"], "3.1.0");
    let described: BTreeSet<_> = document["paths"].as_object().unwrap().keys().cloned().collect();
    let mut doors: BTreeSet<_> = server_fn::axum::server_fn_paths().map(|(path, _)| path.to_owned()).collect();
    doors.insert("/api/live/follow".into());
    assert_eq!(described, doors);
    for (path, item) in document["paths"].as_object().unwrap() {
        for operation in item.as_object().unwrap().values() {
            assert!(operation["summary"].as_str().unwrap().len() > 5, "{path}");
            assert!(operation["operationId"].is_string(), "{path}");
        }
    }
    let claim = &document["paths"]["/api/thread/claim"]["post"]["requestBody"]["content"]["application/json"]["schema"];
    assert_eq!(claim["required"], serde_json::json!(["mutation", "thread"]));
    assert_eq!(claim["additionalProperties"], false);
    let send = &document["paths"]["/api/reply/send"]["post"]["requestBody"]["content"]["application/json"]["schema"];
    assert!(!send["required"].as_array().unwrap().contains(&"after".into()), "{send}");
}

#[test]
fn every_reference_leads_somewhere() {
    fn walk(value: &Value, document: &Value, seen: &mut usize) {
        match value {
            Value::Object(fields) => {
                if let Some(target) = fields.get("$ref").and_then(Value::as_str) {
                    assert!(document.pointer(target.trim_start_matches('#')).is_some(), "{target}");
                    *seen += 1;
                }
                fields.values().for_each(|value| walk(value, document, seen));
            }
            Value::Array(items) => items.iter().for_each(|value| walk(value, document, seen)),
            _ => {}
        }
    }
    let (document, mut seen) = (printed(), 0);
    walk(&document, &document, &mut seen);
    assert!(seen > 50, "{seen}");
    for word in ["Card", "Event", "Frame", "Signal", "Fault", "ThreadState", "ReplyState"] {
        assert!(document["components"]["schemas"][word].is_object(), "{word}");
    }
}

#[tokio::test]
async fn the_served_document_is_the_printed_one() {
    let house = House::start();
    let stranger = house.stranger();
    let served: Value = stranger.get("/api/openapi.json").await.json().await.unwrap();
    assert_eq!(served, printed());
    let page = stranger.get("/api").await.text().await.unwrap();
    for (path, _) in server_fn::axum::server_fn_paths() {
        assert!(page.contains(&format!("POST {path}")), "{path}");
    }
}
