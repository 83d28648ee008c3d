use crate::assets::Assets;
use crate::half::Half;
use crate::late;
use crate::routes::App;
use leptos::nonce::use_nonce;
use leptos::prelude::*;
use leptos_meta::MetaTags;

/// The document around the app. `<html>`'s language and theme are set by [`Seen`], which knows who asks.
pub fn shell(assets: Assets) -> impl IntoView {
    let asked = use_context::<http::request::Parts>().map(|asked| asked.uri).unwrap_or_default();
    let half = Half::of(asked.path());
    provide_context(half);
    let late = late::needed(asked.path(), asked.query().unwrap_or_default());
    let late = late.iter().map(|name| assets.path(&format!("{}_{name}.late", program(half)))).collect::<Vec<_>>();
    let wasm = assets.path(&format!("{}_bg.wasm", program(half)));
    let script = assets.path(&format!("{}.js", program(half)));
    let boot = format!("import init from '{script}';init({{module_or_path:'{wasm}'}});");
    provide_context(assets.clone());
    view! {
        <!DOCTYPE html>
        <html data-v=assets.0.clone()>
            <head>
                <meta charset="utf-8" />
                <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover, interactive-widget=resizes-content" />
                <meta name="color-scheme" content="light dark" />
                <link rel="icon" type="image/svg+xml" href="/favicon.svg" />
                <link rel="stylesheet" href=assets.path("app.css") />
                <link rel="modulepreload" href=script nonce=use_nonce() />
                <link rel="preload" href=wasm r#as="fetch" r#type="application/wasm" crossorigin="anonymous" />
                {late
                    .into_iter()
                    .map(|late| view! { <link rel="preload" href=late r#as="fetch" crossorigin="anonymous" /> })
                    .collect_view()}
                <MetaTags />
                <script type="module" nonce=use_nonce()>
                    {boot}
                </script>
            </head>
            <body>
                <App />
            </body>
        </html>
    }
}

/// The name of a half's files under `/pkg/`, which is its program's in `frontend`.
fn program(half: Half) -> &'static str {
    match half {
        Half::Work => "work",
        Half::Office => "office",
    }
}
