use crate::given::{NOW, operator, world};
use model::brand::Brand;
use model::id::{InviteId, MutationId, OperatorId, SessionId, TokenId};
use model::operator::{Invite, Language, Role, Session, Settings, Theme, Token};
use model::time::{DAY, HOUR, Time};
use store::{Error, Store};

both!(
    the_brand_has_one_name,
    operators_come_back_as_they_went_in,
    an_address_is_taken_once,
    passwords_and_settings_belong_to_somebody,
    leads_are_counted_while_they_can_sign_in,
    a_session_ends_by_time_by_hand_and_with_its_operator,
    a_token_carries_its_operator,
    an_invitation_works_once,
    an_answer_is_kept_once,
);

async fn the_brand_has_one_name(store: Store) {
    let mut tx = store.write().await.unwrap();
    assert_eq!(tx.brand().await.unwrap(), None);
    for name in ["올레", "목소리"] {
        tx.set_brand(&Brand { name: name.into(), ..Default::default() }).await.unwrap();
    }
    tx.commit().await.unwrap();
    assert_eq!(
        store.read().await.unwrap().brand().await.unwrap(),
        Some(Brand { name: "목소리".into(), ..Default::default() })
    );
}

async fn operators_come_back_as_they_went_in(store: Store) {
    let mut tx = store.write().await.unwrap();
    let mut all: Vec<_> = Role::ALL.into_iter().map(|role| operator(&format!("{role:?}"), role)).collect();
    for one in &all {
        assert!(tx.insert_operator(one, "hash").await.unwrap());
    }
    all.sort_by(|a, b| a.name.cmp(&b.name));
    assert_eq!(tx.operators().await.unwrap(), all);
    let changed =
        model::operator::Operator { name: "새 이름".into(), role: Role::Lead, disabled: true, ..all[0].clone() };
    tx.update_operator(&changed).await.unwrap();
    assert_eq!(tx.operator(changed.id).await.unwrap(), Some(changed.clone()));
    assert_eq!(tx.operator_by_email(&changed.email).await.unwrap(), Some((changed, "hash".into())));
    assert_eq!(tx.operator(OperatorId::new()).await.unwrap(), None);
    assert_eq!(tx.operator_by_email("nobody@example.com").await.unwrap(), None);
}

async fn an_address_is_taken_once(store: Store) {
    let mut tx = store.write().await.unwrap();
    let first = operator("서현", Role::Lead);
    let second = model::operator::Operator { email: first.email.clone(), ..operator("민준", Role::Agent) };
    assert!(tx.insert_operator(&first, "").await.unwrap());
    assert!(!tx.insert_operator(&second, "").await.unwrap());
    // The refusal did not end the transaction.
    assert_eq!(tx.operators().await.unwrap(), [first]);
}

async fn passwords_and_settings_belong_to_somebody(store: Store) {
    let seo = world(&store).await.seo;
    let mut tx = store.write().await.unwrap();
    let mine = Settings { language: Language::En, theme: Theme::Dark, keys: false, zone: -300, undo: 5 };
    assert_eq!(tx.settings(seo.id).await.unwrap(), Settings::default());
    tx.set_settings(seo.id, &mine).await.unwrap();
    assert_eq!(tx.settings(seo.id).await.unwrap(), mine);
    tx.set_password(seo.id, "$argon2id$2").await.unwrap();
    assert_eq!(tx.password(seo.id).await.unwrap(), Some("$argon2id$2".into()));
    assert_eq!(tx.password(OperatorId::new()).await.unwrap(), None);
}

async fn leads_are_counted_while_they_can_sign_in(store: Store) {
    let seo = world(&store).await.seo;
    let mut tx = store.write().await.unwrap();
    assert_eq!(tx.leads().await.unwrap(), 1);
    tx.update_operator(&model::operator::Operator { disabled: true, ..seo }).await.unwrap();
    assert_eq!(tx.leads().await.unwrap(), 0);
}

async fn a_session_ends_by_time_by_hand_and_with_its_operator(store: Store) {
    let seo = world(&store).await.seo;
    let mut tx = store.write().await.unwrap();
    let ids = [SessionId::new(), SessionId::new(), SessionId::new()];
    for (n, id) in ids.into_iter().enumerate() {
        let at = NOW.plus(n as i64);
        tx.insert_session(id, seo.id, &[n as u8; 32], "Firefox", at, at.plus(DAY)).await.unwrap();
    }
    let asked = tx.session(&[0; 32], NOW).await.unwrap();
    assert_eq!(asked, Some((ids[0], NOW.plus(DAY), seo.clone(), Settings::default())));
    assert_eq!(tx.session(&[9; 32], NOW).await.unwrap(), None, "an unknown cookie");
    assert_eq!(tx.session(&[0; 32], NOW.plus(DAY)).await.unwrap(), None, "it has run out");

    assert!(tx.session_lasts(ids[0], NOW).await.unwrap());
    assert!(!tx.session_lasts(ids[0], NOW.plus(DAY)).await.unwrap(), "it has run out");
    assert!(!tx.session_lasts(SessionId::new(), NOW).await.unwrap());

    tx.touch_session(ids[0], NOW.plus(HOUR)).await.unwrap();
    let seen = tx.sessions_of(seo.id).await.unwrap();
    assert_eq!(seen.iter().map(|s| s.id).collect::<Vec<_>>(), [ids[2], ids[1], ids[0]], "latest first");
    let first = Session { id: ids[0], at: NOW, seen: NOW.plus(HOUR), agent: "Firefox".into(), current: false };
    assert_eq!(seen[2], first);

    assert!(!tx.delete_session(ids[0], OperatorId::new()).await.unwrap(), "not theirs");
    assert!(tx.delete_session(ids[0], seo.id).await.unwrap());
    assert!(!tx.delete_session(ids[0], seo.id).await.unwrap());
    assert_eq!(tx.delete_sessions_of(seo.id, Some(ids[1])).await.unwrap(), [ids[2]]);
    tx.update_operator(&model::operator::Operator { disabled: true, ..seo.clone() }).await.unwrap();
    assert_eq!(tx.session(&[1; 32], NOW).await.unwrap(), None, "disabled");
    assert!(!tx.session_lasts(ids[1], NOW).await.unwrap(), "disabled");
    tx.prune_sessions(NOW.plus(DAY)).await.unwrap();
    assert_eq!(tx.sessions_of(seo.id).await.unwrap().len(), 1, "one microsecond is left");
    assert_eq!(tx.delete_sessions_of(seo.id, None).await.unwrap(), [ids[1]]);
}

async fn a_token_carries_its_operator(store: Store) {
    let seo = world(&store).await.seo;
    let mut tx = store.write().await.unwrap();
    let token = Token { id: TokenId::new(), name: "reports".into(), operator: seo.id, at: NOW };
    tx.insert_token(&token, &[7; 32]).await.unwrap();
    assert_eq!(tx.tokens().await.unwrap(), std::slice::from_ref(&token));
    assert_eq!(tx.token(&[7; 32]).await.unwrap(), Some((token.id, seo.clone(), Settings::default())));
    assert_eq!(tx.token(&[8; 32]).await.unwrap(), None);
    assert!(tx.token_lasts(token.id).await.unwrap());
    assert!(!tx.token_lasts(TokenId::new()).await.unwrap());
    tx.update_operator(&model::operator::Operator { disabled: true, ..seo }).await.unwrap();
    assert_eq!(tx.token(&[7; 32]).await.unwrap(), None);
    assert!(!tx.token_lasts(token.id).await.unwrap(), "disabled");
    assert!(tx.delete_token(token.id).await.unwrap());
    assert!(!tx.delete_token(token.id).await.unwrap());
}

async fn an_invitation_works_once(store: Store) {
    let seo = world(&store).await.seo;
    let invite = |until: Time| Invite { id: InviteId::new(), role: Role::Genius, by: seo.id, until };
    let (good, other) = (invite(NOW.plus(DAY)), invite(NOW.plus(HOUR)));
    let mut tx = store.write().await.unwrap();
    tx.insert_invite(&good, &[1; 32]).await.unwrap();
    tx.insert_invite(&other, &[2; 32]).await.unwrap();
    assert_eq!(tx.invites(NOW).await.unwrap(), [other.clone(), good.clone()]);
    assert_eq!(tx.invites(NOW.plus(HOUR)).await.unwrap(), std::slice::from_ref(&good));
    assert_eq!(tx.invite(&[1; 32], NOW).await.unwrap(), Some(good.clone()));
    assert_eq!(tx.invite(&[1; 32], NOW.plus(DAY)).await.unwrap(), None);
    assert_eq!(tx.take_invite(&[1; 32], NOW.plus(DAY)).await.unwrap(), None);
    assert!(tx.delete_invite(other.id).await.unwrap());
    assert!(!tx.delete_invite(other.id).await.unwrap());
    tx.commit().await.unwrap();

    let take = |store: Store| async move {
        let mut tx = store.write().await.unwrap();
        let taken = tx.take_invite(&[1; 32], NOW).await.unwrap();
        tx.commit().await.unwrap();
        taken
    };
    let guests: Vec<_> = (0..8).map(|_| tokio::spawn(take(store.clone()))).collect();
    let mut taken = Vec::new();
    for guest in guests {
        taken.extend(guest.await.unwrap());
    }
    assert_eq!(taken, [good]);
}

async fn an_answer_is_kept_once(store: Store) {
    let world = world(&store).await;
    let id = MutationId::new();
    let keep = async |operator, text: &str| {
        let mut tx = store.write().await.unwrap();
        tx.keep_answer(id, operator, NOW, text.into());
        tx.commit().await
    };
    assert_eq!(store.read().await.unwrap().answer(id, world.seo.id).await.unwrap(), None);
    keep(world.seo.id, "1").await.unwrap();
    assert!(matches!(keep(world.seo.id, "2").await, Err(Error::Conflict)));
    keep(world.min.id, "3").await.expect("ids of others are others");
    let mut tx = store.write().await.unwrap();
    assert_eq!(tx.answer(id, world.seo.id).await.unwrap(), Some("1".into()));
    tx.prune_mutations(NOW).await.unwrap();
    assert_eq!(tx.answer(id, world.seo.id).await.unwrap(), Some("1".into()));
    tx.prune_mutations(NOW.plus(1)).await.unwrap();
    assert_eq!(tx.answer(id, world.seo.id).await.unwrap(), None);
}
