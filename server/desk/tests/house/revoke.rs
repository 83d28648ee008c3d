//! G12: who is locked out leaves nothing in the queue, also where they press send at that very moment.

use super::room::{fresh, rooms, seat, thinks_for};
use desk::{Error, Sending};
use model::operator::Role;
use model::refusal::Refusal;

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
