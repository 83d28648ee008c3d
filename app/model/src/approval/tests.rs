use super::*;
use crate::account::{Cotag, Network, Standing};
use crate::id::{AccountId, ImageId, QueueId, ReplyId, ThreadId};
use crate::reply::State;
use crate::time::Time;
use uuid::Uuid;

fn operator(number: u128, role: Role) -> Operator {
    let id = OperatorId(Uuid::from_u128(number));
    Operator {
        id,
        name: "서현".into(),
        email: String::new(),
        role,
        cotag: "SH".into(),
        disabled: false,
        trusted: false,
    }
}

fn account() -> Account {
    Account {
        id: AccountId(Uuid::nil()),
        network: Network::Practice,
        remote: String::new(),
        handle: String::new(),
        name: String::new(),
        colour: 0,
        server: String::new(),
        cotag: Cotag::Caret,
        approval: false,
        standing: Standing::Connected,
        why: String::new(),
    }
}

fn reply(by: &Operator) -> Reply {
    let id = ReplyId(Uuid::nil());
    Reply {
        id,
        thread: ThreadId(Uuid::nil()),
        by: by.id,
        at: Time(0),
        due: Time(0),
        started: Some(by.id),
        edited: vec![by.id],
        need: Some(Need::Role),
        approver: None,
        hash: "abc".into(),
        chain: id,
        part: 1,
        parts: 1,
        outcome: None,
        text: "네".into(),
        media: Vec::new(),
        state: State::Awaiting,
        remote: String::new(),
        why: String::new(),
        retry: None,
    }
}

#[test]
fn a_genius_needs_a_reader_until_trusted() {
    let (policy, mut genius) = (Policy::default(), operator(1, Role::Genius));
    assert_eq!(policy.need(&genius, &account(), None, "네"), Some(Need::Role));
    genius.trusted = true;
    assert_eq!(policy.need(&genius, &account(), None, "네"), None);
    assert_eq!(policy.need(&operator(2, Role::Agent), &account(), None, "네"), None);
}

#[test]
fn roles_accounts_and_words_are_watched_as_the_policy_says() {
    let policy = Policy {
        roles: vec![Role::Professional],
        words: vec!["환불".into(), "refund".into(), " ".into()],
        ..Policy::default()
    };
    let (lead, professional) = (operator(1, Role::Lead), operator(2, Role::Professional));
    assert_eq!(policy.need(&professional, &account(), None, "네"), Some(Need::Role));
    let guarded = Account { approval: true, ..account() };
    assert_eq!(policy.need(&lead, &guarded, None, "네"), Some(Need::Account));
    let (id, name) = (QueueId(Uuid::nil()), "결제".to_owned());
    let queue = Queue { id, name: name.clone(), words: Vec::new(), approval: true };
    assert_eq!(policy.need(&lead, &account(), Some(&queue), "네"), Some(Need::Queue { name }));
    let open = Queue { approval: false, ..queue };
    assert_eq!(policy.need(&lead, &account(), Some(&open), "네"), None);
    for text in ["환불해 드릴게요", "환 불 처리", "환\u{200b}불"] {
        assert_eq!(policy.need(&lead, &account(), None, text), Some(Need::Word { word: "환불".into() }), "{text}");
    }
    assert_eq!(policy.need(&lead, &account(), None, "A Re-Fund!"), Some(Need::Word { word: "refund".into() }));
    assert_eq!(policy.need(&lead, &account(), None, "네, 확인하겠습니다"), None);
}

#[test]
fn whoever_had_a_hand_in_it_is_no_second_reader() {
    let (writer, helper, reader) = (operator(1, Role::Agent), operator(2, Role::Lead), operator(3, Role::Agent));
    let edited = Reply { edited: vec![writer.id, helper.id], ..reply(&writer) };
    assert_eq!(edited.may_approve(&writer, "abc"), Err(Refusal::OwnWords));
    assert_eq!(edited.may_approve(&helper, "abc"), Err(Refusal::OwnWords));
    assert_eq!(edited.may_approve(&reader, "abd"), Err(Refusal::OtherWords));
    assert_eq!(edited.may_approve(&operator(4, Role::Genius), "abc"), Err(Refusal::NotAllowed));
    assert_eq!(edited.may_approve(&reader, "abc"), Ok(()));
}

#[test]
fn the_first_image_that_says_nothing_is_named() {
    let image = |alt: &str| Attachment { image: ImageId(Uuid::nil()), alt: alt.into() };
    let images = [image("영수증"), image(" \n"), image("")];
    assert_eq!(Policy::default().must_describe(&images), Ok(()), "nobody asked for it");
    let policy = Policy { described: true, ..Policy::default() };
    assert_eq!(policy.must_describe(&images), Err(Refusal::Undescribed { image: 2 }));
    assert_eq!(policy.must_describe(&images[..1]), Ok(()));
    assert_eq!(policy.must_describe(&[]), Ok(()));
}

#[test]
fn rules_that_were_kept_before_there_were_more_are_read() {
    let old: Policy = serde_json::from_str(r#"{"roles":["agent"],"words":[]}"#).unwrap();
    assert_eq!(old, Policy { roles: vec![Role::Agent], ..Policy::default() });
}
