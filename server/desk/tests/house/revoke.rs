//! G12: who is locked out leaves nothing in the queue, also where they press send at that very moment.

use super::room::{fresh, rooms, seat, thinks_for, until};
use desk::{Error, Sending};
use model::operator::{Operator, Role};
use model::refusal::Refusal;
use model::reply::State;
use model::time::{SECOND, Time};

const ROUNDS: usize = 12;
const HANDS: usize = 6;

#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_queued_behind_the_back_of_whoever_locks_out() {
    for room in rooms().await {
        let mut refused = 0;
        for round in 0..ROUNDS {
            let name = format!("G{round}");
            seat(&room.desk, &name, Role::Agent).await;
            let guest = super::room::guest(&name);
            let begun = room.desk.sign_in(&guest.email, guest.password, &super::room::client()).await.unwrap();
            let guest = thinks_for(60, &room.desk, &begun.cookie).await;
            let mut sends = Vec::new();
            for n in 0..HANDS {
                let card = room.say(&format!("r{round}n{n}"), "답해 주세요").await;
                let guest = guest.clone();
                sends.push(async move { guest.reply(Sending::plain(card.id, 1, "네"), fresh()).await });
            }
            let who = guest.operator().id;
            let out = room.lead.change_operator(who, Role::Agent, true, false);
            // Some are in the queue already, the others come at the same moment.
            let last = sends.split_off(round % HANDS);
            futures::future::join_all(sends).await.into_iter().for_each(|sent| _ = sent.unwrap());
            let (out, sent) = tokio::join!(out, futures::future::join_all(last));
            out.unwrap();
            for answer in sent {
                match answer {
                    Ok(_) => {}
                    Err(Error::Refused(Refusal::NotAllowed)) => refused += 1,
                    Err(other) => panic!("{other}"),
                }
            }
            let left: Vec<_> =
                room.lead.outbox().await.unwrap().into_iter().filter(|(reply, _)| reply.by == who).collect();
            assert!(left.is_empty(), "round {round}: {left:?}");
        }
        println!("{} sends while their writer was locked out, {refused} of them refused, 0 left", ROUNDS * HANDS);
        room.desk.stop().await;
    }
}

/// A kill in the middle of locking somebody out leaves what they queued: it is held back when it would leave.
#[tokio::test(flavor = "multi_thread")]
async fn what_was_not_held_back_is_held_back_when_it_would_leave() {
    for room in rooms().await {
        let card = room.say("minji", "답해 주세요").await;
        let soon = Sending { at: Some(Time::now().plus(SECOND)), ..Sending::plain(card.id, 1, "네") };
        let reply = room.b.reply(soon, fresh()).await.unwrap();
        let mut tx = room.fresh.store.write().await.unwrap();
        tx.update_operator(&Operator { disabled: true, ..room.b.operator().clone() }).await.unwrap();
        tx.commit().await.unwrap();
        until("it is held back", async || {
            let talk = room.lead.talk(card.id).await.unwrap();
            talk.replies.into_iter().find(|known| known.id == reply.id && known.state == State::Dropped)
        })
        .await;
        assert!(room.desk.world().posts().iter().all(|post| post.reply.is_none()));
        room.desk.stop().await;
    }
}
