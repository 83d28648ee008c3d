//! G9 and G12: a line says everything once and in order, and ends when its operator is shut out.

use super::room::{fresh, rooms};
use desk::live::{Line, Said};
use model::board::Board;
use model::event::Change;
use model::live::Frame;
use model::operator::Role;
use std::time::Duration;

async fn next(line: &mut Line) -> Option<Frame> {
    match tokio::time::timeout(Duration::from_secs(2), line.next()).await {
        Ok(Said::Frame(bytes)) => Some(serde_json::from_slice(&bytes).unwrap()),
        Ok(Said::Close(..)) | Err(_) => None,
    }
}

/// Applies what comes until the line has said everything up to `seq`.
async fn follow(board: &mut Board, line: &mut Line, seq: i64) {
    while board.seq() < seq {
        match next(line).await {
            Some(Frame::Event(event)) => assert!(board.apply(&event) || event.card.is_none(), "once: {event:?}"),
            Some(Frame::Present { .. } | Frame::Moved(_) | Frame::Tick { .. }) => {}
            other => panic!("{other:?}"),
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_cut_line_goes_on_where_it_was() {
    for room in rooms().await {
        let mut board = Board::new(room.a.board().await.unwrap());
        let mut line = Line::open(&room.a, board.seq()).await.unwrap();
        for n in 0..10 {
            room.say(&format!("first{n}"), "안녕하세요").await;
        }
        let seq = room.lead.board().await.unwrap().seq;
        follow(&mut board, &mut line, seq).await;
        drop(line);
        for n in 0..10 {
            let card = room.say(&format!("second{n}"), "여보세요").await;
            room.b.claim(card.id, fresh()).await.unwrap();
        }
        let page = room.lead.board().await.unwrap();
        let mut line = Line::open(&room.a, board.seq()).await.unwrap();
        follow(&mut board, &mut line, page.seq).await;
        assert_eq!(board.digest(), Board::new(page).digest());
        assert_eq!(board.open().len(), 20);
        room.desk.stop().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_line_from_another_log_is_stale() {
    for room in rooms().await {
        let mut line = Line::open(&room.a, 1_000_000).await.unwrap();
        assert_eq!(next(&mut line).await, Some(Frame::Stale));
        assert_eq!(next(&mut line).await, None);
        room.desk.stop().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_disabled_operator_hears_nothing_more() {
    for room in rooms().await {
        let seq = room.a.board().await.unwrap().seq;
        let mut line = Line::open(&room.a, seq).await.unwrap();
        assert!(matches!(next(&mut line).await, Some(Frame::Present { .. })));
        let began = std::time::Instant::now();
        room.lead.change_operator(room.a.operator().id, Role::Agent, true, false).await.unwrap();
        let closed = async {
            loop {
                if let Said::Close(code, _) = line.next().await {
                    return code;
                }
            }
        };
        assert_eq!(tokio::time::timeout(Duration::from_secs(2), closed).await.unwrap(), 4401);
        assert!(began.elapsed() < Duration::from_secs(2));
        room.desk.stop().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_revoked_token_hears_nothing_more() {
    for room in rooms().await {
        let secret = room.lead.create_token("feed".into()).await.unwrap();
        let seat = room.desk.seat_of_token(&secret).await.unwrap().unwrap();
        let seq = room.a.board().await.unwrap().seq;
        let mut open = Line::open(&seat, seq).await.unwrap();
        assert!(matches!(next(&mut open).await, Some(Frame::Present { .. })));
        room.desk.revoke_token_named("feed").await.unwrap();
        assert_eq!(next(&mut open).await, None);
        // It was let in to ask, and shut out before it listened.
        let mut late = Line::open(&seat, seq).await.unwrap();
        assert!(matches!(next(&mut late).await, Some(Frame::Present { .. })));
        assert_eq!(late.next().await, Said::Close(4401, "signed out"));
        room.desk.stop().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn everybody_sees_who_looks_where_and_who_looks_sees_the_words() {
    for room in rooms().await {
        let card = room.say("dana", "안녕하세요").await;
        let seq = room.a.board().await.unwrap().seq;
        let mut a = Line::open(&room.a, seq).await.unwrap();
        let mut b = Line::open(&room.b, seq).await.unwrap();
        let mut lead = Line::open(&room.lead, seq).await.unwrap();
        a.look(Some(card.id));
        b.look(Some(card.id));
        let seen = loop {
            if let Some(Frame::Moved(seen)) = next(&mut b).await
                && seen.thread.is_some()
            {
                break seen;
            }
        };
        assert_eq!((seen.operator, seen.thread), (room.a.operator().id, Some(card.id)));
        let written = room.a.write_draft(card.id, 0, None, "네, 확인".into(), Vec::new(), None).await.unwrap().draft;
        let draft = loop {
            if let Some(Frame::Draft(draft)) = next(&mut b).await {
                break draft;
            }
        };
        assert_eq!(draft, written);
        // Whoever looks elsewhere learns that somebody writes, and no word of it.
        room.a.leave_draft(card.id, written.token).await.unwrap();
        let mut heard = Vec::new();
        while !heard.contains(&Change::DraftLeft) {
            match next(&mut lead).await {
                Some(Frame::Event(event)) => heard.push(event.change),
                Some(Frame::Draft(_)) => panic!("words for nobody"),
                _ => {}
            }
        }
        assert!(heard.contains(&Change::DraftTaken { from: None, reason: String::new() }), "{heard:?}");
        drop(a);
        loop {
            if matches!(next(&mut b).await, Some(Frame::Moved(left)) if !left.on) {
                break;
            }
        }
        room.desk.stop().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_stopping_server_says_when_to_come_back() {
    for room in rooms().await {
        let seq = room.a.board().await.unwrap().seq;
        let mut line = Line::open(&room.a, seq).await.unwrap();
        assert!(matches!(next(&mut line).await, Some(Frame::Present { .. })));
        room.desk.stop().await;
        assert!(matches!(next(&mut line).await, Some(Frame::Bye { after: 500..5000 })));
        assert_eq!(next(&mut line).await, None);
    }
}
