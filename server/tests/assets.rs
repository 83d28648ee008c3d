use crate::house::House;
use reqwest::StatusCode;

#[tokio::test]
async fn files_are_small_kept_and_checked() {
    let house = House::start();
    let stranger = house.stranger();
    let page = stranger.get("/signin").await.text().await.unwrap();
    let at = page.find("/pkg/app.css?v=").expect("the page links its styles");
    let path = page[at..].split('"').next().unwrap().to_owned();
    let response = stranger.get(&path).await;
    assert_eq!(response.status(), StatusCode::OK, "build the browser's half first: cargo run -p bundle");
    assert_eq!(response.headers()["content-type"], "text/css; charset=utf-8");
    assert!(response.headers()["cache-control"].to_str().unwrap().contains("immutable"));
    let tag = response.headers()["etag"].clone();
    let plain = response.bytes().await.unwrap();
    let again = stranger.send(|http, address| http.get(format!("{address}{path}")).header("if-none-match", tag)).await;
    assert_eq!(again.status(), StatusCode::NOT_MODIFIED);
    for asked in ["/pkg/app.css", "/pkg/app.css?v=of-another-build"] {
        assert_eq!(stranger.get(asked).await.headers()["cache-control"], "no-cache", "{asked}");
    }
    let brotli =
        stranger.send(|http, address| http.get(format!("{address}{path}")).header("accept-encoding", "gzip, br")).await;
    // A quick build of the browser's half is not compressed.
    if brotli.headers().contains_key("content-encoding") {
        assert_eq!(brotli.headers()["content-encoding"], "br");
        assert!(brotli.bytes().await.unwrap().len() < plain.len());
    }
    for gone in ["/pkg/app.css.br", "/pkg/none.js", "/pkg/..%2f..%2fCargo.toml", "/pkg/%2e%2e/%2e%2e/Cargo.toml"] {
        assert_eq!(stranger.get(gone).await.status(), StatusCode::NOT_FOUND, "{gone}");
    }
}
