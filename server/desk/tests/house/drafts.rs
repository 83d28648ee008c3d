//! What is being written: one at a time, seen by all, lost by nobody.

use super::room::{Room, fresh, rooms, thinks_for, until};
use desk::{Error, Seat, Sending};
use model::draft::Draft;
use model::refusal::Refusal;
use model::reply::{Outcome, State, Verdict};
use model::thread::Card;
use model::time::{HOUR, SECOND, Time};

async fn write(seat: &Seat, card: &Card, draft: &Draft, text: &str) -> desk::Result<Draft> {
    let token = draft.lease.filter(|lease| lease.by == seat.operator().id).map(|_| draft.token);
    seat.write_draft(card.id, draft.version, token, text.into(), Vec::new(), None).await.map(|written| written.draft)
}

fn written(card: &Card, draft: &Draft, text: &str) -> Sending {
    Sending { token: Some(draft.token), ..Sending::plain(card.id, card.messages, text) }
}

fn refused(error: Error) -> Refusal {
    match error {
        Error::Refused(why) => why,
        other => panic!("{other:?}"),
    }
}

async fn posts(room: &Room) -> Vec<String> {
    room.desk.world().posts().into_iter().filter(|post| post.reply.is_some()).map(|post| post.text).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn one_writes_and_all_see_it() {
    for room in rooms().await {
        let card = room.say("minji", "개통이 안 돼요").await;
        let none = room.a.draft(card.id).await.unwrap();
        let mine = write(&room.a, &card, &none, "네").await.unwrap();
        let since = mine.lease.unwrap().since;
        let by = room.a.operator().id;
        let why = refused(write(&room.b, &card, &none, "저희가").await.unwrap_err());
        assert_eq!(why, Refusal::BeingWritten { by, since });
        let seen = room.b.talk(card.id).await.unwrap();
        assert_eq!((seen.draft.text.as_str(), seen.card.writer.map(|w| (w.by, w.since))), ("네", Some((by, since))));
        // More words change the draft, and not the card.
        let more = write(&room.a, &card, &mine, "네, 확인").await.unwrap();
        assert_eq!((more.version, more.token), (mine.version + 1, mine.token));
        assert_eq!(room.card(&card).await.version, seen.card.version);
        // A script cannot speak over somebody's shoulder either.
        let over = room.b.reply(Sending::plain(card.id, 1, "저희가"), fresh()).await.unwrap_err();
        assert_eq!(refused(over), Refusal::BeingWritten { by, since });
        room.a.leave_draft(card.id, more.token).await.unwrap();
        let left = room.b.talk(card.id).await.unwrap();
        assert_eq!((left.draft.text.as_str(), left.draft.lease, left.card.writer), ("네, 확인", None, None));
        let theirs = write(&room.b, &card, &left.draft, "네, 확인하겠습니다").await.unwrap();
        assert_eq!((theirs.started, theirs.edited.len()), (Some(by), 2));
        room.desk.stop().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_lease_that_was_taken_writes_and_sends_nothing_more() {
    for room in rooms().await {
        let card = room.say("minji", "개통이 안 돼요").await;
        let mine = write(&room.a, &card, &Draft::empty(card.id), "네").await.unwrap();
        let why = refused(room.b.take_draft(card.id, " ".into(), fresh()).await.unwrap_err());
        assert_eq!(why, Refusal::NoReason);
        let mutation = fresh();
        let taken = room.b.take_draft(card.id, "교대".into(), mutation).await.unwrap();
        assert_eq!(room.b.take_draft(card.id, "교대".into(), mutation).await.unwrap(), taken, "said twice, done once");
        let held = Refusal::BeingWritten { by: room.b.operator().id, since: taken.lease.unwrap().since };
        assert_eq!(refused(write(&room.a, &card, &mine, "네, 그리고").await.unwrap_err()), held);
        assert_eq!(refused(room.a.reply(written(&card, &mine, "네"), fresh()).await.unwrap_err()), held);
        // However late it comes, an old number stays an old number.
        room.b.leave_draft(card.id, taken.token).await.unwrap();
        let late = refused(room.a.reply(written(&card, &mine, "네"), fresh()).await.unwrap_err());
        assert_eq!(late, Refusal::LeaseLost { by: None });
        let history = room.a.talk(card.id).await.unwrap().history;
        let told = history.iter().filter(|event| matches!(event.change, model::event::Change::DraftTaken { .. }));
        assert_eq!(told.count(), 1, "taking over is a deed, writing is none");
        room.desk.stop().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_claim_ends_the_lease_and_keeps_the_words() {
    for room in rooms().await {
        let card = room.say("minji", "개통이 안 돼요").await;
        let mine = write(&room.a, &card, &Draft::empty(card.id), "네").await.unwrap();
        room.b.claim(card.id, fresh()).await.unwrap();
        let owner = Some(room.b.operator().id);
        assert_eq!(refused(write(&room.a, &card, &mine, "네,").await.unwrap_err()), Refusal::NotYours { owner });
        let late = refused(room.a.reply(written(&card, &mine, "네"), fresh()).await.unwrap_err());
        assert_eq!(late, Refusal::NotYours { owner });
        let talk = room.b.talk(card.id).await.unwrap();
        assert_eq!((talk.draft.text.as_str(), talk.draft.lease, talk.card.writer), ("네", None, None));
        let theirs = write(&room.b, &card, &talk.draft, "네, 확인").await.unwrap();
        room.b.reply(written(&talk.card, &theirs, "네, 확인"), fresh()).await.unwrap();
        until("it is out", async || Some(posts(&room).await).filter(|posts| posts.len() == 1)).await;
        let sent = room.b.talk(card.id).await.unwrap();
        assert_eq!(sent.replies[0].started, Some(room.a.operator().id), "who began it is kept");
        assert_eq!((sent.draft.filled(), sent.card.writer), (false, None));
        room.desk.stop().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_sent_can_be_taken_back_until_it_leaves() {
    for room in rooms().await {
        let begun = room.desk.sign_in("ana@team.test", super::room::PASSWORD.into(), &super::room::client()).await;
        let slow = thinks_for(2, &room.desk, &begun.unwrap().cookie).await;
        let card = room.say("minji", "개통이 안 돼요").await;
        let draft = write(&slow, &card, &Draft::empty(card.id), "네, 확인").await.unwrap();
        let reply = slow.reply(written(&card, &draft, "네, 확인"), fresh()).await.unwrap();
        assert_eq!(reply.due.since(reply.at), 2 * SECOND);
        let talk = room.b.talk(card.id).await.unwrap();
        assert!(!talk.draft.filled(), "it is a reply now");
        let other = room.b.reply(Sending::plain(card.id, 1, "저희가"), fresh()).await.unwrap_err();
        assert_eq!(refused(other), Refusal::AlreadyAnswered { by: room.a.operator().id });
        slow.undo(reply.id, fresh()).await.unwrap();
        let back = room.b.talk(card.id).await.unwrap();
        assert_eq!((back.draft.text.as_str(), back.draft.filled(), back.card.reply), ("네, 확인", true, None));
        // The second time it leaves, and then it is too late.
        let draft = write(&slow, &card, &back.draft, "네, 확인했어요").await.unwrap();
        let reply = slow.reply(written(&card, &draft, "네, 확인했어요"), fresh()).await.unwrap();
        assert!(posts(&room).await.is_empty(), "nothing leaves before its time");
        until("it is out", async || Some(posts(&room).await).filter(|posts| *posts == ["네, 확인했어요 ^A"])).await;
        assert!(Time::now() >= reply.due);
        assert_eq!(refused(slow.undo(reply.id, fresh()).await.unwrap_err()), Refusal::TooLate);
        room.desk.stop().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_planned_reply_asks_when_somebody_has_spoken_since() {
    for room in rooms().await {
        let card = room.say("minji", "개통이 안 돼요").await;
        let at = Time::now().plus(HOUR);
        let planned = Sending { at: Some(at), ..Sending::plain(card.id, 1, "오전에 연락드릴게요") };
        let reply = room.a.reply(planned, fresh()).await.unwrap();
        assert_eq!((reply.state, reply.due, reply.planned()), (State::Queued, at, true));
        let past = Sending { at: Some(Time(1)), ..Sending::plain(card.id, 1, "네") };
        assert_eq!(refused(room.a.reply(past, fresh()).await.unwrap_err()), Refusal::BadTime);
        // It stalls nobody, and its time comes.
        let other = room.say("yuna", "로밍이 안 돼요").await;
        room.b.reply(Sending::plain(other.id, 1, "네"), fresh()).await.unwrap();
        until("the other is out", async || Some(posts(&room).await).filter(|posts| posts.len() == 1)).await;
        let talk = room.b.talk(card.id).await.unwrap();
        room.answer("minji", &talk.messages[0].remote, "@hangang.practice 아니, 됐어요");
        until("it is heard", async || Some(room.card(&card).await).filter(|now| now.messages == 2)).await;
        let mut tx = room.fresh.store.write().await.unwrap();
        // As if it had been planned an hour ago for a moment that is over.
        let earlier = "UPDATE reply SET at = at - 3600000000, due = at - 3500000000 WHERE state = 'queued'";
        tx.run(earlier).await.unwrap();
        tx.commit().await.unwrap();
        let asks = until("it asks", async || {
            let talk = room.a.talk(card.id).await.unwrap();
            talk.replies.into_iter().find(|reply| reply.state == State::Person)
        })
        .await;
        assert_eq!(asks.why, model::reply::OVERTAKEN);
        assert_eq!(posts(&room).await.len(), 1);
        room.b.settle(asks.id, Verdict::Again, fresh()).await.unwrap();
        until("it is out", async || Some(posts(&room).await).filter(|posts| posts.len() == 2)).await;
        room.desk.stop().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn one_press_stops_everything_and_another_lets_it_go_on() {
    for room in rooms().await {
        let card = room.say("minji", "개통이 안 돼요").await;
        let brand = room.b.halt(true).await.unwrap();
        assert_eq!(brand.halted, Some(room.b.operator().id));
        room.a.reply(Sending::plain(card.id, 1, "네"), fresh()).await.unwrap();
        tokio::time::sleep(std::time::Duration::from_millis(1_500)).await;
        assert!(posts(&room).await.is_empty(), "two rounds of the outbox have passed");
        room.a.halt(false).await.unwrap();
        until("it is out", async || Some(posts(&room).await).filter(|posts| posts.len() == 1)).await;
        room.desk.stop().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn who_is_locked_out_sends_nothing_more() {
    for room in rooms().await {
        let (card, other) = (room.say("minji", "개통이 안 돼요").await, room.say("yuna", "로밍이 안 돼요").await);
        let planned = Sending { at: Some(Time::now().plus(HOUR)), ..Sending::plain(card.id, 1, "네") };
        room.a.reply(planned, fresh()).await.unwrap();
        write(&room.a, &other, &Draft::empty(other.id), "저").await.unwrap();
        room.lead.change_operator(room.a.operator().id, room.a.operator().role, true, false).await.unwrap();
        assert_eq!(room.b.talk(card.id).await.unwrap().replies[0].state, State::Dropped);
        let talk = room.b.talk(other.id).await.unwrap();
        assert_eq!((talk.draft.text.as_str(), talk.draft.lease, talk.card.writer), ("저", None, None));
        room.desk.stop().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_complaint_is_told_is_kept_as_data() {
    for room in rooms().await {
        let card = room.say("minji", "요금이 이상해요").await;
        let outcome = Outcome { solvable: false, why: "약정 기간".into(), when: None };
        let sending = Sending { outcome: Some(outcome.clone()), ..Sending::plain(card.id, 1, "죄송합니다") };
        room.a.reply(sending, fresh()).await.unwrap();
        assert_eq!(room.b.talk(card.id).await.unwrap().replies[0].outcome, Some(outcome));
        room.desk.stop().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_long_answer_goes_out_as_a_chain_in_order_and_once() {
    for room in rooms().await {
        let card = room.say("minji", "자세히 알려 주세요").await;
        let text = "개통은 이렇게 진행됩니다. 먼저 유심을 꽂아 주세요. ".repeat(20);
        let written = room.a.write_draft(card.id, 0, None, text.clone(), Vec::new(), None).await.unwrap();
        assert_eq!(written.posts.len(), 3, "{:?}", written.posts);
        let long = Sending { token: Some(written.draft.token), ..Sending::plain(card.id, 1, text.clone()) };
        assert_eq!(refused(room.a.reply(long, fresh()).await.unwrap_err()), Refusal::TooLong { limit: 300 });
        let chain = Sending { chain: true, token: Some(written.draft.token), ..Sending::plain(card.id, 1, text) };
        let first = room.a.reply(chain, fresh()).await.unwrap();
        assert_eq!((first.part, first.parts, first.chain), (1, 3, first.id));
        until("all of it is out", async || Some(posts(&room).await).filter(|posts| posts.len() == 3)).await;
        assert_eq!(posts(&room).await, written.posts, "in order");
        let out: Vec<_> = room.desk.world().posts().into_iter().filter(|post| post.reply.is_some()).collect();
        assert_eq!(out[1].parent.as_ref(), Some(&out[0].remote), "each below the one before");
        assert_eq!(out[2].parent.as_ref(), Some(&out[1].remote));
        let answered = until("it is answered", async || {
            Some(room.card(&card).await).filter(|card| card.state == model::thread::State::Answered)
        })
        .await;
        assert_eq!((answered.messages, answered.reply), (4, None));
        room.desk.stop().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_part_that_is_refused_holds_what_follows_until_somebody_decides() {
    for room in rooms().await {
        let card = room.say("minji", "자세히 알려 주세요").await;
        let text = "개통은 이렇게 진행됩니다. 먼저 유심을 꽂아 주세요. ".repeat(12);
        room.lead.pause_account(room.account.id).await.unwrap();
        let first = room.a.reply(Sending { chain: true, ..Sending::plain(card.id, 1, text) }, fresh()).await.unwrap();
        assert_eq!(first.parts, 2);
        room.a.undo(first.id, fresh()).await.unwrap();
        let replies = room.b.talk(card.id).await.unwrap().replies;
        assert!(replies.iter().all(|reply| reply.state == State::Dropped), "what follows goes with it");
        assert_eq!(room.card(&card).await.reply, None);
        room.a.reply(Sending::plain(card.id, 1, "짧게 답할게요"), fresh()).await.unwrap();
        room.lead.resume_account(room.account.id).await.unwrap();
        until("it is out", async || Some(posts(&room).await).filter(|posts| *posts == ["짧게 답할게요 ^A"])).await;
        room.desk.stop().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_repeats_an_answer_is_told() {
    for room in rooms().await {
        let card = room.say("minji", "개통이 안 돼요").await;
        let text = "유심을 다시 꽂고 전원을 껐다 켜 주세요";
        room.a.reply(Sending::plain(card.id, 1, text), fresh()).await.unwrap();
        until("it is out", async || Some(posts(&room).await).filter(|posts| posts.len() == 1)).await;
        let again = room.say("minji", "해 봤는데 안 돼요").await;
        let draft = room.b.draft(again.id).await.unwrap();
        let same = "유심을 다시 꽂고, 전원을 껐다가 켜 주세요!".to_owned();
        let written = room.b.write_draft(again.id, draft.version, None, same, Vec::new(), None).await.unwrap();
        assert_eq!(written.repeats.and_then(|earlier| earlier.by), Some(room.a.operator().id));
        assert_eq!(written.contradicts, None);
        let other = "지점에 오시면 유심을 바꿔 드려요".to_owned();
        let token = Some(written.draft.token);
        let written = room.b.write_draft(again.id, 0, token, other, Vec::new(), None).await.unwrap();
        assert_eq!(written.repeats, None);
        room.desk.stop().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_says_otherwise_is_told() {
    for room in rooms().await {
        let card = room.say("minji", "해외에서도 쓸 수 있나요?").await;
        let text = "해외 로밍은 오늘 바로 신청 가능합니다.";
        room.a.reply(Sending::plain(card.id, 1, text), fresh()).await.unwrap();
        until("it is out", async || Some(posts(&room).await).filter(|posts| posts.len() == 1)).await;
        let again = room.say("minji", "정말요?").await;
        let draft = room.b.draft(again.id).await.unwrap();
        let other = "해외 로밍은 오늘 바로 신청 불가능합니다.".to_owned();
        let written = room.b.write_draft(again.id, draft.version, None, other, Vec::new(), None).await.unwrap();
        assert_eq!(
            written.contradicts.map(|earlier| earlier.text),
            Some("해외 로밍은 오늘 바로 신청 가능합니다. ^A".into())
        );
        room.desk.stop().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_out_of_a_chain_is_the_answer_when_the_rest_is_taken_back() {
    for room in rooms().await {
        let card = room.say("minji", "자세히 알려 주세요").await;
        let text = "개통은 이렇게 진행됩니다. 먼저 유심을 꽂아 주세요. ".repeat(20);
        // The second post of three finds the network down.
        let weather = |limit, outage| model::practice::Practice { limit, outage, ..Default::default() };
        room.lead.steer(weather(1, false)).await.unwrap();
        let first = room.a.reply(Sending { chain: true, ..Sending::plain(card.id, 1, text) }, fresh()).await.unwrap();
        let waiting = until("the second waits", async || {
            let talk = room.a.talk(card.id).await.unwrap();
            talk.replies.into_iter().find(|reply| reply.part == 2 && reply.state == State::Waiting)
        })
        .await;
        assert_eq!(waiting.chain, first.id);
        room.b.settle(waiting.id, Verdict::Drop, fresh()).await.unwrap();
        let talk = room.a.talk(card.id).await.unwrap();
        let states: Vec<_> = talk.replies.iter().map(|reply| reply.state).collect();
        assert_eq!(states, [State::Sent, State::Dropped, State::Dropped]);
        assert_eq!(
            (talk.card.state, talk.card.reply, talk.draft.filled()),
            (model::thread::State::Answered, None, false)
        );
        room.desk.stop().await;
    }
}
