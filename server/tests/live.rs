use crate::house::{Caller, House, until};
use futures::{SinkExt, StreamExt};
use model::event::Change;
use model::live::{Frame, Signal};
use reqwest::StatusCode;
use serde_json::{Value, json};
use std::time::Duration;
use tokio::net::TcpStream;
use tokio_tungstenite::tungstenite::client::IntoClientRequest;
use tokio_tungstenite::tungstenite::protocol::WebSocketConfig;
use tokio_tungstenite::tungstenite::{Error, Message, Utf8Bytes};
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream, connect_async_with_config};

/// Somebody who listens to the live feed.
pub struct Ear(WebSocketStream<MaybeTlsStream<TcpStream>>);

impl Ear {
    /// Knocks as a browser or script would; answers the status of a refusal.
    async fn knock(caller: &Caller, origin: Option<&str>) -> Result<Self, StatusCode> {
        let mut request =
            format!("{}/api/live/follow", caller.address.replace("http", "ws")).into_client_request().unwrap();
        let headers = request.headers_mut();
        if let Some(cookie) = caller.cookie() {
            headers.insert("cookie", cookie.parse().unwrap());
        }
        if let Some(token) = &caller.token {
            headers.insert("authorization", format!("Bearer {token}").parse().unwrap());
        }
        if let Some(origin) = origin {
            headers.insert("origin", origin.parse().unwrap());
        }
        let config = WebSocketConfig::default().max_message_size(Some(128 << 20)).max_frame_size(Some(128 << 20));
        match connect_async_with_config(request, Some(config), true).await {
            Ok((socket, _)) => Ok(Self(socket)),
            Err(Error::Http(response)) => {
                assert!(response.body().as_ref().is_none_or(|body| body.is_empty()));
                Err(response.status())
            }
            Err(error) => panic!("{error}"),
        }
    }

    /// Follows from an event on, from our own page.
    pub async fn open(caller: &Caller, after: i64) -> Self {
        let mut ear = Self::knock(caller, Some(&caller.address)).await.unwrap();
        ear.say(&Signal::Follow { after }).await;
        assert!(matches!(ear.hear().await, Some(Frame::Present { .. })), "who is here comes first");
        ear
    }

    async fn say(&mut self, signal: &Signal) {
        self.0.send(Message::text(serde_json::to_string(signal).unwrap())).await.unwrap();
    }

    /// The next frame; none when the line is closed.
    pub async fn hear(&mut self) -> Option<Frame> {
        Some(serde_json::from_str(&self.text().await?).unwrap())
    }

    /// The next frame as it comes, for those who hear a great many.
    pub async fn text(&mut self) -> Option<Utf8Bytes> {
        loop {
            match self.0.next().await? {
                Ok(Message::Text(text)) => return Some(text),
                Ok(Message::Ping(_) | Message::Pong(_)) => {}
                _ => return None,
            }
        }
    }

    /// The next event of that kind.
    async fn event(&mut self, is: impl Fn(&Change) -> bool) -> model::event::Event {
        loop {
            match self.hear().await.expect("the line is open") {
                Frame::Event(event) if is(&event.change) => return event,
                _ => {}
            }
        }
    }

    /// Waits until the server hangs up, and answers the code (0 if it just left); none if it does not in that time.
    pub async fn closed(&mut self, within: Duration) -> Option<u16> {
        self.farewell(within).await.map(|(code, _)| code)
    }

    async fn farewell(&mut self, within: Duration) -> Option<(u16, String)> {
        let wait = async {
            loop {
                match self.0.next().await {
                    Some(Ok(Message::Close(Some(frame)))) => return (frame.code.into(), frame.reason.to_string()),
                    Some(Ok(Message::Close(None)) | Err(_)) | None => return (0, String::new()),
                    Some(Ok(_)) => {}
                }
            }
        };
        tokio::time::timeout(within, wait).await.ok()
    }
}

/// Long enough for a busy machine.
const SOON: Duration = Duration::from_secs(20);

async fn note(lead: &Caller, thread: model::id::ThreadId, text: &str) {
    let body = json!({"thread": thread, "text": text, "mutation": model::id::MutationId::new()});
    lead.ask::<Value>("thread/note", body).await;
}

#[tokio::test]
async fn one_sees_what_the_other_does() {
    let house = House::start();
    let lead = house.lead().await;
    let agent = house.join(&lead, model::operator::Role::Agent, "agent").await;
    let (_, first) = lead.thread("민지", "@hangang 개통이 안 돼요").await;
    let page: model::thread::Page = agent.ask("thread/board", json!({})).await;
    let mut ear = Ear::open(&agent, page.seq).await;
    lead.ask::<Value>("thread/claim", json!({"thread": first, "mutation": model::id::MutationId::new()})).await;
    let event = ear.event(|change| matches!(change, Change::ThreadClaimed)).await;
    assert_eq!(event.by, Some(lead.me().await.operator.id));
    // A script hears the same from the same place on, with its key and without an Origin.
    let key: String = lead.ask("token/create", json!({"name": "ear"})).await;
    let mut script = Ear::knock(&Caller::with_token(&house.address, &key), None).await.unwrap();
    script.say(&Signal::Follow { after: page.seq }).await;
    assert_eq!(script.event(|change| matches!(change, Change::ThreadClaimed)).await, event);
    // Where the agent looks is seen by the script.
    ear.say(&Signal::Look { thread: Some(first) }).await;
    let moved = async {
        loop {
            if let Some(Frame::Moved(presence)) = script.hear().await
                && presence.thread.is_some()
            {
                return presence;
            }
        }
    };
    let presence = tokio::time::timeout(SOON, moved).await.unwrap();
    assert_eq!((presence.operator, presence.thread), (agent.me().await.operator.id, Some(first)));
}

/// S9
#[tokio::test]
async fn only_our_own_pages_open_a_socket() {
    let house = House::start();
    let lead = house.lead().await;
    let mut foreign =
        vec!["https://evil.example", "null", "http://127.0.0.1", "http://127.0.0.1:1", "http://localhost.evil.example"];
    let tls = house.address.replace("http://", "https://");
    foreign.push(&tls);
    for origin in foreign {
        assert_eq!(Ear::knock(&lead, Some(origin)).await.err(), Some(StatusCode::FORBIDDEN), "{origin}");
    }
    assert_eq!(Ear::knock(&lead, None).await.err(), Some(StatusCode::FORBIDDEN), "a cookie without an Origin");
    assert_eq!(Ear::knock(&house.stranger(), Some(&house.address)).await.err(), Some(StatusCode::UNAUTHORIZED));
    assert_eq!(Ear::knock(&house.stranger(), None).await.err(), Some(StatusCode::UNAUTHORIZED));
    assert!(Ear::knock(&lead, Some(&house.address)).await.is_ok());
}

/// S10
#[tokio::test]
async fn nonsense_is_hung_up_on_without_a_word() {
    let house = House::start();
    let lead = house.lead().await;
    let follow = r#"{"signal":"follow","after":0}"#;
    let nonsense: [(&str, Vec<Message>); 7] = [
        ("unknown variant", vec![Message::text(r#"{"signal":"become_lead"}"#)]),
        ("unknown field", vec![Message::text(r#"{"signal":"follow","after":0,"role":"lead"}"#)]),
        ("garbage", vec![Message::text("\u{0}\u{1}{{{{")]),
        ("binary", vec![Message::binary(vec![0xff; 1000])]),
        ("look before follow", vec![Message::text(r#"{"signal":"look","thread":null}"#)]),
        ("follow twice", vec![Message::text(follow), Message::text(follow)]),
        ("deep", vec![Message::text("[".repeat(60_000))]),
    ];
    for (what, messages) in nonsense {
        let mut ear = Ear::knock(&lead, Some(&house.address)).await.unwrap();
        for message in messages {
            ear.0.send(message).await.unwrap();
        }
        let (code, reason) = ear.farewell(SOON).await.expect(what);
        assert!([1007, 1008].contains(&code), "{what}: {code}");
        assert!(["unreadable", "policy"].contains(&reason.as_str()), "{what}: {reason}");
    }
    let mut ear = Ear::open(&lead, 0).await;
    // The server may hang up while we still push.
    _ = ear.0.send(Message::text("x".repeat(64 << 20))).await;
    assert!(ear.closed(SOON).await.is_some(), "64 MiB");
    let mut ear = Ear::open(&lead, 0).await;
    for _ in 0..10_000 {
        if ear.0.feed(Message::text(r#"{"signal":"look","thread":null}"#)).await.is_err() {
            break;
        }
    }
    _ = ear.0.flush().await;
    assert!(matches!(ear.closed(SOON).await, Some(0 | 1008)), "10,000 signals at once");
    let resident = memory(&lead).await;
    println!("resident afterwards: {} MB", resident >> 20);
    assert!(resident < 300 << 20, "{resident}");
}

/// S10 and G10: who does not read is dropped, and nobody else notices.
#[tokio::test]
async fn who_does_not_read_is_dropped() {
    let house = House::start();
    let lead = house.lead().await;
    let (_, thread) = lead.thread("민지", "@hangang 개통이 안 돼요").await;
    let mut good = Ear::open(&lead, 0).await;
    let deaf = Ear::open(&lead, 0).await;
    let before = memory(&lead).await;
    let long = "가".repeat(1_000);
    let mut said = 0;
    // The kernel keeps some megabytes for the deaf one; after that the server waits, and gives up.
    until("the deaf one is dropped", async || {
        for _ in 0..200 {
            note(&lead, thread, &long).await;
            said += 1;
            good.event(|change| matches!(change, Change::NoteAdded { .. })).await;
        }
        (lines(&lead).await == 1.0).then_some(())
    })
    .await;
    let grown = memory(&lead).await.saturating_sub(before);
    println!("{said} notes of 3 kB; grown by {} kB", grown >> 10);
    assert!(grown < 64 << 20, "{grown}");
    drop(deaf);
}

async fn figure(lead: &Caller, name: &str) -> f64 {
    let text = lead.get("/metrics").await.text().await.unwrap();
    let line = text.lines().find_map(|line| line.strip_prefix(name)).unwrap_or_else(|| panic!("{name} in {text}"));
    line.trim().parse().unwrap()
}

/// Resident bytes.
pub async fn memory(lead: &Caller) -> u64 {
    figure(lead, "process_resident_memory_bytes").await as u64
}

/// Open lines.
pub async fn lines(lead: &Caller) -> f64 {
    figure(lead, "moksori_lines_open").await
}

#[tokio::test]
async fn a_seq_from_another_log_is_stale() {
    let house = House::start();
    let lead = house.lead().await;
    let mut ear = Ear::knock(&lead, Some(&house.address)).await.unwrap();
    ear.say(&Signal::Follow { after: 1_000_000 }).await;
    assert_eq!(ear.hear().await, Some(Frame::Stale));
}

/// G13
#[tokio::test]
async fn a_stopping_server_says_when_to_come_back() {
    let mut house = House::start();
    let lead = house.lead().await;
    let mut ears = Vec::new();
    for _ in 0..20 {
        ears.push(Ear::open(&lead, 0).await);
    }
    let listen = async {
        let mut waits = std::collections::BTreeSet::new();
        for ear in &mut ears {
            loop {
                match ear.hear().await {
                    Some(Frame::Bye { after }) => {
                        waits.insert(after);
                        break;
                    }
                    Some(_) => {}
                    None => panic!("no goodbye"),
                }
            }
            assert_eq!(ear.closed(SOON).await, Some(1001));
        }
        waits
    };
    let ((code, took), waits) = tokio::join!(house.stop(), listen);
    println!("stopped in {took:?}");
    assert_eq!(code, Some(0));
    assert!(took < Duration::from_secs(10), "{took:?}");
    assert!(waits.len() > 10, "they do not all come back at once: {waits:?}");
}
