//! Addresses of what is open: the thread beside a surface, and the surface's filters, are in the query, so that a link
//! can be shared and the page is right without JavaScript.

use crate::browser;
use crate::half::Half;
use leptos::prelude::*;
use leptos_router::hooks::{use_location, use_navigate};
use leptos_router::location::Location;
use model::id::ThreadId;

/// Where the page is, and where its links lead.
#[derive(Clone)]
pub struct Road {
    at: Location,
}

impl Road {
    /// The one of this page. Call it where components are made, not in handlers.
    pub fn here() -> Self {
        Self { at: use_location() }
    }

    /// A value in the query; empty is none.
    pub fn get(&self, key: &'static str) -> Option<String> {
        self.at.query.read().get(key).filter(|value| !value.is_empty())
    }

    /// The open thread.
    pub fn thread(&self) -> Option<ThreadId> {
        self.get("thread")?.parse().ok()
    }

    /// This page with other values in its query; `None` takes one away.
    pub fn with(&self, changes: &[(&'static str, Option<String>)]) -> String {
        let mut query = self.at.query.get();
        // What a posted form was refused for is about that one answer.
        query.remove("__path");
        query.remove("__err");
        for (key, value) in changes {
            query.remove(key);
            if let Some(value) = value.clone().filter(|value| !value.is_empty()) {
                query.replace(*key, value);
            }
        }
        let path = self.at.pathname.get();
        format!("{path}{}", query.to_query_string())
    }

    /// This page with a thread beside it. From a page that shows none, the board with it.
    pub fn to(&self, thread: ThreadId) -> String {
        if self.shows_threads() {
            self.with(&[("thread", Some(thread.to_string()))])
        } else {
            format!("/board?thread={thread}")
        }
    }

    /// This page with no thread beside it.
    pub fn back(&self) -> String {
        self.with(&[("thread", None)])
    }

    fn shows_threads(&self) -> bool {
        matches!(self.at.pathname.get().as_str(), "/board" | "/stream")
    }
}

/// Goes to a path, whichever half draws it.
pub fn use_go() -> impl Fn(&str) + Clone {
    let (half, navigate) = (Half::here(), use_navigate());
    move |path| match Half::of(path) == half {
        true => navigate(path, Default::default()),
        false => browser::visit(path),
    }
}
