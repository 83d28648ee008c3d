//! G7: of all who claim, exactly one wins, and the others are told who.

use super::room::{fresh, rooms, seat};
use desk::Error;
use model::operator::Role;
use model::refusal::Refusal;

#[tokio::test(flavor = "multi_thread")]
async fn one_owner_whoever_claims() {
    for room in rooms().await {
        let mut seats = vec![room.a.clone(), room.b.clone()];
        for n in 0..6 {
            seats.push(seat(&room.desk, &format!("X{n}"), Role::Agent).await);
        }
        for race in 0..60 {
            let card = room.say(&format!("racer{race}"), "누구든 답해 주세요").await;
            let runners = &seats[..2 + race % (seats.len() - 1)];
            let claims = runners.iter().map(|seat| seat.claim(card.id, fresh()));
            let outcomes = futures::future::join_all(claims).await;
            let owner = room.card(&card).await.owner.unwrap();
            let mut winners = 0;
            for (seat, outcome) in runners.iter().zip(outcomes) {
                match outcome {
                    Ok(_) => {
                        winners += 1;
                        assert_eq!(seat.operator().id, owner);
                    }
                    Err(Error::Refused(Refusal::AlreadyClaimed { by })) => assert_eq!(by, owner),
                    Err(other) => panic!("{other}"),
                }
            }
            assert_eq!(winners, 1, "race {race} with {} runners", runners.len());
        }
        room.desk.stop().await;
    }
}
