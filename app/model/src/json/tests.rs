use super::*;
use crate::event::{Change, Event};
use crate::id::{OperatorId, ReplyId, ThreadId};
use crate::live::Frame;
use crate::refusal::Refusal;
use crate::reply::State;
use crate::time::Time;
use proptest::prelude::*;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// Every shape that the types of this package have.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct Shapes {
    text: String,
    whole: i64,
    count: u64,
    small: u8,
    yes: bool,
    maybe: Option<i32>,
    id: Uuid,
    at: Time,
    pair: Option<(String, Kind)>,
    kinds: Vec<Kind>,
    nothing: (),
    #[serde(default)]
    late: Option<Box<Shapes>>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Kind {
    Bare,
    Holds(Vec<String>),
    Two(i64, bool),
    Named { word: String, other: Option<Time> },
}

fn kind() -> impl Strategy<Value = Kind> {
    prop_oneof![
        Just(Kind::Bare),
        prop::collection::vec(any::<String>(), 0..3).prop_map(Kind::Holds),
        any::<(i64, bool)>().prop_map(|(n, yes)| Kind::Two(n, yes)),
        (any::<String>(), any::<Option<i64>>()).prop_map(|(word, other)| Kind::Named { word, other: other.map(Time) }),
    ]
}

fn shapes() -> impl Strategy<Value = Shapes> {
    let numbers = any::<(i64, u64, u8, bool, Option<i32>, u128, i64)>();
    let pair = prop::option::of((any::<String>(), kind()));
    (any::<String>(), numbers, pair, prop::collection::vec(kind(), 0..4), any::<bool>()).prop_map(
        |(text, (whole, count, small, yes, maybe, id, at), pair, kinds, late)| {
            let id = Uuid::from_u128(id);
            let one = Shapes {
                text,
                whole,
                count,
                small,
                yes,
                maybe,
                id,
                at: Time(at),
                pair,
                kinds,
                nothing: (),
                late: None,
            };
            Shapes { late: late.then(|| Box::new(one.clone())), ..one }
        },
    )
}

proptest! {
    #[test]
    fn what_serde_json_writes_is_read(shapes in shapes()) {
        prop_assert_eq!(&read::<Shapes>(&serde_json::to_string(&shapes).unwrap()).unwrap(), &shapes);
        prop_assert_eq!(&read::<Shapes>(&serde_json::to_string_pretty(&shapes).unwrap()).unwrap(), &shapes);
    }

    #[test]
    fn half_of_it_is_odd(shapes in shapes(), cut in any::<prop::sample::Index>()) {
        let text = serde_json::to_string(&shapes).unwrap();
        let end = text.char_indices().nth(cut.index(text.chars().count())).unwrap().0;
        prop_assert_eq!(read::<Shapes>(&text[..end]), Err(Odd));
    }

    #[test]
    fn it_reads_no_more_than_serde_json(text in r#"[\[\]{}",:0-9a-z\\ -]{0,24}"#) {
        fn agree<T: DeserializeOwned + PartialEq + std::fmt::Debug>(text: &str) {
            if let Ok(ours) = read::<T>(text) {
                assert_eq!(Some(ours), serde_json::from_str(text).ok(), "{text}");
            }
        }
        agree::<String>(&text);
        agree::<Vec<String>>(&text);
        agree::<Option<bool>>(&text);
        agree::<(String, Vec<bool>)>(&text);
    }
}

#[test]
fn strange_letters_are_read() {
    assert_eq!(read::<String>(r#""\ud55c \uD83D\uDE00 \/ \b\f\n\r\t\"\\""#).unwrap(), "한 😀 / \u{8}\u{c}\n\r\t\"\\");
    for odd in [r#""\ud83d""#, r#""\ud83d\u0041""#, r#""\x""#, r#""\u00g0""#, r#""한"#, "한", ""] {
        assert_eq!(read::<String>(odd), Err(Odd), "{odd}");
    }
}

#[test]
fn a_field_of_tomorrow_is_left_out() {
    let tick = r#" { "tick" : { "new" : [ { "a" : [1.5e-3, null, "]}"] }, true ], "seq" : 7, "at" : -1 } } "#;
    assert_eq!(read::<Frame>(tick).unwrap(), Frame::Tick { seq: 7, at: Time(-1) });
    assert_eq!(read::<Frame>(r#"{"tomorrow":{}}"#), Err(Odd));
}

#[test]
fn the_wire_is_read() {
    let (thread, by) = (ThreadId(Uuid::from_u128(1)), OperatorId(Uuid::from_u128(2)));
    let events = [
        Change::ThreadClaimed,
        Change::ThreadAssigned { to: by, note: "봐 주세요 \"급함\"".into() },
        Change::ThreadSnoozed { until: Time(1) },
    ];
    for change in events {
        let frame = Frame::Event(Event { seq: 3, at: Time(2), by: Some(by), change, card: None });
        assert_eq!(read::<Frame>(&serde_json::to_string(&frame).unwrap()).unwrap(), frame);
    }
    let pair = Some((ReplyId(thread.0), State::Queued));
    assert_eq!(read::<Option<(ReplyId, State)>>(&serde_json::to_string(&pair).unwrap()).unwrap(), pair);
    let refusal = Refusal::NotYours { owner: None };
    assert_eq!(read::<Refusal>(&serde_json::to_string(&refusal).unwrap()).unwrap(), refusal);
}
