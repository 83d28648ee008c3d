//! Answers that the team keeps, to be said again with what is different each time.

use crate::id::{AnswerId, OperatorId};
use crate::time::Time;
use serde::{Deserialize, Serialize};

/// One kept answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "sqlx", derive(sqlx::FromRow))]
pub struct Answer {
    /// Which.
    pub id: AnswerId,
    /// What the team calls it; unique.
    pub name: String,
    /// The words, with fields such as `{customer}` in them.
    pub text: String,
    /// Who wrote it last.
    pub by: OperatorId,
    /// When.
    pub at: Time,
}

/// A text with its known fields filled in. Those that nobody knows stay, for the writer to fill: see [`unfilled`].
pub fn fill(text: &str, known: &[(&str, &str)]) -> String {
    known.iter().fold(text.to_owned(), |text, (field, value)| text.replace(&format!("{{{field}}}"), value))
}

/// The first field of a text that is still to be filled, without its braces: letters between braces, on one line, at
/// most 20 of them.
pub fn unfilled(text: &str) -> Option<&str> {
    let mut rest = text;
    while let Some(open) = rest.find('{') {
        rest = &rest[open + 1..];
        let Some(close) = rest.find('}') else { return None };
        let field = &rest[..close];
        let named =
            !field.is_empty() && field.chars().count() <= 20 && field.chars().all(|c| c.is_alphabetic() || c == '_');
        if named {
            return Some(field);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_fields_are_filled_and_others_are_named() {
        let text = "{customer} 님, 주문 {order} 확인했어요. {customer} 님 감사합니다.";
        let filled = fill(text, &[("customer", "민지"), ("me", "서현")]);
        assert_eq!(filled, "민지 님, 주문 {order} 확인했어요. 민지 님 감사합니다.");
        assert_eq!(unfilled(&filled), Some("order"));
        assert_eq!(unfilled(&fill(&filled, &[("order", "A-1")])), None);
        assert_eq!(unfilled("{주문번호}"), Some("주문번호"));
        for plain in ["", "{", "{}", "{ }", "{a b}", "if (x) { return }", "{1}", "}{"] {
            assert_eq!(unfilled(plain), None, "{plain}");
        }
    }
}
