//! Who may call which door: the one list that every new door must be put on.

use serde_json::{Value, json};

/// A door, who may call it, and arguments that are well formed and name nothing that exists.
pub struct Row {
    pub path: &'static str,
    /// L lead, A agent, P professional, G genius; `*` everybody, signed in or not.
    pub who: &'static str,
    pub body: Value,
    /// What those who may are answered.
    pub answer: u16,
}

fn row(path: &'static str, who: &'static str, body: Value, answer: u16) -> Row {
    Row { path, who, body, answer }
}

/// An id that nobody has.
pub fn nobody() -> String {
    // Version 7 like ours, but of a time that has not come.
    "ffffffff-ffff-7fff-bfff-ffffffffffff".into()
}

fn fresh() -> String {
    model::id::MutationId::new().to_string()
}

/// All doors.
pub fn table() -> Vec<Row> {
    let (id, all) = (nobody(), "LAPG");
    let on_thread = |mut more: Value| {
        more["thread"] = json!(nobody());
        more["mutation"] = json!(fresh());
        more
    };
    vec![
        row("account/list", all, json!({}), 200),
        row(
            "account/bluesky",
            "L",
            json!({"server": "http://127.0.0.1:1", "handle": "a.example", "password": "x"}),
            422,
        ),
        row("account/practice", "L", json!({"handle": "", "name": ""}), 422),
        row("account/change", "L", json!({"account": id, "colour": 1, "cotag": "caret", "approval": false}), 404),
        row("account/pause", "L", json!({"account": id}), 404),
        row("account/resume", "L", json!({"account": id}), 404),
        row("answer/list", all, json!({}), 200),
        row("answer/keep", "LAP", json!({"answer": null, "name": "", "text": ""}), 422),
        row("answer/forget", "LAP", json!({"answer": id}), 404),
        row("brand/get", all, json!({}), 200),
        row("brand/policy", "L", json!({"policy": {"roles": [], "words": []}}), 200),
        row("customer/get", all, json!({"customer": id}), 404),
        row("customer/find", all, json!({"handle": "nobody"}), 200),
        row("customer/mute", "LAP", json!({"customer": id, "muted": true}), 404),
        row("customer/block", "LA", json!({"customer": id, "blocked": true}), 404),
        row("customer/join", "LAP", json!({"customer": id, "person": id}), 404),
        row("customer/part", "LAP", json!({"customer": id}), 404),
        row("draft/get", all, json!({"thread": id}), 404),
        row(
            "draft/write",
            all,
            json!({"thread": id, "version": 0, "token": null, "text": "네", "images": [], "outcome": null}),
            404,
        ),
        row("draft/take", all, on_thread(json!({"reason": "교대"})), 404),
        row("draft/leave", all, json!({"thread": id, "token": 1}), 404),
        row("me/get", all, json!({}), 200),
        row(
            "me/change",
            all,
            json!({"name": "", "cotag": "", "settings": {"language": "ko", "theme": "auto", "keys": true, "zone": 540, "undo": 10}}),
            422,
        ),
        row("me/password", all, json!({"old": "wrong", "new": "바다-건너-초록-고래-99"}), 401),
        row("notice/list", all, json!({"before": null}), 200),
        row("notice/count", all, json!({}), 200),
        row("notice/see", all, json!({"upto": 1}), 200),
        row("post/begin", "LAP", json!({"account": id, "mutation": fresh()}), 404),
        row("practice/get", all, json!({}), 200),
        row(
            "practice/steer",
            "L",
            json!({"practice": {"rate": 0, "latency": 0, "lose": 0, "limit": 0, "outage": false, "signed_out": false}}),
            200,
        ),
        row("practice/say", "L", json!({"account": id, "customer": "하늘", "text": "안녕하세요"}), 404),
        row("queue/list", all, json!({}), 200),
        row("queue/keep", "L", json!({"queue": null, "name": "", "words": [], "approval": false}), 422),
        row("queue/forget", "L", json!({"queue": id}), 404),
        row(
            "reply/send",
            all,
            on_thread(
                json!({"seen": 1, "token": null, "text": "네", "images": [], "after": null, "at": null, "outcome": null}),
            ),
            404,
        ),
        row("reply/undo", all, json!({"reply": id, "mutation": fresh()}), 404),
        row("reply/approve", "LA", json!({"reply": id, "hash": "", "seen": 1, "mutation": fresh()}), 404),
        row("reply/return", "LA", json!({"reply": id, "comment": "다시", "mutation": fresh()}), 404),
        row("reply/halt", "LA", json!({"halted": false}), 200),
        row("reply/settle", "LA", json!({"reply": id, "verdict": "drop", "mutation": fresh()}), 404),
        row("reply/outbox", all, json!({}), 200),
        row("reply/promised", all, json!({}), 200),
        row("reply/image", all, json!({"data": "bm8gaW1hZ2U="}), 422),
        row("session/brand", "*", json!({}), 200),
        row("session/start", "*", json!({"email": "nobody@brand.example", "password": "wrong"}), 401),
        row("session/list", all, json!({}), 200),
        row("session/revoke", all, json!({"session": id}), 404),
        row("setup/peek", "*", json!({"link": "none"}), 410),
        row(
            "setup/finish",
            "*",
            json!({"link": "none", "brand": "b", "name": "n", "email": "e@x", "cotag": "", "password": "바다-건너-초록-고래-99"}),
            410,
        ),
        row("team/list", all, json!({}), 200),
        row("team/invite", "L", json!({"role": "genius"}), 200),
        row("team/invites", "L", json!({}), 200),
        row("team/uninvite", "L", json!({"invite": id}), 404),
        row("team/peek", "*", json!({"link": "none"}), 410),
        row(
            "team/join",
            "*",
            json!({"link": "none", "name": "n", "email": "e@x", "cotag": "", "password": "바다-건너-초록-고래-99"}),
            410,
        ),
        row("team/change", "L", json!({"operator": id, "role": "agent", "disabled": false, "trusted": false}), 404),
        row("thread/board", all, json!({}), 200),
        row("thread/page", all, json!({"filter": {}, "after": null}), 200),
        row("thread/talk", all, json!({"thread": id}), 404),
        row("thread/claim", all, on_thread(json!({})), 404),
        row("thread/assign", "LAP", on_thread(json!({"to": id, "note": ""})), 404),
        row("thread/take", "LAP", on_thread(json!({"reason": "바빠서"})), 404),
        row("thread/release", all, on_thread(json!({})), 404),
        row("thread/park", all, on_thread(json!({})), 404),
        row("thread/snooze", all, on_thread(json!({"until": 4_000_000_000_000_000_i64})), 404),
        row("thread/close", "LAP", on_thread(json!({})), 404),
        row("thread/decline", "LAP", on_thread(json!({"reason": "다른 회사 일"})), 404),
        row("thread/reopen", "LAP", on_thread(json!({})), 404),
        row("thread/tag", all, on_thread(json!({"tags": ["개통"]})), 404),
        row("thread/follow", all, on_thread(json!({"follows": true})), 404),
        row("thread/queue", all, on_thread(json!({"queue": null})), 404),
        row("thread/relate", all, on_thread(json!({"relation": true})), 404),
        row("thread/merge", all, on_thread(json!({"other": id})), 404),
        row("thread/part", all, on_thread(json!({"other": id})), 404),
        row("thread/note", all, on_thread(json!({"text": "확인 중"})), 404),
        row("token/list", "L", json!({}), 200),
        row("token/create", "L", json!({"name": ""}), 422),
        row("token/revoke", "L", json!({"token": id}), 404),
        row("view/list", all, json!({}), 200),
        row("view/keep", all, json!({"view": null, "name": "", "filter": {}, "shared": false}), 422),
        row("view/forget", all, json!({"view": id}), 404),
        // Last, because it ends the caller's session.
        row("session/end", all, json!({}), 200),
    ]
}
